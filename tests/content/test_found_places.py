"""Places by name, by code or by postcode."""

from __future__ import annotations

from functools import cache

import pytest

from fiches.content.found_places import folded, found_communes, found_territories, local_territories
from fiches.content.places import named_territories
from fiches.keys import TerritoryKey
from fiches.territories import ListedTerritory, Territory


@cache
def territories() -> dict[TerritoryKey, Territory]:
    return named_territories(local_territories(), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REG-53", ["REG-53"]),
        ("dep-2a", ["DEP-2A"]),
        ("53", ["REG-53", "DEP-53"]),
        ("243500139", ["EPCI-243500139"]),
        ("ille et vilaine", ["DEP-35"]),
        ("Ille-et-Vilaine", ["DEP-35"]),
        ("Fougères", ["BASBMO-5316", "EPCI-200072452"]),
        ("st malo", ["BASBMO-5315", "EPCI-243500782"]),
        ("xyzzy", []),
        (" - ", []),
    ],
)
def test_territories_by_name_or_code(text: str, expected: list[str]) -> None:
    assert [str(key) for key in found_territories(text, territories())] == expected


def test_the_very_name_comes_first() -> None:
    found = [str(key) for key in found_territories("vienne", territories())]
    assert found[0] == "DEP-86"
    assert "DEP-87" in found  # Haute-Vienne


@pytest.mark.parametrize(
    ("text", "names", "held"),
    [
        ("35240", ["Marcillé-Robert", "Retiers", "Le Theil-de-Bretagne"], "DEP-35"),
        ("vitré", ["Vitré"], "EPCI-200039022"),
        ("35999", [], ""),
    ],
)
def test_communes_by_postcode_or_name(text: str, names: list[str], held: str) -> None:
    found = found_communes(text, local_territories())
    assert [one.name for one in found] == names
    assert all(held in map(str, one.held) for one in found)


def test_only_listed_territories_are_named() -> None:
    """A basin under another label is another basin."""
    listed = [
        ListedTerritory(TerritoryKey("DEP", "35"), "", None),
        ListedTerritory(TerritoryKey("BASBMO", "5317"), "X", None),
    ]
    (found,) = found_communes("Vitré", listed)
    assert [str(key) for key in found.held] == ["DEP-35"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("L’Haÿ-les-Roses", "l hay les roses"), ("St-Brieuc", "saint brieuc"), ("  Ste Foy ", "sainte foy"), ("", "")],
)
def test_names_are_compared_folded(text: str, expected: str) -> None:
    assert folded(text) == expected
