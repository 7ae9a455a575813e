"""sparkline: the bare lines of a key figure, at the quarter of its last value, year after year, its break marked.

No axis, no word: it is hidden from who listens. Where no two of these quarters compare, the line goes through all.

Columns: period, value, zero, series, role, start, line_mark, mark, hover. Options: ruptures, relative. Its size is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, text_of
from fiches.charts.parts.curves import Curve, curve_lines, curves, dot_marks
from fiches.charts.parts.timeline import Point, quarter, span

if TYPE_CHECKING:
    import altair as alt

WIDE, HIGH, EDGE = 120, 40, 4
LEAST_GAPS = 6.0  # points between the least and the most of gaps: a trifle stays one
SILENT = True
"""What it shows is said beside it, in words."""


def _dot(dot: Point, one: Curve) -> Datum:
    last = one.points[-1]
    hollow = bool(dot.row.get("zero"))
    look: Datum = {
        "fill": theme.PAPER if hollow else theme.ACCENT,
        "stroke": theme.ACCENT if hollow else None,
        "thickness": 1.5,
    }
    return {"q": dot.at, "value": dot.value, **look, "size": 28.0 if dot is last else 4.0, **dot_marks(dot, one)}


def _bounds(series: Sequence[Curve], options: ChartOptions) -> tuple[float, float]:
    values = [dot.value for one in series for dot in one.drawn]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) * 0.05
    wanting = max(LEAST_GAPS - (high - low), 0.0) / 2 if options.relative else 0.0
    return low - air - wanting, high + air + wanting


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no value is published. The first series is the territory's own."""
    rows = [row for row in rows if text_of(row, "period")]
    series = [one.bare() for one in curves(rows, options)]
    if not series:
        return None
    first, last = span(rows)
    first = min(first, last - 1)
    room = WIDE - 2 * EDGE
    at = [quarter(rupture.period) - 0.5 for rupture in options.ruptures if first < quarter(rupture.period) <= last]
    rules: list[Datum] = [
        {"x": x, "x2": x, "y": -EDGE, "y2": HIGH - EDGE, "stroke": theme.WARNING, "thickness": 1, "dashes": [2, 2]}
        for x in ((place - first) / (last - first) * room for place in at)
    ]
    own = series[0]
    dots = [dot for dot in own.points if dot is own.points[-1] or dot in own.alone() or dot.row.get("zero")]
    lines = [row for one in reversed(series) for row in curve_lines(one, 2 if one is own else 1.25)]
    tables = {"lines": lines, "points": [_dot(dot, own) for dot in dots], "rules": rules}
    low, high = _bounds(series, options)
    signals = {"first": first, "last": last, "low": low, "high": high}
    return Drawing(tables, HIGH, WIDE, signals, left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def specification() -> alt.LayerChart:
    """The drawing: rules of breaks, lines, points."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("q:Q", scale=layers.domain("first", "last"), axis=None)
    y = alt.Y("value:Q", scale=layers.domain(), axis=None)
    marks = (layers.strokes(), layers.runs(x, y), layers.dots(x=x, y=y))
    return layers.stack(*marks, first=0, last=1, low=0, high=1)
