"""profil: rows of five steps, this one's filled with its number, the parent's ringed.

Columns: order, label, grade (1–5), cle, texte; parent_grade, parent_label, parent_cle, parent_texte.
A missing grade is a dashed empty row with « n. d. ».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, text_of
from fiches.charts.parts.bars import dashed_key, ordered
from fiches.charts.parts.scale import STEPS, fill, grade_of
from fiches.charts.text.measure import wrap
from fiches.charts.text.numbers import MISSING
from fiches.charts.text.place import LINE, lines, words

if TYPE_CHECKING:
    import altair as alt

STEP, BETWEEN, HIGH = 26, 5, 18
NAMES = theme.WIDTH - 5 * (STEP + BETWEEN) - 6  # pixels for the names, at the left
HEAD = 22
RING: Datum = {"trait": theme.PARENT, "epaisseur": 2, "tirets": [4, 2]}


def _left(grade: int) -> float:
    """Where a step begins, in pixels."""
    return theme.WIDTH - 3 - (6 - grade) * (STEP + BETWEEN) + BETWEEN


def _box(grade: int, y: float, look: Datum, grow: float = 0) -> Datum:
    left = _left(grade)
    return {"x": left - grow, "x2": left + STEP + grow, "y": y - grow, "y2": y + HIGH + grow, **look}


def _empty_steps(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row)
    look: Datum = {"trait": theme.COUNTRY, "epaisseur": 1, "tirets": [] if grade else [2, 2]}
    free = [step for step in STEPS if step != grade]
    return [_box(step, y, look) for step in free]


def _own_step(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row)
    if not grade:
        return []
    return [{**_box(grade, y, {"fond": fill(grade), "trait": theme.INK, "epaisseur": 1}), **marks_of(row)}]


def _parent_step(row: Row, y: float) -> list[Datum]:
    grade = grade_of(row, "parent_grade")
    return [{**_box(grade, y, RING, 2.5), **marks_of(row, "parent_")}] if grade else []


def _texts(row: Row, y: float, names: Sequence[str]) -> list[Datum]:
    """The name, in the middle of its row, and the number in its step."""
    found = lines(0, y + 13 - (len(names) - 1) * LINE / 2, names, color=theme.INK)
    grade = grade_of(row)
    if not grade:
        return [*found, words(_left(3) + STEP / 2, y + 13, MISSING, color=theme.MUTED, anchor="middle")]
    color, marks = theme.on_grade(grade), marks_of(row)
    return [
        *found,
        words(_left(grade) + STEP / 2, y + 13, str(grade), color=color, bold=True, anchor="middle", marks=marks),
    ]


def _key(rows: Sequence[Row]) -> tuple[list[Datum], list[Datum]]:
    """The numbers of the steps, and the name of the one ringed."""
    look: Datum = {"couleur": theme.MUTED, "graisse": 400, "ancre": "center", "repere": "x"}
    numbers: list[Datum] = [{"x": _left(step) + STEP / 2, "y": 11, "mots": str(step), **look} for step in STEPS]
    named = [text_of(row, "parent_label") for row in rows if grade_of(row, "parent_grade")]
    if not named:
        return [], numbers
    ring, name = dashed_key(named[0], NAMES)
    return ring, [*numbers, *name]


def layout(rows: Sequence[Row], _: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    found = ordered(rows)
    rings, texts = _key(found)
    empty: list[Datum] = []
    filled: list[Datum] = []
    y = float(HEAD)
    for row in found:
        names = wrap(text_of(row, "label"), NAMES)
        high = max(HIGH, LINE * len(names))
        top = y + (high - HIGH) / 2
        empty += _empty_steps(row, top)
        filled += _own_step(row, top)
        rings += _parent_step(row, top)
        texts += _texts(row, top, names)
        y += high + 10
    return Drawing({"vides": empty, "boites": filled, "anneaux": rings, "textes": texts}, y - 4)


def specification() -> alt.LayerChart:
    """The drawing: empty steps, this one's, the parent's rings, words."""
    from fiches.charts.parts import layers

    return layers.stack(layers.boxes("vides"), layers.boxes(), layers.boxes("anneaux"), layers.texts())
