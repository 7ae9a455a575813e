"""Which way a count went, and how that compares with a parent: decided on figures."""

from __future__ import annotations

import pytest

from fiches.indicators.model.numbers import Series
from fiches.wording.trends import Told, Trend, Versus, nearest, told, trend, year_before
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS

ENTRY = build.indicator("demandeurs-abc")


@pytest.mark.parametrize(
    ("change", "now", "way"),
    [
        (2.9, 40_000, Trend.UP),
        (-0.8, 40_000, Trend.DOWN),
        (0.0, 40_000, Trend.STABLE),
        (0.4, 40_000, Trend.STABLE),
        (0.0, 1_500, Trend.UNDECIDED),
        (40.0, 420, Trend.UP),
        (40.0, 50, None),
    ],
)
def test_the_way_of_a_change(change: float, now: float, way: Trend | None) -> None:
    assert trend(build.evolution(ENTRY, change, now=now), AFFIRMATIONS) is way


def test_a_forbidden_change_has_no_way() -> None:
    assert trend(build.evolution(ENTRY, None, reason="rupture"), AFFIRMATIONS) is None


def beside(own: float | None, there: float, *, now: float = 40_000) -> Told:
    headline = build.headline("demandeurs-abc", now, change=own, there=there, reason="" if own is not None else "nd")
    assert headline.evolution is not None
    return told(headline.evolution, headline.comparisons, build.ILLE, AFFIRMATIONS)


@pytest.mark.parametrize(
    ("own", "there", "how", "claims"),
    [
        (5.0, 2.1, Versus.MORE, ["plus"]),
        (1.0, 2.1, Versus.LESS, ["moins"]),
        (2.1, 2.1, Versus.SAME, ["comme"]),
        (2.3, 2.1, Versus.SAME, ["comme"]),
        (2.6, 2.1, Versus.MORE, ["plus"]),  # half a point apart: perhaps more than half
        (-5.0, -2.1, Versus.MORE, ["plus"]),  # of two falls: which is larger
        (-1.0, -2.1, Versus.LESS, ["moins"]),
        (-5.0, 2.1, Versus.UNLIKE, ["moins", "hausse"]),
        (0.0, 2.1, Versus.UNLIKE, ["moins", "hausse"]),
        (2.1, 0.0, Versus.UNLIKE, ["plus", "stable"]),
        (0.1, 0.0, Versus.SAME, ["comme"]),
        (0.8, 0.4, None, []),  # close, one of them stable: neither « comme » nor « alors que »
        (0.4, -0.4, Versus.STABLE_TOO, ["stable"]),
        (None, 2.1, None, []),
    ],
)
def test_a_change_beside_the_parent_s(own: float | None, there: float, how: Versus | None, claims: list[str]) -> None:
    found = beside(own, there)
    assert found.versus is how
    assert [claim.name for claim in found.claims] == claims


def test_two_falls_are_compared_by_their_size() -> None:
    (claim,) = beside(-5.0, -2.1).claims
    assert claim.mark(build.ILLE).startswith("plus(baisse(DE_1")


def test_nothing_is_compared_with_a_change_that_rounding_leaves_undecided() -> None:
    assert beside(0.0, 9.0, now=1_500).versus is None


@pytest.mark.parametrize(("own", "there", "alike"), [(2.1, 2.14, True), (2.1, 2.3, False), (0.1, -0.1, True)])
def test_written_alike_is_the_same_figure_or_both_stable(own: float, there: float, *, alike: bool) -> None:
    assert beside(own, there).written_alike is alike


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
