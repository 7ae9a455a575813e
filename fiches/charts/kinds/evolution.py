"""evolution: one to four series over time.

Columns: period (`2026T1` or `2026`), value, series, series_label, role (territoire, parent, pays, autre), zero,
line_mark, start; mark, hover of a dot; value_label, value_mark to write the last value otherwise. Options: ruptures,
unit, decimals, from_zero, relative, note.
A line stops at a break or a missing period, and bears the `line_mark` of its last point, one for each `start`. Its dots
are the quarters that compare with the last one; a published zero is a hollow dot; the last value stands at its end.
Values that all lie in the upper half of the axis leave its zero, and a line under the years says so; those of a relative
chart are gaps, in %, on both sides of a zero that is drawn, and the note says what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, Rupture, Signal, text_of
from fiches.charts.parts.curves import Curve, curve_lines, curves, dot_marks, dotted
from fiches.charts.parts.timeline import Point, quarter, span, years
from fiches.charts.text.measure import SLACK, text_width, wrap, wrapped
from fiches.charts.text.numbers import number, suffix, ticks, value_text
from fiches.charts.text.place import LINE, lines, spread, value_words, words

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 200
BOTTOM = 20
TOP = 8
NAME_ROOM = 104  # pixels for the name of a series at the end of its line
DENSE_NAMES = 0.26  # of the width, on paper
DENSE_TALL, DENSE_LOWEST, DENSE_HIGHEST = (
    0.32,
    90,
    110,
)  # of the width, and pixels: a plot and the words under its years
NOTE_ROOM = 0.9  # of the width: another face may be wider
GAP = 7
SIDE = 4  # pixels under the axis that words at the side of the plot may take, and not reach its years
EDGE = 5  # pixels between the axis and the first period
FAR = 0.5  # of the highest value: where all are above, zero is too far to be shown
LEAST_SPAN = 0.2  # of the highest value: a shorter axis would make a noise look like a change
LEAST_GAPS = 8.0  # points between the least and the most of a relative chart
LEAST_HIGH = 10.0  # under which round values would need decimals
CUT = "L’axe vertical ne part pas de zéro."


@dataclass(frozen=True, slots=True)
class Plot:
    """Where periods and values fall, in pixels from the corner of the plot."""

    first: int
    last: int
    low: float
    high: float
    width: float
    height: float
    left: float

    def x(self, at: float) -> float:
        return EDGE + (at - self.first) / max(self.last - self.first, 1) * (self.width - EDGE)

    def y(self, value: float) -> float:
        return self.height * (1 - (value - self.low) / (self.high - self.low))


def bounds(series: Sequence[Curve], options: ChartOptions) -> tuple[float, float]:
    """The least and the most that the plot shows, with a little air: from zero, unless it is far from all values."""
    values = [dot.value for one in series for dot in one.drawn]
    low, high = min(values), max(values)
    if options.relative:
        low, high = widened(low, high)
    elif low > FAR * high and high >= LEAST_HIGH:
        low = min(low, high * (1 - LEAST_SPAN))
    elif options.from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    air = (high - low or abs(high)) * 0.06
    return (low if low == 0 else low - air), (high + air or 1.0)


def widened(low: float, high: float) -> tuple[float, float]:
    """Bounds of gaps in %: zero is between them, and a trifle stays one."""
    low, high = min(low, 0.0), max(high, 0.0)
    missing = max(LEAST_GAPS - (high - low), 0.0) / 2
    return low - missing, high + missing


def graduation_text(value: float, options: ChartOptions) -> str:
    decimals = next((count for count in range(4) if round(value, count) == value), 4)
    return _plus(options) * (value > 0) + number(value, decimals) + suffix(options.unit)


def _plus(options: ChartOptions) -> str:
    return "+" if options.relative else ""


def _note(options: ChartOptions, low: float) -> list[str]:
    """What is said under the years of the vertical axis, in lines."""
    said = options.note or (CUT if low > 0 else "")
    return wrap(said, options.width * NOTE_ROOM) if said else []


def _plot_height(series: Sequence[Curve], options: ChartOptions, under: float) -> float:
    """On paper, what is written under the years is taken from the plot, as far as the names at its side allow."""
    if not options.dense:
        return HEIGHT - BOTTOM - TOP
    tall = min(max(options.width * DENSE_TALL, DENSE_LOWEST), DENSE_HIGHEST) - under
    return max(tall, sum(_end_heights(series, options)) - TOP - SIDE)


def _end_heights(series: Sequence[Curve], options: ChartOptions) -> list[float]:
    """How high the words at the end of each line are: a value, and the lines of a name."""
    return [LINE * (1 + len(label)) + 2.0 for label in _names(series, options)]


def _names(series: Sequence[Curve], options: ChartOptions) -> list[list[str]]:
    """The name at the end of each line, in lines; a line alone needs none."""
    if len(series) < 2:
        return [[] for _ in series]
    room = options.width * DENSE_NAMES if options.dense else NAME_ROOM
    return [wrapped(one.label, room, 3 if len(series) < 4 else 2) for one in series]


def _margin(series: Sequence[Curve], options: ChartOptions) -> float:
    values = [text_width(value_text(one.points[-1].row, options), bold=True) for one in series]
    names = [text_width(line) for label in _names(series, options) for line in label]
    return round(max(values + names) + GAP + SLACK)


def _dot(dot: Point, one: Curve) -> Datum:
    hollow, color = bool(dot.row.get("zero")), theme.ROLES[one.role]
    own = one.role == "territoire"
    look: Datum = {
        "fill": theme.PAPER if hollow else color,
        "stroke": color if hollow else None,
        "size": 36.0 if hollow or (own and dot is one.points[-1]) else 18.0 if own else 9.0,
        "thickness": 1.5,
    }
    return {"q": dot.at, "value": dot.value, **look, **dot_marks(dot, one)}


def _ends(series: Sequence[Curve], options: ChartOptions, plot: Plot) -> list[Datum]:
    """The last value of each line, bold, with its name under it, kept apart from one another."""
    names = _names(series, options)
    wanted = [plot.y(one.points[-1].value) - LINE / 2 for one in series]
    tops = spread(wanted, _end_heights(series, options), -TOP, plot.height + SIDE)
    rows: list[Datum] = []
    for one, label, top in zip(series, names, tops, strict=True):
        color, last = theme.WORDS[one.role], one.points[-1].row
        text, mark = value_text(last, options), text_of(last, "value_mark") or text_of(last, "mark")
        rows.append(value_words(words(plot.width + GAP, top + 11, text, color=color, bold=True), {"mark": mark}))
        rows += lines(plot.width + GAP, top + 11 + LINE, label, color=color)
    return rows


def _ruptures_between(options: ChartOptions, first: int, last: int) -> list[Rupture]:
    return [rupture for rupture in options.ruptures if first < quarter(rupture.period) <= last]


def breaks(ruptures: Sequence[Rupture], plot: Plot) -> tuple[list[Datum], list[Datum]]:
    """The rule of each break, and its label in the band above the plot, on the side where there is room."""
    rules: list[Datum] = []
    texts: list[Datum] = []
    for level, rupture in enumerate(ruptures):
        x, y = plot.x(quarter(rupture.period) - 0.5), -LINE * (level + 1) + 6
        wide = text_width(rupture.label)
        rules.append(
            {
                "x": x,
                "x2": x,
                "y": y - 10,
                "y2": plot.height,
                "stroke": theme.WARNING,
                "thickness": 1,
                "dashes": theme.BREAK_DASHES,
            }
        )
        start = x - wide - 4 if x - wide - 4 >= -plot.left else min(x + 4, plot.width - wide)
        texts.append(words(start, y, rupture.label, color=theme.WARNING))
    return rules, texts


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no value is published."""
    series = curves(rows, options)
    if not series:
        return None
    first, last = span(rows)
    first = min(first, last - 1)
    low, high = bounds(series, options)
    marks, ruptures = ticks(low, high) if high != 1.0 or low else [0.0], _ruptures_between(options, first, last)
    left, right = (
        round(max(text_width(graduation_text(mark, options)) for mark in marks) + 6 + SLACK),
        _margin(series, options),
    )
    note = _note(options, low)
    under = LINE * len(note) + 2 if note else 0
    top, bottom = TOP + LINE * len(ruptures), BOTTOM + under
    plot = Plot(first, last, low, high, options.width - left - right, _plot_height(series, options, under), left)
    rules, labels = breaks(ruptures, plot)
    tables = {
        "lines": [one for curve in series[::-1] for one in curve_lines(curve, theme.THICKNESS[curve.role])],
        "points": [_dot(dot, one) for one in reversed(series) for dot in dotted(one, dense=options.dense)],
        "rules": [*(_zero(plot) if options.relative else []), *rules],
        "texts": [
            *labels,
            *lines(-left, plot.height + BOTTOM + 12, note, color=theme.MUTED),
            *_ends(series, options, plot),
        ],
    }
    before = (last - first) * EDGE / (plot.width - EDGE)
    signals: dict[str, Signal] = {"first": first - before, "last": last, "low": low, "high": high}
    axes: dict[str, Signal] = {
        "years": years(first, last, plot.width),
        "ticks": marks,
        "unit": suffix(options.unit),
        "plus": _plus(options),
    }
    height = plot.height + top + bottom
    margins = {"left": left, "right": right, "top": top, "bottom": bottom}
    return Drawing(tables, height, options.width, {**signals, **axes}, **margins)


def _zero(plot: Plot) -> list[Datum]:
    """What gaps are from."""
    at: Datum = {"x": 0, "x2": plot.width, "y": plot.y(0), "y2": plot.y(0)}
    return [{**at, "stroke": theme.MUTED, "thickness": 1, "dashes": []}]


def specification() -> alt.LayerChart:
    """The drawing: rules of breaks, lines, points, words, over at most five gridlines."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("q:Q", scale=layers.domain("first", "last"), axis=layers.year_axis())
    y = alt.Y("value:Q", scale=layers.domain(), axis=layers.value_axis(signed=True))
    axes: dict[str, str | list[float]] = {"years": [], "ticks": [], "unit": "", "plus": ""}
    marks = (layers.strokes(), layers.runs(x, y), layers.dots(x=x, y=y), layers.texts())
    return layers.stack(*marks, first=0, last=1, low=0, high=1, **axes)
