from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.site.proofs.intervals import FORMULAS, Interval, above, apart, change, exactly, places, published

counts = st.integers(0, 5_000_000)


@pytest.mark.parametrize(
    ("measure", "value", "low", "high"),
    [
        ("nombre", 0, 0, 5), ("nombre", 10, 5, 15), ("nombre", 41230, 41225, 41235), ("pourcentage", 0, 0, 0.5),
        ("pourcentage", 53, 52.5, 53.5), ("pourcentage", 100, 99.5, 100), ("niveau", 4, 4, 4), ("montant", 1890, 1890, 1890),
        ("score", 3.41, 3.41, 3.41),
    ],
)  # fmt: skip
def test_what_a_published_value_stands_for(measure: str, value: float, low: float, high: float) -> None:
    assert published(measure, value) == Interval(low, high)


def _rounded(true: int) -> Interval:
    return published("nombre", (true + 5) // 10 * 10)


@given(counts)
def test_a_count_lies_in_what_it_is_published_as(true: int) -> None:
    interval = _rounded(true)
    assert interval.low <= true <= interval.high


@given(st.sampled_from(sorted(FORMULAS)), counts, counts)
def test_a_computed_value_lies_in_what_its_arguments_give(name: str, a: int, b: int) -> None:
    one, other = _rounded(a), _rounded(b)
    interval = FORMULAS[name](one, other)
    true = FORMULAS[name](exactly(a), exactly(b))
    if interval is not None:
        assert true is not None
        assert interval.low - 1e-6 <= true.low <= interval.high + 1e-6


@given(counts, counts)
def test_what_is_apart_is_so_for_every_truth(a: int, b: int) -> None:
    if above(_rounded(a), _rounded(b)):
        assert a > b
    assert apart(_rounded(a), _rounded(b)) == (_rounded(a) != _rounded(b))


def test_equal_points_are_not_apart() -> None:
    assert not apart(exactly(4), exactly(4))
    assert above(exactly(4), exactly(3))
    assert above(Interval(45, 55), Interval(35, 45))
    assert not above(Interval(44, 55), Interval(35, 45))


def test_nothing_divides() -> None:
    assert FORMULAS["evolution"](published("nombre", 0), exactly(100)) is None
    assert FORMULAS["part"](exactly(0), published("nombre", 0)) is None


def test_distances_from_nought() -> None:
    assert (Interval(-3, 2).nearest, Interval(-3, 2).farthest) == (0, 3)
    assert (Interval(-3, -2).nearest, Interval(1, 2).nearest) == (2, 1)


@given(st.lists(st.integers(100, 5_000), min_size=2, max_size=12))
def test_the_true_place_is_among_those_allowed(truths: list[int]) -> None:
    own, *others = [published("nombre", round(truth / 10) * 10) for truth in truths]
    first, last = places(own, others)
    place = 1 + sum(truth > truths[0] for truth in truths[1:])
    assert first <= place <= last <= len(truths)


def test_one_place_where_nothing_is_left_open() -> None:
    assert places(exactly(4), [exactly(5), exactly(3), exactly(4)]) == (2, 3)
    assert places(Interval(95, 105), [Interval(105, 115), Interval(85, 95)]) == (2, 2)
    assert places(Interval(95, 105), [Interval(104, 114), Interval(86, 96)]) == (1, 3)


@given(st.integers(1_000, 50_000), st.integers(1_000, 50_000))
def test_the_true_change_lies_in_the_interval(before: int, now: int) -> None:
    interval = change(published("nombre", round(before / 10) * 10), published("nombre", round(now / 10) * 10))
    assert interval is not None
    assert interval.low - 1e-9 <= 100 * (now - before) / before <= interval.high + 1e-9
