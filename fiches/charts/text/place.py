"""Rows of the shared layers: a text in its place, and labels kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import LABELS, Datum
from fiches.charts.theme import INK, MUTED

ANCHORS = {"start": "left", "middle": "center", "end": "right"}
LINE = 14
"""Pixels from one baseline to the next."""


def words(
    x: float,
    y: float,
    text: str,
    *,
    color: str = INK,
    bold: bool = False,
    anchor: str = "start",
) -> Datum:
    """One text, a label of the drawing. anchor: where x is, at its start, middle or end."""
    return {
        "x": x,
        "y": y,
        "words": text,
        "color": color,
        "weight": 600 if bold else 400,
        "align": ANCHORS[anchor],
        "datum": LABELS,
    }


def value_words(label: Datum, marks: Datum) -> Datum:
    """The same text as the value of a datum: with its mark, and without a hover text, which its shape has."""
    text = {column: cell for column, cell in label.items() if column != "datum"}
    return {**text, "mark": marks.get("mark", ""), "hover": ""}


def lines(x: float, y: float, texts: Sequence[str], *, color: str = MUTED, anchor: str = "start") -> list[Datum]:
    """Lines of a label, one under the other."""
    return [words(x, y + index * LINE, text, color=color, anchor=anchor) for index, text in enumerate(texts)]


def by_look(rows: Sequence[Datum]) -> list[Datum]:
    """Shapes that do not overlap, those that look the same one after the other: they are written as one group."""
    return sorted(rows, key=lambda row: [str(row.get(column)) for column in ("thickness", "dashes", "fill", "stroke")])


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops of blocks of these heights, as near to those wanted as can be, without overlap, within low…high."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    tops = list(wanted)
    floor = low
    for index in order:
        tops[index] = max(tops[index], floor)
        floor = tops[index] + heights[index]
    ceiling = high
    for index in reversed(order):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tops
