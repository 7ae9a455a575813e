"""Where fiches used to be: by the publisher's table, by former editions, by the site in place; and the table kept up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.render_job import RenderContext, RenderJob
from fiches.content.former_addresses import FILE, add_addresses, is_slug, load_addresses, written
from fiches.content.places import named_territories
from fiches.content.reference.epci_changes import endings, former_names, successors
from fiches.editions.store import read_referential
from fiches.errors import MachineError
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.site.publish import is_ours
from fiches.territories import EPCI, slugify

Slugs = Mapping[TerritoryKey, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FormerAddresses:
    """`known`: all the former slugs of the published fiches, and of the EPCI that they have taken over.

    `new`: those that neither the publisher's table has nor ours of the EPCI that change.
    """

    known: Slugs
    new: Slugs


def former_addresses(job: RenderJob, context: RenderContext, output: Path) -> FormerAddresses:
    """Raises ContentError for a table or an edition at fault."""
    table = load_addresses(job.content)
    found: dict[TerritoryKey, set[str]] = {key: set(slugs) for key, slugs in table.items()}
    for key, slug in (*_of_editions(job), *_in_place(output)):
        found.setdefault(key, set()).add(slug)
    places = context.site.territories
    ours = {key: _of_tables(key) for key in (*context.published, *_taken_over(context)) if key != FRANCE}
    own = {key: {places[key].slug} if key in context.published else set() for key in ours}
    known = {key: frozenset(found.get(key, ())) - own[key] for key in ours}
    new = {key: slugs - ours[key] - set(table.get(key, ())) for key, slugs in known.items()}
    known = {key: slugs | (ours[key] - own[key]) for key, slugs in known.items()}
    return FormerAddresses(
        {key: slugs for key, slugs in known.items() if slugs}, {key: slugs for key, slugs in new.items() if slugs}
    )


def _taken_over(context: RenderContext) -> Iterator[TerritoryKey]:
    """The EPCI that have ended, are not published, and have an heir that is."""
    for code in endings():
        heirs = (TerritoryKey(EPCI, one) for one in successors(code))
        if TerritoryKey(EPCI, code) not in context.published and any(one in context.published for one in heirs):
            yield TerritoryKey(EPCI, code)


def _of_tables(key: TerritoryKey) -> frozenset[str]:
    """The slugs that the names of an EPCI in our table of changes make, where it has ended or changed its name."""
    if key.type != EPCI:
        return frozenset()
    ended = [(row.code, row.name) for row in endings().get(key.code, ())]
    names = {name for code, name in (*ended, *former_names().get(key.code, ())) if code == key.code}
    return frozenset(f"{key.code}-{slugify(name)}" for name in names)


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
