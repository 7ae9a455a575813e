"""The table of levels; folders and slugs of territories."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import LEVELS, LevelCode, Territory, level_order, slugify
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
