"""multiples: small panels on one axis of time, one a series, each under its name with its last value.

Columns: series, series_label, period, value or grade (1–5), zero, mark, hover; a row without `mark` is a place that its
line passes through, without a point. On a panel's last row: parent_grade, parent_label, parent_mark, parent_hover.
Options: ruptures, unit, decimals. One drawing of two columns: several drawings would need a grid around them.

Counts are lines from zero, on one scale when the smallest panel would still be read on it; else each on its own, which
is said above. Grades are steps between 1 and 5, the parent's latest ringed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, text_of
from fiches.charts.parts.panel_steps import steps
from fiches.charts.parts.panels import (
    GAP,
    YEAR,
    Grid,
    Panel,
    arrange,
    break_rules,
    feet,
    last_value,
    names_of,
    notes_above,
    rule,
    series_of,
)
from fiches.charts.parts.scale import grade_of
from fiches.charts.parts.timeline import Point, points, quarter, runs, step_of
from fiches.charts.text.measure import SLACK, text_width, wrap
from fiches.charts.text.numbers import MISSING, value_text
from fiches.charts.text.place import LINE, lines

if TYPE_CHECKING:
    import altair as alt

HIGH = 46
COMMON = 3.0  # times the lowest panel's highest value, up to which one scale serves all
OWN_SCALE = "Chaque case a sa propre échelle, à partir de zéro."
ONE_SCALE = "Même échelle dans toutes les cases, à partir de zéro."


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no value is published."""
    if any(grade_of(row) for row in rows):
        return _drawing(*steps(rows, options), options.width)
    return _counts(rows, options) if any(number_of(row, "value") is not None for row in rows) else None


def _drawing(tables: dict[str, list[Datum]], grid: Grid, width: float) -> Drawing:
    empty: dict[str, list[Datum]] = {
        "rules": [],
        "lines": [],
        "points": [],
        "boxes": [],
        "rings": [],
        "texts": [],
    }
    signals = {"first": 0.0, "last": float(width), "low": grid.bottom, "high": 0.0}
    return Drawing({**empty, **tables}, grid.bottom, width, signals)


def _highest(rows: Sequence[Row]) -> float:
    return max((dot.value for dot in points(rows)), default=0.0)


def _scales(series: Sequence[Sequence[Row]]) -> tuple[list[float], str]:
    """The value at the top of each panel, and how that is told."""
    tops = [_highest(own) for own in series]
    above_zero = [top for top in tops if top > 0]
    if not above_zero or max(above_zero) <= COMMON * min(above_zero):
        return [max(above_zero, default=1.0)] * len(tops), ONE_SCALE
    return [top or 1.0 for top in tops], OWN_SCALE


def _last_text(rows: Sequence[Row], grid_last: int, options: ChartOptions) -> str:
    ended = quarter(text_of(rows[-1], "period")) < grid_last
    return MISSING if ended else value_text(rows[-1], options)


def _counts(rows: Sequence[Row], options: ChartOptions) -> Drawing:
    series = series_of(rows)
    tops, scale = _scales(series)
    quarters = [quarter(text_of(row, "period")) for row in rows]
    rules, texts = notes_above([scale], options.ruptures, min(quarters), max(quarters))
    ends = [_last_text(own, max(quarters), options) for own in series]
    right = max(text_width(end, bold=True) for end in ends) + GAP + SLACK
    grid = arrange(series, options, margins=(YEAR / 2, right), high=HIGH, top=LINE * len(texts) + 8)
    tables: dict[str, list[Datum]] = {
        "rules": [*rules, *break_rules(grid, options.ruptures)],
        "lines": [],
        "points": [],
    }
    texts += [*names_of(grid), *feet(grid)]
    for index, (panel, top, end) in enumerate(zip(grid.panels, tops, ends, strict=True)):
        tables["rules"].append(_floor(grid, panel))
        cut = runs(points(panel.rows), step_of(rows), options.ruptures)
        tables["lines"] += _line(grid, panel, cut, top, index)
        tables["points"] += _dots(grid, panel, cut, top)
        texts += [last_value(panel, grid, end, _level(grid, panel, top) + 4), *_begun(grid, panel)]
    return _drawing({**tables, "texts": texts}, grid, options.width)


def _floor(grid: Grid, panel: Panel) -> Datum:
    y = panel.top + grid.high
    return rule(panel.x + grid.left, grid.x(panel, grid.last), y, y, theme.COUNTRY)


def _y(grid: Grid, panel: Panel, value: float, top: float) -> float:
    return panel.top + grid.high * (1 - max(value, 0.0) / top)


def _level(grid: Grid, panel: Panel, top: float) -> float:
    """Where the last value's words stand: at its height, within the plot."""
    value = number_of(panel.rows[-1], "value")
    return panel.top + grid.high / 2 if value is None else min(_y(grid, panel, value, top), panel.top + grid.high - 4)


def _line(grid: Grid, panel: Panel, cut: Sequence[Sequence[Point]], top: float, index: int) -> list[Datum]:
    look: Datum = {"color": theme.ACCENT, "thickness": 1.75, "dashes": []}
    return [
        {"q": grid.x(panel, dot.at), "value": _y(grid, panel, dot.value, top), "run": f"{index}.{rank}", **look}
        for rank, run in enumerate(cut)
        for dot in run
        if len(run) > 1
    ]


def _dots(grid: Grid, panel: Panel, cut: Sequence[Sequence[Point]], top: float) -> list[Datum]:
    """A point where a row has a mark, or stands alone; the last one larger, a published zero hollow."""
    alone = [run[0] for run in cut if len(run) == 1]
    dots: list[Datum] = []
    for dot in (dot for run in cut for dot in run):
        if text_of(dot.row, "mark") or dot in alone:
            hollow, last = bool(dot.row.get("zero")), dot.row is panel.rows[-1]
            look: Datum = {"fill": theme.PAPER if hollow else theme.ACCENT, "stroke": theme.ACCENT if hollow else None}
            look |= {"size": 32.0 if last or hollow else 14.0, "thickness": 1.5}
            place: Datum = {"q": grid.x(panel, dot.at), "value": _y(grid, panel, dot.value, top)}
            dots.append({**place, **look, **marks_of(dot.row)})
    return dots


def _begun(grid: Grid, panel: Panel) -> list[Datum]:
    """« depuis 2025 », in the empty past of a series that began after the others."""
    period = text_of(panel.rows[0], "period")
    if quarter(period) == grid.first:
        return []
    year, _, rank = period.partition("T")
    text = f"depuis {year}" if rank in ("", "1") else f"depuis T{rank} {year}"
    room = grid.x(panel, quarter(period)) - panel.x - 8
    text_lines = wrap(text, room)
    fits = max(text_width(line) for line in text_lines) <= room
    return lines(panel.x, panel.top + grid.high / 2, text_lines, color=theme.MUTED) if fits else []


def specification() -> alt.LayerChart:
    """The drawing: rules, lines and their points, steps, the parent's rings, words; all placed in pixels."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("q:Q", scale=layers.domain("first", "last"), axis=None)
    y = alt.Y("value:Q", scale=layers.domain(), axis=None)
    marks = (layers.strokes(), layers.runs(x, y), layers.dots(x=x, y=y), layers.boxes(), layers.boxes("rings"))
    return layers.stack(*marks, layers.texts(), first=0, last=1, low=1, high=0)
