"""An evolution drawn for paper, for the width that it has: wide beside its words, or narrow in a column.

Same rows, bounds and gridlines as `evolution`, written without the engine. The line stops at a break or a missing
period; the last value stands at its end with the name of its series, where there are several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.charts.engine.compose import escape
from fiches.charts.engine.flatten import short
from fiches.charts.kinds.evolution import Plot, Series, bounds, graduation_text, series_of
from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.parts.timeline import Point, quarter, span, years
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.numbers import ticks, value_text
from fiches.charts.text.place import LINE, spread
from fiches.charts.theme import (
    ACCENT,
    DASHES,
    FAMILIES,
    GRID,
    INK,
    MUTED,
    PAPER,
    ROLES,
    SIZE,
    THICKNESS,
    WARNING,
    WORDS,
    plain,
)

KINDS = ("evolution",)
BOTTOM = 18
TOP = 8
GAP = 6
NAMES = 0.26  # the room of the names at the ends of lines, of the whole width
TALL = 0.32  # of the width, between these
LOWEST, HIGHEST = 92, 112


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the end of a line, and how high it is."""

    one: Series
    value: str
    name: Sequence[str]

    @property
    def wide(self) -> float:
        return max(text_width(self.value, bold=True), *(text_width(line) for line in self.name), 0.0)

    @property
    def high(self) -> float:
        return LINE * (1 + len(self.name)) + 2.0


def chronicle(rows: Sequence[Row], options: ChartOptions, wide: float) -> str:
    """The series as an SVG that opens alone, `wide` pixels wide; empty when no value is published."""
    found = series_of(rows, options)
    if not found:
        return ""
    first, last = span(rows)
    low, high = bounds(found, options)
    marks = ticks(low, high) if high != 1.0 or low else [0.0]  # as the page: nothing but zeros
    ends = [_end(one, found, options, wide) for one in found]
    left = round(max(text_width(graduation_text(mark, options)) for mark in marks) + 6)
    right = round(max(end.wide for end in ends) + GAP + 3)
    ruptures = [rupture for rupture in options.ruptures if first < quarter(rupture.period) <= last]
    top = TOP + LINE * len(ruptures)
    plot = Plot(min(first, last - 1), last, low, high, wide - left - right, _height(wide), left)
    parts = [
        *_axes(plot, marks, options),
        *(part for level, rupture in enumerate(ruptures) for part in _break(rupture, level, plot)),
        *(part for one in reversed(found) for part in _line(one, plot)),
        *_ends(ends, plot),
    ]
    size = f"{short(-left)} {short(-top)} {short(wide)} {short(plot.height + top + BOTTOM)}"
    return plain(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" font-family="{FAMILIES}"'
        f' font-size="{SIZE}">{"".join(parts)}</svg>'
    )


def _height(wide: float) -> float:
    return min(max(wide * TALL, LOWEST), HIGHEST)


def _end(one: Series, found: Sequence[Series], options: ChartOptions, wide: float) -> _End:
    name = wrap(one.label, wide * NAMES) if len(found) > 1 else ()
    return _End(one, value_text(one.points[-1].row, options), name)


def _axes(plot: Plot, marks: Sequence[float], options: ChartOptions) -> Iterator[str]:
    """Gridlines in one path, their values at the left, years under the first quarters."""
    grid = "".join(f"M0,{short(plot.y(mark))}H{short(plot.width)}" for mark in marks)
    yield f'<path d="{grid}" stroke="{GRID}" stroke-width="1"/>'
    for mark in marks:
        yield _text(-5, plot.y(mark) + 4, graduation_text(mark, options), MUTED, anchor="end")
    for at in years(plot.first, plot.last, plot.width):
        x = plot.x(at)
        yield f'<path d="M{short(x)},{short(plot.height)}v4" stroke="{MUTED}" stroke-width="1"/>'
        yield _text(x, plot.height + 15, str(int(at) // 4), MUTED, anchor="middle")


def _break(rupture: Rupture, level: int, plot: Plot) -> Iterator[str]:
    """The rule of a break, its reason above the plot on the side where there is room."""
    x, y = plot.x(quarter(rupture.period) - 0.5), -LINE * (level + 1) + 7
    wide = text_width(rupture.label)
    start = x - wide - 4 if x - wide - 4 >= -plot.left else min(x + 4, plot.width - wide)
    yield (
        f'<path d="M{short(x)},{short(y - 10)}V{short(plot.height)}" stroke="{WARNING}" stroke-width="1"'
        ' stroke-dasharray="3,2"/>'
    )
    yield _text(start, y, rupture.label, WARNING)


def _line(one: Series, plot: Plot) -> Iterator[str]:
    """The runs of a series in one path, then the points that a line does not show."""
    color = ROLES.get(one.role, ACCENT)
    outline = "".join(_trace(run, plot) for run in one.runs if len(run) > 1)
    dashes = ",".join(map(str, DASHES[one.role]))
    if outline:
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield f'<path d="{outline}" fill="none" stroke="{color}" stroke-width="{THICKNESS[one.role]}"{dashed}/>'
    alone = {id(run[0]) for run in one.runs if len(run) == 1}
    for dot in one.points:
        if dot is one.points[-1] or id(dot) in alone or dot.row.get("zero"):
            yield _dot(dot, color, plot, radius=3 if dot is one.points[-1] else 2)


def _trace(run: Sequence[Point], plot: Plot) -> str:
    places = [f"{short(plot.x(dot.at))},{short(plot.y(dot.value))}" for dot in run]
    return "M" + "L".join(places)


def _dot(dot: Point, color: str, plot: Plot, *, radius: float) -> str:
    look = f'fill="{PAPER}" stroke="{color}" stroke-width="1.5"' if dot.row.get("zero") else f'fill="{color}"'
    return f'<circle cx="{short(plot.x(dot.at))}" cy="{short(plot.y(dot.value))}" r="{radius}" {look}/>'


def _ends(ends: Sequence[_End], plot: Plot) -> Iterator[str]:
    """Last values, bold, their names under them, kept apart from one another."""
    wanted = [plot.y(end.one.points[-1].value) - LINE / 2 for end in ends]
    tops = spread(wanted, [end.high for end in ends], -TOP, plot.height + BOTTOM)
    for end, top in zip(ends, tops, strict=True):
        color = WORDS.get(end.one.role, INK)
        yield _text(plot.width + GAP, top + 11, end.value, color, bold=True)
        for index, line in enumerate(end.name):
            yield _text(plot.width + GAP, top + 11 + LINE * (index + 1), line, color)


def _text(x: float, y: float, text: str, color: str, *, bold: bool = False, anchor: str = "") -> str:
    look = (' font-weight="600"' if bold else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{short(x)}" y="{short(y)}" fill="{color}"{look}>{escape(text)}</text>'
