"""The grid of small multiples: panels two by two on one axis of time."""

from __future__ import annotations

import pytest
from fiches.charts.parts.panels import (
    COLUMNS,
    GUTTER,
    Grid,
    arrange,
    axis_years,
    break_rules,
    feet,
    last_value,
    names_of,
    notes_above,
    panel_width,
    series_of,
)

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.parts.timeline import quarter
from tests.support.charts import builders as b


def grid(options: ChartOptions | None = None, rows: list[Row] | None = None) -> Grid:
    series = series_of(rows or b.multiples_rows())
    return arrange(series, options or ChartOptions(), margins=(14.0, 40.0), high=46, top=20)


def test_series_keep_their_order_and_their_periods_theirs() -> None:
    rows = b.multiples_rows()
    found = series_of(list(reversed(rows)))
    assert [own[0]["series"] for own in found] == list(dict.fromkeys(row["series"] for row in reversed(rows)))
    assert all(
        [quarter(str(r["period"])) for r in own] == sorted(quarter(str(r["period"])) for r in own) for own in found
    )


@pytest.mark.parametrize("width", [332.0, 344.0])
def test_two_panels_and_a_gutter_fill_the_width(width: float) -> None:
    found = grid(ChartOptions(width=width))
    assert found.wide == panel_width(width)
    assert found.panels[1].x + found.wide == width
    assert found.panels[1].x - found.wide == GUTTER


def test_panels_of_a_row_have_their_plots_at_one_height() -> None:
    found = grid()
    pairs = [found.panels[start : start + COLUMNS] for start in range(0, len(found.panels), COLUMNS)]
    assert all(len({panel.top for panel in pair}) == 1 for pair in pairs)
    assert found.bottom > max(panel.top for panel in found.panels) + found.high


def test_paper_sets_rows_of_panels_closer() -> None:
    assert grid(ChartOptions(dense=True)).bottom < grid().bottom


def test_the_axis_goes_from_the_first_quarter_to_the_last() -> None:
    found = grid()
    panel = found.panels[0]
    assert found.x(panel, found.first) == panel.x + found.left
    assert found.x(panel, found.last) == pytest.approx(panel.x + found.wide - found.right)
    assert found.end(panel) > found.x(panel, found.last)


def test_each_panel_has_its_name_and_each_column_its_years() -> None:
    found = grid()
    assert len(names_of(found)) == sum(len(panel.names) for panel in found.panels)
    years = axis_years(found)
    assert len(feet(found)) == COLUMNS * len(years)
    assert {text["datum"] for text in feet(found)} == {"x"}


def test_a_break_is_ruled_where_a_period_comes_before_it() -> None:
    found = grid()
    inside, before = Rupture("2025T1", "loi"), Rupture("1999T1", "avant")
    begun = [panel for panel in found.panels if str(panel.rows[0]["period"]) < "2025T1"]
    assert len(list(break_rules(found, [inside]))) == len(begun) < len(found.panels)
    assert list(break_rules(found, [before])) == []


def test_what_holds_for_all_panels_is_said_once_above() -> None:
    rules, texts = notes_above(["Même échelle."], [b.BREAK], quarter("2022T1"), quarter("2026T1"))
    assert [text["words"] for text in texts] == ["Même échelle.", b.BREAK.label]
    assert [rule["stroke"] for rule in rules] == [theme.WARNING]
    assert notes_above([], [b.BREAK], quarter("2025T2"), quarter("2026T1")) == ([], [])


def test_the_last_value_is_marked_and_a_missing_one_is_not() -> None:
    found = grid()
    panel = found.panels[0]
    assert last_value(panel, found, "45", 10)["mark"] == panel.rows[-1]["mark"]
    missing = last_value(panel, found, "n.\u00a0d.", 10)
    assert (missing["color"], missing["datum"]) == (theme.MUTED, "libelles")
