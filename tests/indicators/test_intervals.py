"""What a published or computed number stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.indicators.intervals import Interval, interval_of, no_wider
from fiches.indicators.model.numbers import Computed, Number, Observed
from tests.support.frames import key
from tests.support.truths import computed


def of(number: Number) -> tuple[float, float] | None:
    found = interval_of(number)
    return (found.low, found.high) if found else None


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        ("nombre", 0, (0, 5)),
        ("nombre", 10, (5, 15)),
        ("nombre", 41_230, (41_225, 41_235)),
        ("nombre", None, None),
        ("pourcentage", 0, (0, 0.5)),
        ("pourcentage", 53, (52.5, 53.5)),
        ("pourcentage", 100, (99.5, 100)),
        ("niveau", 4, (4, 4)),
        ("score", 3.2, (3.2, 3.2)),
        ("montant", 1_900, (1_900, 1_900)),
    ],
)
def test_published_values(measure: str, value: float | None, expected: tuple[float, float] | None) -> None:
    assert of(Observed(key(measure=measure), value)) == expected


def count(value: float) -> Observed:
    return Observed(key(), value)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (computed("evolution", count(100), count(110)), (0, 100 * 20 / 95)),
        (Computed("baisse", (count(100), count(90)), 10.0), (0, 100 * 20 / 105)),
        (computed("part", count(50), count(100)), (100 * 45 / 105, 100 * 55 / 95)),
        (computed("part", count(100), count(100)), (100 * 95 / 105, 100)),
        (Computed("rapport", (count(100), count(50)), 20.0), (10 * 95 / 55, 10 * 105 / 45)),
        (computed("ecart", count(50), count(100)), (40, 60)),
        (Computed("rang", (count(100),), 3.0, level="DEP"), None),
        (Computed("evolution", (count(100), count(110)), None, "rupture"), None),
        (Computed("evolution", (count(0), count(110)), 5.0), None),
    ],
)
def test_computed_values(number: Number, expected: tuple[float, float] | None) -> None:
    assert of(number) == (pytest.approx(expected) if expected else None)


def test_a_gap_between_shares_takes_each_alone() -> None:
    shares = [computed("part", count(one), count(1_000)) for one in (300, 500)]
    found = of(Computed("ecart", tuple(shares), 20.0))
    low, high = of(shares[0]), of(shares[1])
    assert low is not None
    assert high is not None
    assert found == pytest.approx((high[0] - low[1], high[1] - low[0]))


@pytest.mark.parametrize(
    ("one", "other", "above", "below"),
    [
        ((1, 2), (2, 3), False, True),  # touching is apart
        ((1, 2.1), (2, 3), False, False),
        ((2, 2), (2, 2), False, False),  # the same point is not
        ((2, 2), (2, 3), False, True),
        ((3, 4), (1, 2), True, False),
    ],
)
def test_apart(one: tuple[float, float], other: tuple[float, float], *, above: bool, below: bool) -> None:
    here, there = Interval(*one), Interval(*other)
    assert (here.above(there), there.above(here)) == (above, below)


@pytest.mark.parametrize(
    ("interval", "size"), [((1, 3), (1, 3)), ((-3, -1), (1, 3)), ((-1, 3), (0, 3)), ((-4, 3), (0, 4))]
)
def test_sizes(interval: tuple[float, float], size: tuple[float, float]) -> None:
    assert Interval(*interval).size() == Interval(*size)


def test_within_and_width() -> None:
    assert Interval(-0.5, 0.5).within(0.5)
    assert not Interval(-0.5, 0.51).within(0.5)
    assert no_wider(Interval(0, 0.2), 0.2)
    assert not no_wider(Interval(0, 0.21), 0.2)


@given(st.lists(st.integers(100, 5_000_000), min_size=2, max_size=2), st.sampled_from(["evolution", "part", "ecart"]))
def test_the_value_lies_in_its_own_interval(values: list[int], formula: str) -> None:
    one, other = sorted(10.0 * (value // 10) for value in values)
    number = computed(formula, count(one), count(other))
    found = interval_of(number)
    assert found is not None
    assert number.value is not None
    assert found.low - 1e-9 <= number.value <= found.high + 1e-9
