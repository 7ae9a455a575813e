"""sparkline: the bare line of a key figure's last quarters, its break marked; no axis, no word.

Columns: period, value, zero, mark, hover. Options: ruptures. Its width is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, text_of
from fiches.charts.parts.timeline import Point, points, quarter, runs, span, step_of

if TYPE_CHECKING:
    import altair as alt

WIDE, HIGH, EDGE = 120, 32, 4


def _dot(dot: Point, last: Point) -> Datum:
    hollow = bool(dot.row.get("zero"))
    look: Datum = {
        "fill": theme.PAPER if hollow else theme.ACCENT,
        "stroke": theme.ACCENT if hollow else None,
        "thickness": 1.5,
    }
    return {"q": dot.at, "value": dot.value, **look, "size": 28.0 if dot is last else 4.0, **marks_of(dot.row)}


def _lines(cut: Sequence[Sequence[Point]]) -> list[Datum]:
    look: Datum = {"color": theme.ACCENT, "dashes": [], "thickness": 1.75}
    return [
        {"q": dot.at, "value": dot.value, "run": str(index), **look}
        for index, run in enumerate(cut)
        for dot in run
        if len(run) > 1
    ]


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no value is published."""
    dots = points([row for row in rows if text_of(row, "period")])
    if not dots:
        return None
    first, last = span(rows)
    first = min(first, last - 1)
    values = [dot.value for dot in dots]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) * 0.05
    room = WIDE - 2 * EDGE
    at = [quarter(rupture.period) - 0.5 for rupture in options.ruptures if first < quarter(rupture.period) <= last]
    rules: list[Datum] = [
        {"x": x, "x2": x, "y": -EDGE, "y2": HIGH - EDGE, "stroke": theme.WARNING, "thickness": 1, "dashes": [2, 2]}
        for x in ((place - first) / (last - first) * room for place in at)
    ]
    cut = runs(dots, step_of(rows), options.ruptures)
    alone = [run[0] for run in cut if len(run) == 1]
    dotted = [dot for dot in dots if dot is dots[-1] or dot in alone or dot.row.get("zero")]
    tables = {"lines": _lines(cut), "points": [_dot(dot, dots[-1]) for dot in dotted], "rules": rules}
    signals = {"first": first, "last": last, "low": low - air, "high": high + air}
    return Drawing(tables, HIGH, WIDE, signals, left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def specification() -> alt.LayerChart:
    """The drawing: rules of breaks, lines, points."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("q:Q", scale=layers.domain("first", "last"), axis=None)
    y = alt.Y("value:Q", scale=layers.domain(), axis=None)
    marks = (layers.strokes(), layers.runs(x, y), layers.dots(x=x, y=y))
    return layers.stack(*marks, first=0, last=1, low=0, high=1)
