"""A list of bars for paper: one short line a row, names at the left, written without the engine.

Paper has room for long names beside their bars where a phone has not, and needs neither marks nor hover texts.
Columns: order, label, value, zero; parent_value, parent_label; role, where rows are of several places; group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fiches.charts.compose import escape
from fiches.charts.flatten import short
from fiches.charts.measure import width, wrap
from fiches.charts.model import ChartOptions, Row, number_of, text_of
from fiches.charts.numbers import value_text
from fiches.charts.theme import ACCENT, FAMILIES, INK, MUTED, PARENT, ROLES, WIDTH, WORDS, plain

LINE = 13.5  # pixels from one baseline to the next
AIR = 2  # between two rows
THICK = 9
WIDEST = 176  # the room of names
GAP = 5
SIZE = 12.4
"""At 88 mm wide a drawing of 344 pixels is a little reduced; its words are at 9 points all the same."""
_STRETCH = SIZE / 12
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


def listing(kind: str, rows: Sequence[Row], options: ChartOptions) -> str:
    """The rows as an SVG that opens alone, 344 pixels wide."""
    found = sorted(rows, key=lambda row: number_of(row, "order") or 0)
    if kind != COMPARED:
        found = [{**row, "parent_value": None} for row in found]
    names = [wrap(_name(row), WIDEST / _STRETCH) for row in found]
    scale = _scale(found, names, options)
    parts: list[str] = []
    y = 0.0
    for row, lines in zip(found, names, strict=True):
        parts += _row(row, lines, y, scale, options)
        y += LINE * len(lines) + AIR
    high = short(y + 1)
    return plain(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" height="{high}"'
        f' font-family="{FAMILIES}" font-size="{SIZE}">{"".join(parts)}</svg>'
    )


def _name(row: Row) -> str:
    return ", ".join(part for part in (text_of(row, "group"), text_of(row, "label")) if part)


def _scale(rows: Sequence[Row], names: Iterable[Sequence[str]], options: ChartOptions) -> _Scale:
    start = max(width(line) for lines in names for line in lines) * _STRETCH + 8
    words = max(width(value_text(row, options), bold=True) for row in rows) * _STRETCH + 2 * GAP
    values = [number_of(row, column) for row in rows for column in ("value", "parent_value")]
    most = max((value for value in values if value is not None), default=0.0)
    return _Scale(start, (WIDTH - start - words) / most if most > 0 else 0.0)


def _row(row: Row, lines: Sequence[str], y: float, scale: _Scale, options: ChartOptions) -> list[str]:
    parts = [_text(0, y + 11 + LINE * index, line, INK) for index, line in enumerate(lines)]
    value, parent = number_of(row, "value"), number_of(row, "parent_value")
    fill = ROLES.get(text_of(row, "role"), ACCENT)
    if value:
        parts.append(f'<path d="M{short(scale.start)},{short(y + 2)}H{short(scale.x(value))}v{THICK}'
                     f'H{short(scale.start)}Z" fill="{fill}"/>')  # fmt: skip
    words, color = value_text(row, options), WORDS.get(text_of(row, "role"), ACCENT)
    x = scale.x(value or 0.0) + GAP
    if parent is not None:
        parts.append(_tick(scale.x(parent), y))
        if x - GAP - 1 <= scale.x(parent) <= x + width(words, bold=True) * _STRETCH + 3:
            x = scale.x(parent) + GAP
    parts.append(_text(x, y + 11, words, color if value is not None else MUTED, bold=value is not None))
    return parts


def _tick(x: float, y: float) -> str:
    return f'<path d="M{short(x)},{short(y)}v{THICK + 4}" stroke="#ffffff" stroke-width="5"/>' + (
        f'<path d="M{short(x)},{short(y)}v{THICK + 4}" stroke="{PARENT}" stroke-width="2.5"/>'
    )


def _text(x: float, y: float, text: str, color: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{short(x)}" y="{short(y)}" fill="{color}"{weight}>{escape(text)}</text>'
