"""A small file a place, of which `comparer.js` draws the places that a visitor chooses: words as pages write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from fiches.keys import TerritoryKey
from fiches.site.comparing.figures import Compared, cells_of_place
from fiches.site.comparing.groups import Group
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.wording.distinctions import distinction_sentence
from fiches.wording.phrase import screen_html
from fiches.wording.places import of_subject, short_name, sorting_name, to_subject

FOLDER = "api/v1/comparer"
MOST_NEAR = 8
"""Neighbours named: a visitor looks for others by name."""
MOST_TOLD = 3
"""Sentences that distinguish the place: the fiche has the others, and so many files must stay light."""


def compared_files(
    figures: Sequence[Compared], groups: Sequence[Group], context: SiteContext, summaries: Summaries
) -> dict[str, bytes]:
    """By path from the site's root, one for each fiche."""
    tables = _tables_by_place(groups)
    return {
        file_path(key): _file(summaries.get(key) or FicheSummary(key, ()), figures, tables.get(key, ()), context)
        for key in context.in_order()
    }


def file_path(key: TerritoryKey) -> str:
    return f"{FOLDER}/{key}.json"


def _tables_by_place(groups: Iterable[Group]) -> dict[TerritoryKey, list[Group]]:
    """The static pages that show a place among others."""
    found: dict[TerritoryKey, list[Group]] = {}
    for group in groups:
        for key in (*([group.parent] if group.parent else []), *group.members):
            found.setdefault(key, []).append(group)
    return found


def _file(summary: FicheSummary, figures: Sequence[Compared], tables: Sequence[Group], context: SiteContext) -> bytes:
    key, wording = summary.territory, context.wording()
    territory = context.territories[key]
    cells = cells_of_place(summary, figures, wording)
    near = [
        {"titre": title, "lieux": [_named(one, context) for one in keys]} for title, keys in _near(summary, context)
    ]
    document = {
        "type": key.type,
        "code": key.code,
        "nom": territory.name,
        "sujet": territory.subject,
        "url": territory.folder,
        "chiffres": {name: screen_html(cell.whole) for name, cell in cells.items()},
        "distinctions": [screen_html(distinction_sentence(one, wording)) for one in summary.distinctions[:MOST_TOLD]],
        "proches": near,
        "tableaux": [{"titre": group.title, "url": group.path} for group in tables],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _near(summary: FicheSummary, context: SiteContext) -> Iterator[tuple[str, list[TerritoryKey]]]:
    """Whom it is worth comparing with, by why; none without a fiche."""
    neighbours = sorted(summary.neighbours, key=lambda one: sorting_name(_named(one, context)[1]))
    own = context.territories[summary.territory]
    groups = (
        (f"Limitrophes {of_subject(own.subject)}", neighbours[:MOST_NEAR]),
        (f"Semblables {to_subject(own.subject)}", summary.alike),
        (f"Ce qui contient {own.subject}", own.parents),
    )
    for title, keys in groups:
        if found := [key for key in dict.fromkeys(keys) if key in context.published]:
            yield title, found


def _named(key: TerritoryKey, context: SiteContext) -> list[str]:
    """A key, a name: an EPCI without its kind, for a button is short."""
    return [str(key), short_name(context.territories[key].name)]
