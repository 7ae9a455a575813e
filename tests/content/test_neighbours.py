"""Territories that share a border."""

from __future__ import annotations

from functools import cache

import pytest

from fiches.content.found_places import local_territories
from fiches.content.neighbours import Neighbours, neighbours_among
from fiches.keys import TerritoryKey
from fiches.territories import ListedTerritory

PAIRS = {"REG": 23, "DEP": 238, "BASBMO": 1053, "EPCI": 3497}  # computed apart (reference data, 1.4)


@cache
def everywhere() -> Neighbours:
    return neighbours_among(local_territories())


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("REG-53", ["28", "52"]),
        ("REG-24", ["11", "27", "28", "52", "75", "84"]),
        ("DEP-01", ["38", "39", "69", "71", "73", "74"]),
        ("DEP-84", ["04", "07", "13", "26", "30", "83"]),
        ("DEP-2A", ["2B"]),
        ("REG-94", []),
        ("DEP-974", []),
    ],
)
def test_a_territory_has_its_neighbours(place: str, expected: list[str]) -> None:
    assert [one.code for one in everywhere().get(TerritoryKey.parse(place), ())] == expected


@pytest.mark.parametrize("level", PAIRS)
def test_each_is_a_neighbour_of_its_neighbours_at_its_level(level: str) -> None:
    found = {key: others for key, others in everywhere().items() if key.type == level}
    assert all(key in found[other] and other != key for key, others in found.items() for other in others)
    assert sum(map(len, found.values())) == 2 * PAIRS[level]


def test_only_listed_territories_are_neighbours() -> None:
    """A basin under another label is another one."""
    keys = [TerritoryKey("DEP", "35"), TerritoryKey("DEP", "22"), TerritoryKey("DEP", "29")]
    found = neighbours_among(ListedTerritory(key, "", None) for key in keys)
    assert found[keys[0]] == (keys[1],)
    basins = [one for one in local_territories() if one.key.type == "BASBMO"]
    assert neighbours_among(basins)
    assert neighbours_among(ListedTerritory(one.key, "AUTRE", None) for one in basins) == {}
