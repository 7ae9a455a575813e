"""Pages at the addresses of the intercommunalités that have ended: they lead to the fiche of the one that took them over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fiches.content.reference.epci_changes import endings, successors
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Link, fiche_link
from fiches.territories import EPCI, LEVELS, slugify
from fiches.wording.period_words import day


def render_ended(context: SiteContext, former: Mapping[TerritoryKey, Iterable[str]]) -> dict[str, str]:
    """The pages by path. Nothing for one that the source still lists and the site publishes, or of whose heirs none is published."""
    pages = {}
    for code, rows in endings().items():
        key, name = TerritoryKey(EPCI, code), rows[0].name
        heirs = [one for heir in successors(code) if (one := TerritoryKey(EPCI, heir)) in context.published]
        if key in context.published or not heirs:
            continue
        alone = len(successors(code)) == 1
        since = day(f"{rows[0].year}-01-01")
        for slug in sorted({code, f"{code}-{slugify(name)}", *former.get(key, ())}):
            folder = f"{LEVELS[EPCI].folder}/{slug}/"
            links = [_from(folder, fiche_link(heir, context)) for heir in heirs]
            target = links[0].href if alone else ""
            own = context.territories[heirs[0]].folder if alone else folder
            pages[f"{folder}index.html"] = render(
                "pages/intercommunalite.html",
                site=context,
                name=name,
                since=since,
                links=links,
                target=target,
                folder=own,
            )
    return pages


def _from(folder: str, link: Link) -> Link:
    return Link("../" * folder.count("/") + link.href, link.text)
