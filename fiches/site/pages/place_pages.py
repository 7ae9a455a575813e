"""The pages and files by which a place is found: names, postcodes, communes. They hold names and links, and no figure."""

from __future__ import annotations

from fiches.site.context import SiteContext
from fiches.site.pages.commune_pages import render_communes
from fiches.site.pages.search_index import render_search
from fiches.site.search.places import places_of, published_communes
from fiches.site.search.shards import search_files

_FOLDERS = ("recherche/", "communes/")


def render_places(context: SiteContext) -> dict[str, str | bytes]:
    """By path from the site's root. They depend on the list of territories and on what all fiches depend on, and on no cell."""
    held = published_communes(context)
    places = places_of(context, held)
    return {**render_search(context, places), **render_communes(context, held), **search_files(places)}


def finds_places(path: str) -> bool:
    """Whether a path is one of these pages'."""
    return path.startswith(_FOLDERS)
