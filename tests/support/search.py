"""An index of the search built from a few communes or from all, and read as the script reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from fiches.content.reference.communes import Commune, communes
from fiches.content.reference.tables import territoires
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.pages.commune_pages import render_communes
from fiches.site.pages.metiers import render_metier_index
from fiches.site.pages.search_index import render_search
from fiches.site.search.answers import Search
from fiches.site.search.places import Place, places_of, published_communes
from fiches.site.search.shards import FOLDER, search_files
from fiches.territories import DEPARTEMENT, REGION, Territory
from tests.support import figures as build
from tests.support import metiers


def context_of(levels: Iterable[str] = (DEPARTEMENT, REGION)) -> SiteContext:
    """A site that publishes the country and every territory of these levels, as the tables name them."""
    rows = [row for row in territoires() if row.type in levels]
    found = {FRANCE: Territory(FRANCE, "France", "en France", "de la France", "la France")}
    for row in rows:
        key = TerritoryKey(row.type, row.code)
        above = (TerritoryKey(row.parent_type, row.parent_code), FRANCE) if row.type == DEPARTEMENT else (FRANCE,)
        found[key] = Territory(key, row.nom, row.dans, row.de, row.sujet, above)
    return replace(build.make_context(), territories=found, published=frozenset(found))


def places(levels: Iterable[str] = (DEPARTEMENT, REGION)) -> tuple[Place, ...]:
    context = context_of(levels)
    return places_of(context, published_communes(context))


@cache
def all_files() -> dict[str, bytes]:
    """The index of a site that has every région and département, by the name of its file."""
    return {path.removeprefix(FOLDER): content for path, content in search_files(places()).items()}


def search_of(files: dict[str, bytes], asked: list[str] | None = None) -> Search:
    """`asked` is given the name of each file that is read."""

    def read(name: str) -> bytes:
        if asked is not None:
            asked.append(name)
        return files[name]

    return Search.opened(read)


def served() -> Sequence[Commune]:
    """The communes of the 101 départements and of the two collectivités that the source lists."""
    known = {row.code for row in territoires() if row.type == DEPARTEMENT}
    return [one for one in communes() if one.departement in known]


@cache
def found_places() -> dict[str, str | bytes]:
    """The pages and the index of the search of a site of two fiches, the lists that proofs read beside them; by path."""
    context = replace(build.make_context(published=[FRANCE, build.ILLE]), metiers=("A1203", "J1501"))
    held = published_communes(context)
    places = places_of(context, held)
    found: dict[str, str | bytes] = {**render_search(context, places), **render_communes(context, held)}
    territories = [context.territories[key] for key in context.in_order()]
    listed = [{"type": t.key.type, "code": t.key.code, "nom": t.name, "url": t.folder} for t in territories]
    found["api/v1/territoires.json"] = json.dumps({"territoires": listed})
    found["metiers/index.html"] = render_metier_index(
        context, [replace(metiers.places().summary, code=one) for one in context.metiers]
    )["metiers/index.html"]
    found["api/v1/build.json"] = json.dumps({"edition": "2026T1", "demo": True})
    return found | search_files(places)
