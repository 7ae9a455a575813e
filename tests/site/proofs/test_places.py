"""Places that rounding allows: never less than the truth, one where nothing is left open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.site.proofs.places import change, is_above, places, stands_for


@pytest.mark.parametrize(
    ("value", "measure", "low", "high"),
    [(100, "nombre", 95, 105), (0, "nombre", 0, 5), (4, "niveau", 4, 4), (53, "pourcentage", Fraction(105, 2), Fraction(107, 2))],
)  # fmt: skip
def test_what_a_published_value_stands_for(value: int, measure: str, low: Fraction, high: Fraction) -> None:
    assert stands_for(Fraction(value), measure) == (low, high)


def test_intervals_may_touch() -> None:
    assert is_above((Fraction(105), Fraction(115)), (Fraction(95), Fraction(105)))
    assert not is_above((Fraction(104), Fraction(115)), (Fraction(95), Fraction(105)))


@given(st.lists(st.integers(100, 5_000), min_size=2, max_size=12))
def test_the_true_place_is_among_those_allowed(truths: list[int]) -> None:
    published = [Fraction(round(truth / 10) * 10) for truth in truths]
    own, *others = [stands_for(value, "nombre") for value in published]
    first, last, size = places(own, others)
    place = 1 + sum(truth > truths[0] for truth in truths[1:])
    assert first <= place <= last <= size == len(truths)


@given(st.integers(1_000, 50_000), st.integers(1_000, 50_000))
def test_the_true_change_lies_in_the_interval(before: int, now: int) -> None:
    low, high = change(Fraction(round(before / 10) * 10), Fraction(round(now / 10) * 10))
    assert low <= Fraction(100 * (now - before), before) <= high
