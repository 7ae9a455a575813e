"""Items with their past: the periods drawn, those with a point, one row at least an item."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.panel_rows import panel_rows, same_quarter, window

from fiches.indicators.model.numbers import Series
from fiches.wording.items import POINTS_SHOWN
from tests.support import figures as build
from tests.support.panels import panels_block

WORDING = build.wording()


def test_the_window_is_that_of_the_longest_line() -> None:
    assert window(panels_block()) == ["2024T4", "2025T1", "2025T2", "2025T3", "2025T4", "2026T1"]
    assert len(window(panels_block())) <= POINTS_SHOWN


def test_points_are_of_the_latest_quarter_of_each_year() -> None:
    assert same_quarter(panels_block()) == ["2025T1", "2026T1"]


def test_an_item_without_a_past_still_has_a_row() -> None:
    block = panels_block()
    rows = panel_rows(replace(block, series=(Series("A", build.ILLE, ()), block.series[1])), WORDING)
    (alone,) = [row for row in rows if row["series"] == "A"]
    assert (alone["period"], alone["value"], alone["mark"]) == ("2026T1", None, "")
