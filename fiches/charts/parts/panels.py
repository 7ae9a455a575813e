"""The grid of small multiples: panels two by two, each under its own name, on one axis of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Row, Rupture, marks_of, text_of
from fiches.charts.parts.timeline import QUARTERS, quarter, years
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.numbers import MISSING
from fiches.charts.text.place import LINE, lines, value_words, words

COLUMNS = 2
GUTTER = 20
HEAD, FOOT, BETWEEN, DENSE_BETWEEN = 8, 17, 12, 8
"""Pixels between a name and its plot, under the last plots for years, between two rows of panels."""
GAP = 7
YEAR = text_width("2026")


@dataclass(frozen=True, slots=True)
class Panel:
    """One series: its rows, its name in lines, its corner and the top of its plot, in pixels."""

    rows: Sequence[Row]
    names: Sequence[str]
    x: float
    y: float
    top: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels, and what they share: the quarters at both ends, the plot's margins and height.

    after: quarters that the axis holds beyond the last, where steps have a width. wide: pixels of a panel.
    """

    panels: Sequence[Panel]
    first: int
    last: int
    left: float
    right: float
    high: float
    bottom: float
    wide: float
    after: int = 0

    @property
    def room(self) -> float:
        return self.wide - self.left - self.right

    def x(self, panel: Panel, at: float) -> float:
        return panel.x + self.left + (at - self.first) * self.quarter

    @property
    def quarter(self) -> float:
        """The width of a quarter."""
        return self.room / max(self.last + self.after - self.first, 1)

    def end(self, panel: Panel) -> float:
        """Where the words beside the plot begin."""
        return panel.x + self.wide - self.right + GAP


def series_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each series, in order of first appearance, each in order of time."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(text_of(row, "series"), []).append(row)
    return [sorted(own, key=lambda row: quarter(text_of(row, "period"))) for own in by_name.values()]


def panel_width(width: float) -> float:
    """The width of a panel in a drawing of that width, in pixels."""
    return (width - GUTTER * (COLUMNS - 1)) / COLUMNS


def arrange(
    series: Sequence[Sequence[Row]],
    options: ChartOptions,
    *,
    margins: tuple[float, float],
    high: float,
    top: float,
    after: int = 0,
) -> Grid:
    """Places the panels, those of one row under names of the same height."""
    panels: list[Panel] = []
    y, wide = top, panel_width(options.width)
    between = DENSE_BETWEEN if options.dense else BETWEEN
    for start in range(0, len(series), COLUMNS):
        pair = series[start : start + COLUMNS]
        names = [wrap(text_of(own[0], "series_label"), wide) for own in pair]
        plot = y + LINE * max(len(name) for name in names) + HEAD
        for column, (own, name) in enumerate(zip(pair, names, strict=True)):
            panels.append(Panel(own, name, column * (wide + GUTTER), y, plot))
        y = plot + high + between
    quarters = [quarter(text_of(row, "period")) for own in series for row in own]
    return Grid(panels, min(quarters), max(quarters), *margins, high, y - between + FOOT, wide, after)


def names_of(grid: Grid) -> list[Datum]:
    """The name above each panel, next to its plot."""
    texts: list[Datum] = []
    for panel in grid.panels:
        start = panel.top - HEAD - LINE * (len(panel.names) - 1)
        texts += lines(panel.x, start, panel.names, color=theme.INK)
    return texts


def axis_years(grid: Grid) -> list[float]:
    """The first and the last year that may be written under a plot; the last alone where both would touch."""
    quarters = years(grid.first, grid.last, grid.room)
    ends = quarters[:1] + quarters[-1:] if len(quarters) > 1 else quarters
    return ends if len(ends) < 2 or (ends[1] - ends[0]) * grid.quarter > YEAR + GAP else ends[1:]


def feet(grid: Grid, shift: float = 0) -> list[Datum]:
    """The years under the last plot of each column, these `shift` quarters further."""
    texts: list[Datum] = []
    for panel in grid.panels[-COLUMNS:]:
        for at in axis_years(grid):
            text = str(int(at) // QUARTERS)
            place = words(grid.x(panel, at + shift), panel.top + grid.high + 14, text, anchor="middle")
            texts.append({**place, "color": theme.MUTED, "datum": "x"})
    return texts


def rule(x: float, x2: float, y: float, y2: float, stroke: str, *, dashed: bool = False) -> Datum:
    """A thin line, for `layers.strokes`."""
    return {
        "x": x,
        "x2": x2,
        "y": y,
        "y2": y2,
        "stroke": stroke,
        "thickness": 1,
        "dashes": theme.BREAK_DASHES if dashed else [],
    }


def break_rules(grid: Grid, ruptures: Sequence[Rupture]) -> Iterator[Datum]:
    """The rule of each break, in the panels that have a period before it."""
    for panel in grid.panels:
        begun = quarter(text_of(panel.rows[0], "period"))
        for rupture in ruptures:
            at = quarter(rupture.period)
            if begun < at <= grid.last:
                x = grid.x(panel, at - 0.5)
                yield rule(x, x, panel.top - 4, panel.top + grid.high, theme.WARNING, dashed=True)


def notes_above(
    texts: Sequence[str], ruptures: Sequence[Rupture], first: int, last: int
) -> tuple[list[Datum], list[Datum]]:
    """What is said once above all panels: how they are scaled, then what each break is, beside its rule."""
    notes = [words(0, 11 + LINE * index, text, color=theme.MUTED) for index, text in enumerate(texts)]
    rules: list[Datum] = []
    for rupture in ruptures:
        if first < quarter(rupture.period) <= last:
            y = 11 + LINE * len(notes)
            rules.append(rule(4, 4, y - 10, y + 2, theme.WARNING, dashed=True))
            notes.append(words(12, y, rupture.label, color=theme.WARNING))
    return rules, notes


def last_value(panel: Panel, grid: Grid, text: str, y: float) -> Datum:
    """The last value beside its plot, or that it is missing."""
    if text == MISSING:
        return words(grid.end(panel), y, text, color=theme.MUTED)
    return value_words(words(grid.end(panel), y, text, color=theme.ACCENT, bold=True), marks_of(panel.rows[-1]))
