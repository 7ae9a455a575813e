"""The table of levels; folders and slugs of territories."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import (
    LEVELS,
    LevelCode,
    Territory,
    has_known_shape,
    level_order,
    slugify,
    twin_of,
    written_code,
)
from tests.support.frames import BRETAGNE, ILLE, RENNES


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("L’Haÿ-les-Roses", "l-hay-les-roses"), ("Ille-et-Vilaine", "ille-et-vilaine"), ("Cœur d'Œuvre", "coeur-d-oeuvre"),
        ("Saint-Malo – Dinan", "saint-malo-dinan"), ("  a__b  ", "a-b"), ("Île-de-France", "ile-de-france"), ("日本", ""),
    ],
)  # fmt: skip
def test_slugs_are_plain(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_safe_whatever_the_name(text: str) -> None:
    slug = slugify(text)
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("key", "name", "folder"),
    [
        (FRANCE, "France", "france/"),
        (BRETAGNE, "Bretagne", "regions/53-bretagne/"),
        (TerritoryKey("DEP", "2A"), "Corse-du-Sud", "departements/2A-corse-du-sud/"),
        (TerritoryKey("BASBMO", "5301"), "Brest", "bassins/5301-brest/"),
        (RENNES, "Rennes Métropole", "epci/243500139-rennes-metropole/"),
    ],
)
def test_folders_are_those_of_the_interface(key: TerritoryKey, name: str, folder: str) -> None:
    assert Territory(key, name, "", "", "").folder == folder


def test_the_table_of_levels_is_in_order_and_whole() -> None:
    assert list(LEVELS) == list(get_args(LevelCode)) == ["NAT", "REG", "DEP", "BASBMO", "EPCI"]
    assert all(code == level.code for code, level in LEVELS.items())
    assert len({level.folder for level in LEVELS.values()}) == len(LEVELS)


def test_territories_are_sorted_by_level_then_code() -> None:
    keys = [RENNES, ILLE, FRANCE, TerritoryKey("DEP", "22"), BRETAGNE, TerritoryKey("BASBMO", "5301")]
    assert [str(key) for key in sorted(keys, key=level_order)] == [
        "NAT-FR", "REG-53", "DEP-22", "DEP-35", "BASBMO-5301", "EPCI-243500139",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="COM"):
        level_order(TerritoryKey("COM", "35238"))


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("NAT-FR", True), ("NAT-FMO", True), ("NAT-DOM", True), ("NAT-DE", False), ("REG-53", True), ("REG-5", False),
        ("REG-053", False), ("DEP-01", True), ("DEP-2A", True), ("DEP-2C", False), ("DEP-976", True), ("DEP-987", True),
        ("DEP-961", False), ("BASBMO-5301", True), ("BASBMO-101", True), ("BASBMO-53011", False), ("EPCI-243500139", True),
        ("EPCI-24350013", False), ("EPCI-../../../x", False), ("DEP-35\n", False), ("DEP-٣٥", False), ("COM-35238", True),
        ("COM-../x", False), ("A;B-1", False),
    ],
)  # fmt: skip
def test_a_code_has_the_shape_of_its_level(key: str, known: bool) -> None:
    assert has_known_shape(TerritoryKey.parse(key)) is known


@pytest.mark.parametrize(
    ("code", "written"), [("35", "35"), ("3\u202e5", "3\\u202e5"), ("\x1b[0m", "\\x1b[0m"), ("x" * 99, "x" * 40)]
)
def test_a_code_of_any_shape_is_written_in_ascii(code: str, written: str) -> None:
    assert written_code(code) == written


def test_a_region_and_its_only_departement_are_one_place() -> None:
    region, departement, other = (TerritoryKey("REG", "06"), TerritoryKey("DEP", "976"), TerritoryKey("DEP", "35"))
    places = {
        key: Territory(key, name, "", "", name, parents)
        for key, name, parents in (
            (region, "Mayotte", ()),
            (departement, "Mayotte", (region,)),
            (other, "Ille-et-Vilaine", (TerritoryKey("REG", "53"),)),
        )
    }
    assert (twin_of(region, places), twin_of(departement, places)) == (departement, region)
    assert twin_of(other, places) is None
    assert twin_of(TerritoryKey("DEP", "99"), places) is None
