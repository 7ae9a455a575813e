"""The sure rules of French typography: each in its place, and done once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.content.french_rules import french

FRENCH = [
    ("l'emploi d'abord", "l’emploi d’abord"),
    ("Champ : tous ; sauf un !", "Champ\u00a0: tous\u202f; sauf un\u202f!"),
    ("« ici »", "«\u00a0ici\u00a0»"),
    ("12 % des offres", "12\u00a0% des offres"),
    ("12% des offres", "12\u00a0% des offres"),
    ("en % des inscrits", "en\u00a0% des inscrits"),
    ("1 240 personnes", "1\u202f240 personnes"),
    ("2ème trimestre", "2e trimestre"),
    ("catégories A, B et C", "catégories A,\u00a0B et C"),
    ("https://exemple.fr/a:b", "https://exemple.fr/a:b"),
    ("loi n° 2023-1196", "loi n°\u00a02023-1196"),
]


@pytest.mark.parametrize(("written", "expected"), FRENCH)
def test_french(written: str, expected: str) -> None:
    assert french(written) == expected


@given(st.text(alphabet="abé12 :;!?«»%'’\u00a0\u202f,.", max_size=40))
def test_french_is_done_once(text: str) -> None:
    """What is already right stays as it is."""
    once = french(text)
    assert french(once) == once
