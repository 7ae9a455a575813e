"""evolution: lines that stop, breaks that are named, an axis that says when it leaves zero."""

from __future__ import annotations

import pytest

from fiches.charts.engine.render import draw
from fiches.charts.kinds.evolution import CUT, bounds
from fiches.charts.model import ChartOptions, Rupture
from fiches.charts.parts.curves import curves
from fiches.charts.text.measure import text_width
from tests.support.charts import builders as b
from tests.support.charts.reading import labelled, parsed, words
from tests.support.charts.samples import drawn


def test_a_line_stops_at_a_hole_and_at_a_break() -> None:
    """Two runs around the break, three with a missing quarter."""
    assert _moves("evolution") == 2
    assert _moves("evolution trou") == 3


def _moves(name: str) -> int:
    """Of the line through every quarter, which is thin."""
    line = next(path for path in parsed(drawn(name)).iter("path") if path.get("data-cle"))
    return (line.get("d") or "").count("M")


def test_the_quarters_that_compare_are_joined_in_bold_and_dotted() -> None:
    """Four years before the break, two after it: the same quarter of each, on one path, a dot each."""
    svg = parsed(drawn("evolution"))
    thin, bold = (path for path in svg.iter("path") if path.get("data-cle"))
    assert [one.get("d", "").count("L") + one.get("d", "").count("M") for one in (thin, bold)] == [21, 6]
    assert [one.get("d", "").count("M") for one in (thin, bold)] == [2, 2]
    assert sum(1 for dot in svg.iter("circle")) == 6


def test_lines_of_gaps_start_from_zero_and_end_at_a_change() -> None:
    """The parents' go through the quarters that compare alone; the zero is drawn, and said."""
    svg = drawn("evolution relative")
    marks = [path.get("data-formule") for path in parsed(svg).iter("path") if path.get("data-formule")]
    assert len(marks) == 4
    assert all(mark.startswith("relatif(") and "2025T1" in mark for mark in marks)
    assert "0\u00a0%" in labelled(svg, "y")
    assert "+2\u00a0%" in labelled(svg, "y")
    assert b.NOTE in labelled(svg, "libelles")
    assert "+1,1\u00a0%" in words(svg)


def test_a_trifle_stays_one() -> None:
    rows = [{**row, "value": 0.1} for row in b.relative_rows()]
    low, high = bounds(curves(rows, b.RELATIVE), b.RELATIVE)
    assert low < 0 < high
    assert high - low > 8


def test_a_break_is_drawn_and_named() -> None:
    svg = drawn("evolution")
    assert "loi pour le plein emploi" in labelled(svg, "libelles")
    assert 'stroke="var(--alerte,#9a4a06)" stroke-dasharray="3,2"' in svg


def test_a_long_label_of_a_break_stays_within() -> None:
    """Breaks at both ends of the line, with words wider than what is left beside them."""
    rows = b.evolution_rows(count=8, first="2024T2")
    ruptures = (
        Rupture("2024T3", "nouvelle définition des catégories"),
        Rupture("2026T1", "changement de nomenclature"),
    )
    svg = draw("evolution", rows, identifier="g", title="t", description="d", options=ChartOptions(ruptures=ruptures))
    texts = [text for group in parsed(svg).iter("g") if group.get("data-axe") == "libelles" for text in group]
    assert [text.text for text in texts] == [*(rupture.label for rupture in ruptures), CUT]
    assert all(0 <= float(text.get("x") or 0) <= 344 - text_width(text.text or "") for text in texts)


@pytest.mark.parametrize(
    ("values", "said"), [((900, 1000), True), ((500, 1000), False), ((0, 1000), False), ((1000, 1000), True)]
)
def test_an_axis_that_leaves_zero_says_so(values: tuple[float, float], said: bool) -> None:
    """And spans a fifth of its highest value at least, so that a trifle stays one."""
    rows = [{**row, "value": value} for row, value in zip(b.evolution_rows(count=2), values, strict=True)]
    svg = draw("evolution", rows, identifier="g", title="t", description="d")
    assert (CUT in labelled(svg, "libelles")) == said
    low, high = bounds(curves(rows, ChartOptions()), ChartOptions())
    assert (low > 0) == said
    assert high - low >= 0.2 * max(values)


def test_years_only_along_the_axis() -> None:
    assert labelled(drawn("evolution"), "x") == "2021 2022 2023 2024 2025 2026"
    assert labelled(drawn("evolution énorme"), "x").split(" ") == ["2014", "2017", "2020", "2023", "2026"]


def test_axis_numbers_are_french() -> None:
    assert "40\u202f000" in labelled(drawn("evolution"), "y")
    assert "44\u00a0%" in labelled(drawn("evolution trois"), "y")


def test_series_beyond_one_are_named_at_their_end() -> None:
    assert "Provence-Alpes- Côte d’Azur" in labelled(drawn("evolution trois"), "libelles")
