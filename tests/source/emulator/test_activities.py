"""Codes of each type of activity."""

from __future__ import annotations

import pytest

from fiches.source.emulator import activities
from tests.support.emulator import Client


@pytest.mark.parametrize(
    ("type_", "count"),
    [
        ("ROME", 1584),
        ("DOMAINE", 110),
        ("NAF88", 88),
        ("NAF21", 21),
        ("NAF5", 5),
        ("ETRE", 14),
        ("RACINE", 53),
        ("NOEUD", 360),
    ],
)
def test_activities_are_all_there(client: Client, type_: str, count: int) -> None:
    """Numbers of the contract."""
    assert len(client.listed(f"activites/{type_}")["activites"]) == count


def test_a_code_has_the_same_position_in_both_vintages_and_each_its_own(client: Client) -> None:
    positions = activities.positions("ROME")
    assert sorted(positions.values()) == list(range(len(positions)))
    assert activities.labels("ROME", "2022").keys() <= positions.keys()
    assert activities.labels("FORM", "2026") == {}
