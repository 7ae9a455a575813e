"""Where the rows of a list of bars stand: for a page, or closer for paper, whose columns may be narrow.

On a page, names stand at the left of their bars when all are short, else above them. On paper (`ChartOptions.dense`)
names at the left may take several lines; when more than a third do, all stand above, the value at the end of the
name's line and a thin bar under both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.charts.model import ChartOptions, Row, number_of, text_of
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.numbers import value_text
from fiches.charts.text.place import LINE

BESIDE = 124  # pixels: the widest name that stands at the left of its bar
THICK = 12
THIN = 10
GAP = 6
MARGIN = 8  # pixels between the widest name and the bars
DENSE_NAMES = 0.52  # of the width: where names at the left are cut into lines
DENSE_THICK, DENSE_THIN = 9, 4.5
DENSE_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One row, laid out: its name in lines, its first baseline, the top of its bar, in pixels."""

    row: Row
    names: list[str]
    baseline: float
    top: float


@dataclass(frozen=True, slots=True)
class Bars:
    """All rows, laid out in a drawing `total` pixels wide, with the greatest value and the least (zero at most).

    left, right: the margins of names and values. values_above: values stand at the end of their name's line.
    """

    bars: list[Bar]
    left: float
    right: float
    height: float
    most: float
    least: float
    total: float
    thick: float = THICK
    values_above: bool = False

    @property
    def width(self) -> float:
        return self.total - self.left - self.right

    def x(self, value: float) -> float:
        return (value - self.least) / (self.most - self.least) * self.width


def arrange(rows: Sequence[Row], options: ChartOptions, others: Sequence[str], top: float) -> Bars:
    """Place every row. others: the columns that share the bars' scale; top: pixels kept above the first row."""
    names = [text_of(row, "label") for row in rows]
    widest_name = max(text_width(name) for name in names)
    beside = widest_name <= BESIDE
    left = round(widest_name + MARGIN) if beside else 0
    thin = THIN if "second" in others else 0
    bars, y = [], top
    for row, name in zip(rows, names, strict=True):
        split = [name] if beside else wrap(name, options.width)
        start = y + (0 if beside else LINE * len(split) + 2)
        bars.append(Bar(row, split, start + 10 if beside else y + 11, start))
        y = start + THICK + thin + (10 if beside else 8)
    right = round(_widest_value(rows, options) + GAP + 6)
    return Bars(bars, left, right, y - 5, *_extent(rows, others), options.width)


def arrange_dense(rows: Sequence[Row], options: ChartOptions, others: Sequence[str]) -> Bars:
    """Place every row for paper."""
    names = [wrap(text_of(row, "label"), options.width * DENSE_NAMES) for row in rows]
    if sum(len(lines) > 1 for lines in names) * 3 > len(names):
        return _names_above(rows, options, others)
    left = round(max(text_width(line) for lines in names for line in lines) + MARGIN)
    bars, y = [], 0.0
    for row, lines in zip(rows, names, strict=True):
        bars.append(Bar(row, lines, y + 11, y + 2.5))
        y += LINE * len(lines) + DENSE_BETWEEN
    right = round(_widest_value(rows, options) + GAP + 4)
    return Bars(bars, left, right, y + 1, *_extent(rows, others), options.width, DENSE_THICK)


def _names_above(rows: Sequence[Row], options: ChartOptions, others: Sequence[str]) -> Bars:
    bars, y = [], 0.0
    for row in rows:
        value_room = text_width(value_text(row, options), bold=True) + GAP
        lines = wrap(text_of(row, "label"), options.width - value_room)
        foot = y + LINE * len(lines) + 1.5
        bars.append(Bar(row, lines, y + 11, foot))
        y = foot + DENSE_THIN + DENSE_BETWEEN
    margins = (0, 2)  # the tick of the greatest value stays within
    return Bars(bars, *margins, y + 1, *_extent(rows, others), options.width, DENSE_THIN, values_above=True)


def _widest_value(rows: Sequence[Row], options: ChartOptions) -> float:
    return max(text_width(value_text(row, options), bold=True) for row in rows)


def _extent(rows: Sequence[Row], others: Sequence[str]) -> tuple[float, float]:
    """The greatest value and the least, zero included; never the same."""
    values = [value for row in rows for column in ("value", *others) if (value := number_of(row, column)) is not None]
    least, most = min([*values, 0.0]), max([*values, 0.0])
    return (most if most > least else 1.0), least
