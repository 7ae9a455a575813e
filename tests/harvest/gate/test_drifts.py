"""Values that moved more than the catalogue finds plausible: against the same cell, or the previous latest period."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fiches.editions.store import sorted_frame
from fiches.harvest.gate.drifts import Drift, drifts
from tests.support.frames import Row, key, line, watched


def found(rows: Sequence[Row], previous: Sequence[Row], *, bound: float = 50.0, least: float = 500) -> list[Drift]:
    catalogue = watched(variation_max_pct=bound)
    return drifts(sorted_frame(rows), sorted_frame(previous), catalogue, least=least)


@pytest.mark.parametrize(
    ("before", "after", "drifted"),
    [(1000, 1500, False), (1000, 1510, True), (1000, 490, True), (499, 9000, False), (1000, None, False), (None, 1000, False)],
)  # fmt: skip
def test_a_revision_is_held_to_the_bound(before: float | None, after: float | None, drifted: bool) -> None:
    assert bool(found([line(key(), after)], [line(key(), before)])) is drifted


def test_a_new_period_is_held_against_the_former_latest_one() -> None:
    (drift,) = found(
        [line(key(period="2026T1"), 10000)], [line(key(period="2025T4"), 1000), line(key(period="2025T3"), 9000)]
    )
    assert (drift.period, drift.period_before, drift.before, drift.after, drift.change) == (
        "2026T1",
        "2025T4",
        1000,
        10000,
        900,
    )


def test_a_declared_break_between_two_periods_is_no_drift() -> None:
    assert found([line(key(period="2025T1"), 10000)], [line(key(period="2024T4"), 1000)]) == []


def test_shares_and_breakdowns_are_not_watched() -> None:
    cells = [key(measure="pourcentage"), key(characteristic="AGE/AGE1")]
    assert found([line(k, 9000) for k in cells], [line(k, 1000) for k in cells]) == []


def test_an_indicator_without_a_bound_is_not_watched() -> None:
    assert found([line(key(), 9000)], [line(key(), 1000)], bound=0) == []


def test_the_greatest_come_first_and_ties_by_key() -> None:
    codes = {"A0001": 2000, "A0003": 9000, "A0002": 2000}
    previous = [line(key(activity=code), 1000) for code in codes]
    assert [d.cell.split()[4] for d in found([line(key(activity=c), v) for c, v in codes.items()], previous)] == [
        "A0003", "A0001", "A0002",
    ]  # fmt: skip


def test_nothing_before_is_nothing_to_compare() -> None:
    assert found([line(key(), 9000)], []) == found([], [line(key(), 9000)]) == []
