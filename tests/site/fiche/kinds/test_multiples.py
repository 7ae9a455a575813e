"""multiples: points of one quarter a year, a parent ringed on the last grade."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.numbers import Series
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of
from tests.support.panels import panels_block

WORDING = build.wording()


def test_panels_have_a_point_for_the_latest_quarter_of_each_year() -> None:
    """The other quarters are places of the line: without a mark, and without a hover text."""
    chart = chart_of(panels_block(), WORDING)
    assert chart is not None
    assert [row["period"] for row in chart.rows if row["mark"]] == ["2025T1", "2026T1", "2026T1"]
    assert [row["value"] for row in chart.rows] == [40, 41, 42, 43, 44, 45, None, 7, 8, 9]
    last = chart.rows[5]
    assert last["hover"] == "A, Ille-et-Vilaine, fin mars 2026 : 45 personnes"
    assert {bool(row["hover"]) for row in chart.rows if not row["mark"]} == {False}


def test_the_table_of_panels_tells_their_points() -> None:
    """One line a category, one column a year; a quarter before the series began is missing, and never a zero."""
    table = table_of(panels_block(), WORDING)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["fin mars 2025", "fin mars 2026"]
    assert [[text_of(cell.whole) for cell in line.cells] for line in table.lines] == [["41", "45"], ["n. d.", "9"]]


def test_a_code_is_not_said_to_be_missing_where_it_did_not_exist() -> None:
    """F and G were created in 2025: « sans objet » before, « n. d. » for a hole since."""
    block = panels_block()
    earlier = tuple(replace(p, key=p.key._replace(period="2024T1")) for p in block.series[0].points[:1])
    older = replace(block.series[0], points=(*earlier, *block.series[0].points))
    table = table_of(replace(block, series=(older, block.series[1])), WORDING)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["fin mars 2024", "fin mars 2025", "fin mars 2026"]
    assert [text_of(cell.whole) for cell in table.lines[1].cells] == ["sans objet", "n.\u00a0d.", "9"]


def test_an_item_without_a_past_has_a_panel_that_says_so() -> None:
    block = panels_block()
    chart = chart_of(replace(block, series=(block.series[0], Series("F", build.ILLE, ()))), WORDING)
    assert chart is not None
    assert [(row["series"], row["period"], row["value"]) for row in chart.rows[6:]] == [("F", "2026T1", None)]


def test_the_parent_is_ringed_on_the_last_grade_alone() -> None:
    ind = build.indicator("tension-facteurs")
    block = build.profile_block([4])
    number = block.items[0].number
    past = replace(number, key=number.key._replace(period="2024"), value=2.0)
    series = Series("INT_EMB", build.ILLE, (past, number))
    chart = chart_of(replace(block, indicator=ind, series=(series,)), WORDING)
    assert chart is not None
    assert [(row["grade"], row.get("parent_grade")) for row in chart.rows] == [(2, None), (4, 5)]
    assert chart.rows[-1]["parent_hover"] == "Bretagne, 2025 : 5 sur 5"
