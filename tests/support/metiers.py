"""A small edition of three métiers in a few territories, on the project's own catalogue, and the site's pages of métiers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fiches.charts.maps.zones import outlined
from fiches.indicators.edition_data import EditionData
from fiches.indicators.metier_places import followed_metiers, metier_places
from fiches.indicators.model.metier_places import MetierPlaces
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.data.whole_edition import whole_edition
from fiches.site.pages.metier_page import render_metier
from fiches.site.pages.metiers import render_metier_index
from fiches.site.publish import write_files
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.frames import Row, edition_data, key, line

NORMANDIE, COTES = TerritoryKey("REG", "28"), TerritoryKey("DEP", "22")
TERRITORIES = {
    **build.TERRITORIES,
    NORMANDIE: Territory(NORMANDIE, "Normandie", "en Normandie", "de la Normandie", "la Normandie", (FRANCE,)),
}
METIERS = ("A1203", "J1501", "N4101")
FACTORS = ("INT_EMB", "MAIN_OEUVRE", "SPECIF_FORM_EMPL", "COND_TRAVAIL", "DUR_EMPL", "MISMATCH_GEO", "ATTR_SALARIALE")
PAGE = "metiers/J1501-aide-soignant-aide-soignante/index.html"
COUNTS = {  # offers of twelve months, job seekers, hires, difficulty
    FRANCE: (90_000, 60_000, 20_000, 3),
    build.BRETAGNE: (30_000, 10_000, 3_000, 4),
    NORMANDIE: (20_000, 9_000, 2_500, 2),
    build.ILLE: (18_000, 6_000, 1_800, 5),
    COTES: (12_000, 4_000, 1_200, 3),
    build.MAYOTTE: (80, 40, 0, None),
    build.RENNES: (9_000, 3_000, 900, None),
}


def rows_of(metier: str, place: TerritoryKey, counts: tuple[float | None, ...]) -> list[Row]:
    """The rows of a métier in a place: counts at two years, deciles, difficulty with its seven factors."""
    offers, seekers, hires, grade = counts
    found = [
        line(key(place, "TOFF-CUMUL12MOIS", indicator="OFF_1", activity=metier), offers),
        line(key(place, "TOFF-CUMUL12MOIS", "2025T1", indicator="OFF_1", activity=metier), offers and 0.9 * offers),
        line(key(place, "ABC", activity=metier), seekers),
        line(key(place, "ABCDEFG-TOUTE", indicator="EMB_1", activity=metier), hires),
    ]
    for code, amount in (("SAL_D10", 1_801), ("SAL_D90", 2_400)):
        parts = {"indicator": "OFF_1", "measure": "montant", "characteristic": f"SALAIRE/{code}"}
        found.append(line(key(place, "PE", activity=metier, **parts), amount))
    if grade is not None:
        graded = {"indicator": "PERSP_2", "measure": "niveau", "activity": metier}
        found.append(line(key(place, "PERSPECTIVE", "2025", **graded), grade))
        found += [line(key(place, code, "2025", **graded), 1 + at % 5) for at, code in enumerate(FACTORS)]
    return found


def rows(counts: Mapping[TerritoryKey, tuple[float | None, ...]] = COUNTS) -> list[Row]:
    """Those of every métier: the second has twice as much as the first, the third as much."""
    return [
        row
        for metier, times in zip(METIERS, (1, 2, 1), strict=True)
        for place, (*numbers, grade) in counts.items()
        for row in rows_of(metier, place, (*(None if one is None else times * one for one in numbers), grade))
    ]


def data(
    lines: Sequence[Row] | None = None,
    *,
    published: Sequence[TerritoryKey] = tuple(COUNTS),
    levels: Sequence[str] = ("NAT", "REG", "DEP"),
) -> EditionData:
    """An edition of these rows, of the project's own catalogue."""
    read = rows() if lines is None else lines
    every = {TerritoryKey(str(row[1]), str(row[2])) for row in read}
    found = edition_data(
        read,
        build.catalogue(),
        activities={"ROME": METIERS},
        levels=levels,
        parents={place: _known(place).parents for place in sorted(every)},
    )
    territories = {place: _known(place) for place in sorted({*TERRITORIES, *every, *published})}
    return replace(found, territories=territories, published=frozenset(published), outlined=outlined())


def _known(place: TerritoryKey) -> Territory:
    """A territory of these, or another one of Bretagne."""
    name = str(place)
    other = Territory(place, name, f"à {name}", f"de {name}", name, (build.BRETAGNE, FRANCE))
    return TERRITORIES.get(place, other)


def context(found: EditionData) -> SiteContext:
    """The site of an edition."""
    made = build.make_context(published=sorted(found.published))
    return replace(made, territories=found.territories, metiers=followed_metiers(found))


def places(found: EditionData | None = None, metier: str = "J1501") -> MetierPlaces:
    """One métier everywhere."""
    (one,) = metier_places(found or data(), [metier])
    return one


def pages(found: EditionData | None = None) -> dict[str, str]:
    """The index and the page of each métier, by path."""
    edition = found or data()
    site = context(edition)
    every = list(metier_places(edition, site.metiers))
    return render_metier_index(site, [one.summary for one in every]) | dict(render_metier(one, site) for one in every)


def written(root: Path) -> Path:
    """A folder that holds these pages, the edition and the list of fiches, as their proofs read them."""
    edition = data()
    site = context(edition)
    listed = [
        {"type": key.type, "code": key.code, "nom": site.territories[key].name, "url": site.territories[key].folder}
        for key in site.in_order()
    ]
    files: dict[str, str | bytes] = {**pages(edition), **whole_edition(edition.dataset.frame, "2026T1")}
    files["api/v1/territoires.json"] = json.dumps({"territoires": listed})
    files["api/v1/build.json"] = json.dumps({"edition": "2026T1", "demo": True})
    write_files(root, files)
    return root
