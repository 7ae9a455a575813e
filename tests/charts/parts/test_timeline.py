"""Periods along an axis: quarters counted, runs cut, years thinned out."""

from __future__ import annotations

from fiches.charts.model import Rupture
from fiches.charts.parts.timeline import points, quarter, runs, years
from tests.support.charts import builders as b


def test_quarters_are_counted() -> None:
    assert quarter("2026T1") - quarter("2025T4") == 1
    assert quarter("2026") == quarter("2026T1")


def test_runs_are_cut_at_breaks_and_holes() -> None:
    rows = [row for row in b.evolution_rows(count=8, first="2024T1") if row["period"] != "2024T3"]
    cut = runs(points(rows), 1, (Rupture("2025T1", "loi pour le plein emploi"),))
    assert [len(run) for run in cut] == [2, 1, 4]


def test_sums_of_twelve_months_are_joined_to_none_until_they_hold_nothing_from_before_the_break() -> None:
    rows = b.evolution_rows(count=9, first="2024T3")
    cut = runs(points(rows), 1, (Rupture("2025T1", "loi pour le plein emploi", "2025T4"),))
    assert [[dot.at - quarter("2025T1") for dot in run] for run in cut] == [[-2, -1], [0], [1], [2], [3, 4, 5, 6]]


def test_years_thin_out_and_keep_the_last() -> None:
    first, last = quarter("2011T2"), quarter("2026T1")
    found = [int(at) // 4 for at in years(first, last, 240)]
    assert found[-1] == 2026
    assert len(found) <= 7
