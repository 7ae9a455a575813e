"""Which way a count went, and how that compares with a parent: decided on figures."""

from __future__ import annotations

import pytest

from fiches.indicators.model.numbers import Series
from fiches.wording.trends import Trend, Versus, margin, nearest, trend, versus, year_before
from tests.support import figures as build

ENTRY = build.indicator("demandeurs-abc")


@pytest.mark.parametrize(
    ("change", "stable", "way"),
    [(2.9, False, Trend.UP), (-0.1, False, Trend.DOWN), (0.0, False, Trend.STABLE), (0.4, True, Trend.STABLE)],
)
def test_the_way_of_a_change(change: float, stable: bool, way: Trend) -> None:
    assert trend(build.evolution(ENTRY, change, stable=stable)) is way


def test_a_forbidden_change_has_no_way() -> None:
    assert trend(build.evolution(ENTRY, None, reason="rupture")) is None


@pytest.mark.parametrize(
    ("own", "there", "how"),
    [
        (5.0, 2.1, Versus.MORE),
        (1.0, 2.1, Versus.LESS),
        (2.1, 2.1, Versus.SAME),
        (-5.0, 2.1, Versus.UNLIKE),
        (None, 2.1, None),
    ],
)
def test_a_change_beside_the_parent_s(own: float | None, there: float, how: Versus | None) -> None:
    (comparison, *_) = build.headline("demandeurs-abc", 40_000, change=there).comparisons
    assert comparison.evolution is not None
    assert versus(build.evolution(ENTRY, own, reason="" if own is not None else "base"), 40_000, comparison) is how


@pytest.mark.parametrize(("change", "now"), [(None, 100.0), (2.0, None), (2.0, 0.0), (-100.0, 100.0)])
def test_without_a_base_rounding_takes_a_change_nowhere(change: float | None, now: float | None) -> None:
    assert margin(build.evolution(ENTRY, change, reason="" if change is not None else "base"), now) == 0


def test_the_smaller_the_count_the_wider_the_margin() -> None:
    change = build.evolution(ENTRY, 2.0)
    assert margin(change, 100) > margin(change, 10_000) > 0


def test_the_nearest_parent_with_a_change_is_not_the_territory_itself() -> None:
    comparisons = build.headline("demandeurs-abc", 40_000, change=1.0).comparisons
    found = nearest(comparisons, build.ILLE)
    assert found is not None
    assert found.territory == build.BRETAGNE
    assert nearest((), build.ILLE) is None


def test_the_same_quarter_a_year_earlier() -> None:
    points = tuple(build.observed(ENTRY, v, period=p) for p, v in (("2025T1", 3.0), ("2025T2", None)))
    series = Series("ABC", build.ILLE, points)
    before = year_before(series, "2026T1")
    assert before is not None
    assert before.value == 3
    assert year_before(series, "2026T2") is None
    assert year_before(series, "2026T3") is None
