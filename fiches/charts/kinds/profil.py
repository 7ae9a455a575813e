"""profil: rows of five steps, this one's filled with its number, the parent's ringed.

Columns: order, label, grade (1–5), mark, hover; parent_grade, parent_label, parent_mark, parent_hover.
A missing grade is a dashed empty row with « n. d. ».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, ordered, text_of
from fiches.charts.parts.key import dashed_key
from fiches.charts.parts.scale import STEPS, fill, grade_of
from fiches.charts.text.measure import wrap
from fiches.charts.text.numbers import MISSING
from fiches.charts.text.place import LINE, lines, value_words, words

if TYPE_CHECKING:
    import altair as alt

STEP, BETWEEN, HIGH = 26, 5, 18
STEPS_WIDE = 5 * (STEP + BETWEEN) + 6  # pixels of the five steps, at the right of the names
MARGIN = 8  # pixels between the names and the first step
HEAD = 22
BETWEEN_ROWS, DENSE_BETWEEN_ROWS = 10, 9
RING: Datum = {"stroke": theme.PARENT, "thickness": 2, "dashes": theme.PARENT_DASHES}


def _left(grade: int) -> float:
    """Where a step begins, in pixels from the end of the names."""
    return MARGIN + (grade - 1) * (STEP + BETWEEN)


def _box(grade: int, y: float, look: Datum, grow: float = 0) -> Datum:
    left = _left(grade)
    return {"x": left - grow, "x2": left + STEP + grow, "y": y - grow, "y2": y + HIGH + grow, **look}


def _empty_steps(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row)
    look: Datum = {"stroke": theme.COUNTRY, "thickness": 1, "dashes": [] if grade else [2, 2]}
    free = [step for step in STEPS if step != grade]
    return [_box(step, y, look) for step in free]


def _own_step(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row)
    if not grade:
        return []
    return [{**_box(grade, y, {"fill": fill(grade), "stroke": theme.INK, "thickness": 1}), **marks_of(row)}]


def _parent_step(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row, "parent_grade")
    return [{**_box(grade, y, RING, 2.5), **marks_of(row, "parent_")}] if grade else []


def _number(row: Row, y: float) -> Datum:
    """The number in its step, or that it is missing."""
    grade = grade_of(row)
    if not grade:
        return words(_left(3) + STEP / 2, y + 13, MISSING, color=theme.MUTED, anchor="middle")
    color = theme.on_grade(grade)
    label = words(_left(grade) + STEP / 2, y + 13, str(grade), color=color, bold=True, anchor="middle")
    return value_words(label, marks_of(row))


def _key(rows: Sequence[Row], room: float) -> tuple[list[Datum], list[Datum]]:
    """The numbers of the steps, and the parent's name beside its ring; `room` in pixels for names."""
    look: Datum = {"color": theme.MUTED, "weight": 400, "align": "center", "datum": "x"}
    numbers: list[Datum] = [{"x": _left(step) + STEP / 2, "y": 11, "words": str(step), **look} for step in STEPS]
    parents = [text_of(row, "parent_label") for row in rows if grade_of(row, "parent_grade")]
    if not parents:
        return [], numbers
    ring, name = dashed_key(parents[0], room, left=room)
    return ring, [*numbers, *name]


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing: names in the left margin, steps in the plot."""
    in_order, room = ordered(rows), options.width - STEPS_WIDE
    rings, texts = _key(in_order, room)
    empty: list[Datum] = []
    filled: list[Datum] = []
    y = float(HEAD)
    for row in in_order:
        names = wrap(text_of(row, "label"), room)
        high = max(HIGH, LINE * len(names))
        top = y + (high - HIGH) / 2
        empty += _empty_steps(row, top)
        filled += _own_step(row, top)
        rings += _parent_step(row, top)
        texts += lines(-room, top + 13 - (len(names) - 1) * LINE / 2, names, color=theme.INK)
        texts.append(_number(row, top))
        y += high + (DENSE_BETWEEN_ROWS if options.dense else BETWEEN_ROWS)
    tables = {"empty_boxes": empty, "boxes": filled, "rings": rings, "texts": texts}
    return Drawing(tables, y - 4, options.width, left=room)


def specification() -> alt.LayerChart:
    """The drawing: empty steps, this one's, the parent's rings, words."""
    from fiches.charts.parts import layers

    return layers.stack(layers.boxes("empty_boxes"), layers.boxes(), layers.boxes("rings"), layers.texts())
