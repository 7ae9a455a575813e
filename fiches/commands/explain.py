"""`explain PATH`: why a file of the site was, or was not, rebuilt by the last build, and from what data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from fiches.commands.inputs import Inputs, read_inputs
from fiches.commands.options import Options
from fiches.commands.standard_output import write_out
from fiches.content.suggestions import nearest
from fiches.editions.store import edition_folder, read_edition
from fiches.errors import Code, ContentError
from fiches.indicators.reads import Series
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from fiches.site.incremental.cells import named
from fiches.site.incremental.placed import PlacedSite, sums_digest
from fiches.site.incremental.record import FicheRecord, read_record
from fiches.site.incremental.store import SiteRecord, Store

_MOST = 20  # changed series that are named
Read = tuple[TerritoryKey | str, Series | None]


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder of which nothing is kept, or a path that is no file of its site."""
    inputs = read_inputs(options, reporter)
    store = Store(options.content, options.output)
    record = store.site()
    if record is None or record.sums != sums_digest(options.output):
        raise ContentError(
            f"{options.output} : aucune trace de la construction de ce site ({store.folder}). Le construire à nouveau :"
            " python build.py render.",
            code=Code.NO_SITE,
        )
    placed = PlacedSite(options.output, {}, 0)
    name = _name(options.editions[0], options.output)
    if name not in placed.sums:
        raise ContentError(
            f"{options.editions[0]} : ce n’est pas un fichier du site {options.output}.{nearest(name, sorted(placed.sums))}",
            code=Code.NOT_OF_THE_SITE,
        )
    for line in _lines(name, record, store, inputs):
        write_out(f"{line}\n")


def _name(typed: str, output: Path) -> str:
    """A path as the site names it: with or without the output folder before it, a folder for its page."""
    path = Path(typed)
    for root in (output, output.absolute()):
        if path.is_relative_to(root):
            path = path.relative_to(root)
    return f"{path.as_posix()}/index.html" if (output / path).is_dir() else path.as_posix()


def _lines(name: str, record: SiteRecord, store: Store, inputs: Inputs) -> Iterator[str]:
    owner = next((key for key, folder in record.folders.items() if name.startswith(folder)), None)
    if store.was_idle(record.sums):
        yield "La dernière commande n’a rien refait : ni le programme, ni le contenu, ni l’édition, ni les options n’avaient changé."
        yield "Ce qui suit est de la construction d’avant."
    if owner is None or owner not in record.fates:
        yield from _of_the_site(name, record, owner)
        return
    fate, reason, changed = record.fates[owner]
    raw = store.fiche(owner)
    kept = read_record(raw, inputs.catalogue.by_id()) if raw is not None else None
    yield f"{name} : fiche {owner}, {fate}."
    yield f"Pourquoi : {reason}."
    if kept is not None:
        edition = read_edition(edition_folder(inputs.access.editions, record.edition))
        yield from _changes(edition.frame, changed, record.moved)
        yield from _sources(kept, owner, named(edition.frame, np.frombuffer(kept.sources.series, dtype=np.uint64)))


def _of_the_site(name: str, record: SiteRecord, owner: str | None) -> Iterator[str]:
    if owner is not None:
        yield f"{name} : fiche {owner}, laissée telle quelle par la dernière construction (--only)."
        return
    same = "ses octets n’ont pas changé" if not record.others.get(name, True) else "ses octets ont changé"
    yield f"{name} : refait, et {same}."
    yield "Pourquoi : les listes et les fichiers du site entier sont refaits dès que quelque chose a changé."
    made = [key for key, (fate, _, _) in record.fates.items() if fate == "composée"]
    listed = f" : {', '.join(made[:_MOST])}{', …' if len(made) > _MOST else ''}" if made else ""
    yield f"De quoi : de toutes les fiches et de l’édition {record.edition}. Fiches composées{listed or ' : aucune'}."


def _changes(frame: pd.DataFrame, changed: Sequence[int], moved: Sequence[int]) -> Iterator[str]:
    """The series that changed among those that were read; of a territory that was read whole, those of its own."""
    read = named(frame, np.array(changed, dtype=np.uint64))
    whole = {place for place, series in read if series is None}
    own = [one for one in named(frame, np.array(moved, dtype=np.uint64)) if one[0] in whole and one[1] is not None]
    found = [one for one in read if one[1] is not None] + own
    for place, series in found[:_MOST]:
        yield f"  a changé : {_said(place, series)}"
    if len(found) > _MOST:
        yield f"  et {len(found) - _MOST} autres."
    if gone := len(changed) - len(read):
        yield f"  ne sont plus dans l’édition : {gone} séries qu’elle lisait."
    if whole and not own:
        yield f"  a changé : {', '.join(map(str, whole))}, une ligne au moins"


def _sources(kept: FicheRecord, owner: str, read: Sequence[Read]) -> Iterator[str]:
    """What the fiche was made from, other territories by number of series."""
    others = Counter(str(place) for place, series in read if isinstance(place, TerritoryKey) and series is not None)
    levels = Counter(place for place, series in read if isinstance(place, str))
    spreads = Counter(level for level, _ in kept.sources.spreads)
    yield f"De quoi : de toutes les lignes de {owner}"
    yield f"  séries d’autres territoires : {_counts(others)}"
    yield f"  séries lues dans tout un niveau (rangs, bandes, semblables) : {_counts(levels)}"
    yield f"  dispersions d’un niveau (ce qui distingue) : {_counts(spreads)}"
    yield f"  et : {', '.join(kept.sources.conditions)}."


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in found.most_common()) or "aucune"


def _said(place: TerritoryKey | str, series: Series | None) -> str:
    """« DEP-35, DE_1.ROME.J1501.ABC...nombre »; « niveau DEP, … »."""
    text = ".".join((series[0], *series[3:])) if series else "toutes ses lignes"
    return f"niveau {place}, {text}" if isinstance(place, str) else f"{place}, {text}"
