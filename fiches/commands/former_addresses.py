"""Where fiches used to be: by the publisher's table, by former editions, by the site in place; and the table kept up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.render_job import RenderContext, RenderJob
from fiches.content.former_addresses import FILE, add_addresses, is_slug, load_addresses, written
from fiches.content.places import named_territories
from fiches.editions.store import read_referential
from fiches.errors import MachineError
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.site.publish import is_ours

Slugs = Mapping[TerritoryKey, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FormerAddresses:
    """`known`: all the former slugs of the published fiches; `new`: those that the table lacks."""

    known: Slugs
    new: Slugs


def former_addresses(job: RenderJob, context: RenderContext, output: Path) -> FormerAddresses:
    """Raises ContentError for a table or an edition at fault."""
    table = load_addresses(job.content)
    found: dict[TerritoryKey, set[str]] = {key: set(slugs) for key, slugs in table.items()}
    for key, slug in (*_of_editions(job), *_in_place(output)):
        found.setdefault(key, set()).add(slug)
    places = context.site.territories
    known = {key: frozenset(found.get(key, ())) - {places[key].slug} for key in context.published if key != FRANCE}
    new = {key: slugs - set(table.get(key, ())) for key, slugs in known.items()}
    return FormerAddresses(
        {key: slugs for key, slugs in known.items() if slugs}, {key: slugs for key, slugs in new.items() if slugs}
    )


def _of_editions(job: RenderJob) -> Iterator[tuple[TerritoryKey, str]]:
    """The slugs that the names of former editions of the source make today."""
    entries = {entry.key: entry for entry in job.territories.territoires}
    for name in job.published_editions:
        if name != job.edition.name:
            listed = read_referential(job.edition.parent / name).territories
            yield from ((key, place.slug) for key, place in named_territories(listed, entries).items())


def _in_place(output: Path) -> Iterable[tuple[TerritoryKey, str]]:
    """Those of the site that is about to be replaced; none where it cannot be read."""
    if not is_ours(output):
        return []
    try:
        entries = json.loads((output / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
        return [
            (TerritoryKey(one["type"], one["code"]), slug)
            for one in entries
            if is_slug(slug := one["url"].rstrip("/").rpartition("/")[2], one["code"])
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def keep_addresses(content: Path, new: Slugs, reporter: Reporter) -> None:
    """Adds what the table lacks; where it cannot be written, says what to add: nothing is lost, the site has it."""
    if not new:
        return
    names = ", ".join(f"{key} ({', '.join(sorted(slugs))})" for key, slugs in sorted(new.items()))
    try:
        add_addresses(content, new)
    except MachineError as error:
        reporter.warn(f"{error} Y ajouter les adresses d’avant :{written(new)}")
    else:
        reporter.say(
            f"Noms changés : {names}. Les anciennes adresses mènent aux nouvelles ; elles sont notées dans"
            f" {content.name}/{FILE}, à enregistrer avec le contenu."
        )
