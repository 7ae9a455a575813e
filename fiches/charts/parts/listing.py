"""A list of bars for paper, drawn for the width that it has, written without the engine.

Short names stand beside their bars. Long ones, which would be cut into lines in a narrow column, stand over them,
the value at the end of their line. Paper needs neither marks nor hover texts.
Columns: order, label, value, zero; parent_value, parent_label; role, where rows are of several places; group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.charts.engine.compose import escape
from fiches.charts.engine.flatten import short
from fiches.charts.model import ChartOptions, Row, number_of, text_of
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.numbers import value_text
from fiches.charts.theme import ACCENT, FAMILIES, INK, MUTED, PAPER, PARENT, ROLES, SIZE, WIDTH, WORDS, plain

LINE = 13.5  # pixels from one baseline to the next
AIR = 2.5  # between two rows
THICK = 9
THIN = 4.5  # a bar that stands under its name
NAMES = 0.52  # the room of names beside bars, of the whole width
GAP = 5
KINDS = ("structure", "secteurs", "comparaison")
COMPARED = "structure"
"""The kind that shows the parent's value, as a tick; what the tick is stands in the text beside the drawing."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where bars start, and pixels a unit."""

    start: float
    unit: float

    def x(self, value: float) -> float:
        return self.start + max(value, 0.0) * self.unit


def parent_of(kind: str, rows: Sequence[Row]) -> str:
    """The name of the place that ticks stand for; empty when there is none."""
    named = (text_of(row, "parent_label") for row in rows if number_of(row, "parent_value") is not None)
    return next(named, "") if kind == COMPARED else ""


def listing(kind: str, rows: Sequence[Row], options: ChartOptions, wide: float = WIDTH) -> str:
    """The rows as an SVG that opens alone, `wide` pixels wide, words of twelve pixels."""
    found = sorted(rows, key=lambda row: number_of(row, "order") or 0)
    if kind != COMPARED:
        found = [{**row, "parent_value": None} for row in found]
    names = [wrap(_name(row), wide * NAMES) for row in found]
    draw = _over if sum(len(lines) > 1 for lines in names) * 3 > len(names) else _beside
    parts, high = draw(found, names, options, wide)
    size = f"{short(wide)} {short(high)}"
    return plain(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{short(wide)}" height="{short(high)}"'
        f' font-family="{FAMILIES}" font-size="{SIZE}">{"".join(parts)}</svg>'
    )


def _name(row: Row) -> str:
    return ", ".join(part for part in (text_of(row, "group"), text_of(row, "label")) if part)


def _most(rows: Sequence[Row]) -> float:
    values = [number_of(row, column) for row in rows for column in ("value", "parent_value")]
    return max((value for value in values if value is not None), default=0.0)


def _beside(
    rows: Sequence[Row], names: Sequence[Sequence[str]], options: ChartOptions, wide: float
) -> tuple[list[str], float]:
    """Names at the left, bars of one start, values at their ends."""
    start = max(text_width(line) for lines in names for line in lines) + 8
    words = max(text_width(value_text(row, options), bold=True) for row in rows) + 2 * GAP
    most = _most(rows)
    scale = _Scale(start, (wide - start - words) / most if most > 0 else 0.0)
    parts: list[str] = []
    y = 0.0
    for row, lines in zip(rows, names, strict=True):
        parts += [_text(0, y + 11 + LINE * index, line, INK) for index, line in enumerate(lines)]
        parts += _row(row, y, scale, options)
        y += LINE * len(lines) + AIR
    return parts, y + 1


def _row(row: Row, y: float, scale: _Scale, options: ChartOptions) -> list[str]:
    value, parent = number_of(row, "value"), number_of(row, "parent_value")
    parts = [_bar(row, value, y + 2, THICK, scale)] if value else []
    words = value_text(row, options)
    x = scale.x(value or 0.0) + GAP
    if parent is not None:
        parts.append(_tick(scale.x(parent), y, THICK + 4))
        if x - GAP - 1 <= scale.x(parent) <= x + text_width(words, bold=True) + 3:
            x = scale.x(parent) + GAP
    return [*parts, _value(row, x, y + 11, words)]


def _over(rows: Sequence[Row], _names: object, options: ChartOptions, wide: float) -> tuple[list[str], float]:
    """The name, its value at the end of the line, and a thin bar under both."""
    most = _most(rows)
    scale = _Scale(0.0, (wide - 2) / most if most > 0 else 0.0)
    parts: list[str] = []
    y = 0.0
    for row in rows:
        value, parent, words = number_of(row, "value"), number_of(row, "parent_value"), value_text(row, options)
        taken = text_width(words, bold=value is not None)
        lines = wrap(_name(row), wide - taken - GAP)
        parts += [_text(0, y + 11 + LINE * index, line, INK) for index, line in enumerate(lines)]
        foot = y + LINE * len(lines) + 1.5
        parts.append(_value(row, wide - taken, y + 11, words))
        parts += [_bar(row, value, foot, THIN, scale)] if value else []
        parts += [_tick(scale.x(parent), foot - 2, THIN + 4)] if parent is not None else []
        y = foot + THIN + AIR
    return parts, y + 1


def _bar(row: Row, value: float, y: float, thick: float, scale: _Scale) -> str:
    fill = ROLES.get(text_of(row, "role"), ACCENT)
    left, right = short(scale.start), short(scale.x(value))
    return f'<path d="M{left},{short(y)}H{right}v{thick}H{left}Z" fill="{fill}"/>'


def _tick(x: float, y: float, high: float) -> str:
    place = f'<path d="M{short(x)},{short(y)}v{high}"'
    return f'{place} stroke="{PAPER}" stroke-width="5"/>{place} stroke="{PARENT}" stroke-width="2.5"/>'


def _value(row: Row, x: float, y: float, words: str) -> str:
    """In the colour of its place, so that after a parent's tick it cannot be read as the parent's."""
    known = number_of(row, "value") is not None
    return _text(x, y, words, WORDS.get(text_of(row, "role"), ACCENT) if known else MUTED, bold=known)


def _text(x: float, y: float, text: str, color: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{short(x)}" y="{short(y)}" fill="{color}"{weight}>{escape(text)}</text>'
