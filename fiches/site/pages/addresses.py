"""Pages that lead from a fiche's other addresses to its own: former names, the bare code, lower case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render

FormerSlugs = Mapping[TerritoryKey, Iterable[str]]


def render_addresses(context: SiteContext, former: FormerSlugs, root: Path) -> dict[str, str]:
    """The pages by path. `root`: a disk that does not tell capitals apart has one folder for `2A-…` and `2a-…`."""
    pages = {}
    for key in context.in_order():
        own = context.territories[key].folder
        for folder in other_folders(key, context, former.get(key, ())):
            if not _is_same_folder(root / folder, root / own):
                pages[f"{folder}index.html"] = _page(folder, key, context)
    return pages


def other_folders(key: TerritoryKey, context: SiteContext, slugs: Iterable[str]) -> list[str]:
    """The folders of a fiche that are not its own, in order; the country has one address only."""
    territory = context.territories[key]
    if key == FRANCE:
        return []
    level = territory.level.folder
    wanted = [f"{level}/{slug}/" for slug in (key.code, territory.slug, *slugs)]
    return sorted({*wanted, *(folder.lower() for folder in wanted)} - {territory.folder})


def _is_same_folder(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _page(folder: str, key: TerritoryKey, context: SiteContext) -> str:
    territory = context.territories[key]
    target = "../" * folder.count("/") + territory.folder + "index.html"
    return render("pages/adresse.html", site=context, name=territory.name, target=target, folder=territory.folder)
