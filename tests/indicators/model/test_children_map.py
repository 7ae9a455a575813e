"""A map shows the change where there is one, else the value."""

from __future__ import annotations

from fiches.indicators.model.children_map import Child
from fiches.indicators.model.numbers import Computed, Observed
from tests.support.frames import ILLE, key


def test_the_change_is_mapped_even_when_it_is_withheld() -> None:
    number = Observed(key(), 90.0)
    withheld = Computed("evolution", (Observed(key(period="2025T1"), 80.0), number), None, "base")
    assert Child(ILLE, number).mapped is number
    assert Child(ILLE, number, withheld).mapped is withheld
