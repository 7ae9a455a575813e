"""A figure beside those of the parents."""

from __future__ import annotations

from tests.support.fiche_parts import headline
from tests.support.frames import BRETAGNE, FRANCE, ILLE, entry, key, line


def test_parents_are_compared_at_the_same_period_with_the_share_in_what_contains() -> None:
    rows = [line(key(place, period="2026T1"), value) for place, value in ((ILLE, 10_000), (BRETAGNE, 40_000))]
    found = headline([*rows, line(key(FRANCE, period="2025T4"), 9_000)], entry(cle=1))
    assert [(one.territory, one.number.value, one.part.value) for one in found.comparisons] == [
        (BRETAGNE, 40_000, 25.0)
    ]
