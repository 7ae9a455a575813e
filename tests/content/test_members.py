"""Which territories are in a place: any level inside any other."""

from __future__ import annotations

from functools import cache

import pytest

from fiches.content.found_places import local_territories
from fiches.content.members import are_all_parts, is_known, known_parts, members
from fiches.content.reference.tables import basins, territoires
from fiches.keys import TerritoryKey
from fiches.territories import ListedTerritory


@cache
def listed() -> tuple[ListedTerritory, ...]:
    return local_territories()


def held(level: str, place: str) -> list[str]:
    return [one.code for one in members(level, TerritoryKey.parse(place), listed())]


@pytest.mark.parametrize(
    ("level", "place", "expected"),
    [
        ("DEP", "REG-53", ["22", "29", "35", "56"]),
        ("DEP", "REG-94", ["2A", "2B"]),
        ("REG", "DEP-35", ["53"]),
        ("REG", "BASBMO-5313", ["52", "53"]),  # Redon is astride two régions
        ("DEP", "BASBMO-5313", ["35", "44", "56"]),
        ("DEP", "EPCI-243500741", ["35", "44", "56"]),
        ("BASBMO", "EPCI-243500741", ["5230", "5313"]),
        ("EPCI", "BASBMO-5313", ["243500741"]),
        ("NAT", "REG-53", []),
    ],
)
def test_a_level_inside_a_place(level: str, place: str, expected: list[str]) -> None:
    assert held(level, place) == expected


def test_each_smaller_territory_is_of_one_place_alone() -> None:
    """A territory astride two places is counted once: the departements of the country hold each EPCI one time."""
    places = [f"DEP-{one.code}" for one in territoires() if one.type == "DEP"]
    for level, unknown in (("EPCI", 0), ("BASBMO", 3)):  # three basins are newer than the table of communes
        found = [code for place in places for code in held(level, place)]
        assert len(found) == len(set(found)) == sum(one.key.type == level for one in listed()) - unknown


def test_the_source_s_own_parent_comes_first() -> None:
    """The pages say it too: what a publisher selects is what is told there."""
    basin = ListedTerritory(TerritoryKey("BASBMO", "5313"), "REDON", TerritoryKey("DEP", "44"))
    places = [one for one in listed() if one.key.type != "BASBMO"]
    assert members("BASBMO", TerritoryKey("DEP", "44"), [*places, basin]) == (basin.key,)
    assert members("BASBMO", TerritoryKey("DEP", "35"), [*places, basin]) == ()


def test_a_basin_whose_code_was_given_again_has_no_known_commune() -> None:
    basin = ListedTerritory(TerritoryKey("BASBMO", "5313"), "AUTRE", None)
    places = [one for one in listed() if one.key.type != "BASBMO"]
    assert members("EPCI", basin.key, [*places, basin]) == ()
    assert members("BASBMO", TerritoryKey("DEP", "35"), [*places, basin]) == ()
    assert members("DEP", basin.key, [*places, basin]) == ()


@pytest.mark.parametrize(
    ("place", "expected"), [("REG-53", True), ("REG-99", False), ("BASBMO-5313", True), ("DEP-5313", False)]
)
def test_a_place_is_known_by_the_tables_or_by_the_source(place: str, expected: bool) -> None:
    key = TerritoryKey.parse(place)
    assert is_known(key, ()) is expected
    assert is_known(key, (key,))


@pytest.mark.parametrize(
    ("level", "place", "count"),
    [
        ("DEP", "REG-53", 4),
        ("REG", "NAT-FR", 18),
        ("EPCI", "DEP-35", 18),
        ("EPCI", "REG-53", 60),
        ("BASBMO", "REG-53", 26),
        ("EPCI", "DEP-978", 0),
    ],
)
def test_what_a_place_holds_by_the_tables_whatever_is_listed(level: str, place: str, count: int) -> None:
    assert len(known_parts(level, TerritoryKey.parse(place))) == count


def test_the_region_of_a_basin_by_its_communes_is_that_of_its_code() -> None:
    regions = [one.code for one in territoires() if one.type == "REG"]
    by_communes = {code: region for region in regions for code in known_parts("BASBMO", TerritoryKey("REG", region))}
    assert by_communes.keys() <= basins().keys()
    assert all(region == (code[:2] if len(code) == 4 else f"0{code[:1]}") for code, region in by_communes.items())


def test_an_epci_that_has_ended_is_there_by_its_successors() -> None:
    moselle, ended, heir = TerritoryKey("DEP", "57"), {"245701222", "245701362"}, "992367730"
    known = known_parts("EPCI", moselle)
    assert ended < known
    assert are_all_parts(moselle, "EPCI", known)
    assert are_all_parts(moselle, "EPCI", known - ended | {heir})
    assert not are_all_parts(moselle, "EPCI", known - ended)
    assert not are_all_parts(moselle, "EPCI", known - {min(known - ended)})
