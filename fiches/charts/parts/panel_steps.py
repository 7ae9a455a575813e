"""Panels of grades: a step for each run of periods of one grade, the last apart, the parent's ringed."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Row, marks_of, text_of
from fiches.charts.parts.key import dashed_key
from fiches.charts.parts.panels import GAP, Grid, Panel, arrange, feet, last_value, names_of, rule, series_of
from fiches.charts.parts.scale import STEPS, fill, grade_of
from fiches.charts.parts.timeline import quarter, step_of
from fiches.charts.text.measure import SLACK, text_width
from fiches.charts.text.numbers import MISSING
from fiches.charts.text.place import by_look, words

LEVEL = 10  # pixels of one grade
RING: Datum = {"stroke": theme.PARENT, "thickness": 1.5, "dashes": theme.PARENT_DASHES}


def steps(rows: Sequence[Row], options: ChartOptions) -> tuple[dict[str, list[Datum]], Grid]:
    """The tables of the drawing, and its grid."""
    series, step = series_of(rows), step_of(rows)
    named = [text_of(row, "parent_label") for row in rows if grade_of(row, "parent_grade")]
    rings, texts = dashed_key(named[0], options.width) if named else ([], [])
    final = max(quarter(text_of(row, "period")) for row in rows)
    ends = [str(_grade_at(own[-1], final) or MISSING) for own in series]
    right = max(text_width(end, bold=True) for end in ends) + GAP + SLACK
    high, top = float(LEVEL * len(STEPS)), 22.0 if named else 0.0
    grid = arrange(series, options, margins=(14.0, right), high=high, top=top, after=step)
    tables: dict[str, list[Datum]] = {"rules": [], "rings": rings}
    texts += [*names_of(grid), *feet(grid, step / 2)]
    boxes: list[Datum] = []
    for panel, end in zip(grid.panels, ends, strict=True):
        tables["rules"] += [_edge(grid, panel, grade) for grade in (STEPS[0], STEPS[-1])]
        boxes += [_step(grid, panel, run, step) for run in _runs(panel.rows, step)]
        tables["rings"] += _ring(grid, panel, step)
        texts += _grade_words(grid, panel, end)
    tables["boxes"] = by_look(boxes)
    return {**tables, "texts": texts}, grid


def _grade_at(row: Row, final: int) -> int | None:
    """The grade of the last period; None where the row is older."""
    return grade_of(row) if quarter(text_of(row, "period")) == final else None


def _middle(grid: Grid, panel: Panel, grade: int) -> float:
    return panel.top + grid.high - (grade - 0.5) * LEVEL


def _edge(grid: Grid, panel: Panel, grade: int) -> Datum:
    y = _middle(grid, panel, grade)
    return rule(panel.x + grid.left, panel.x + grid.left + grid.room, y, y, theme.GRID)


def _runs(rows: Sequence[Row], step: int) -> list[list[Row]]:
    """Neighbouring periods of one grade, drawn as one long step; the last period stands alone."""
    cut: list[list[Row]] = []
    for row in rows:
        last = cut[-1][-1] if cut else None
        alike = last is not None and grade_of(row) == grade_of(last) and row is not rows[-1]
        if alike and last is not None and _at(row) - _at(last) == step:
            cut[-1].append(row)
        elif grade_of(row):
            cut.append([row])
    return cut


def _at(row: Row) -> int:
    return quarter(text_of(row, "period"))


def _box(grid: Grid, panel: Panel, run: Sequence[Row], grade: int, step: int) -> Datum:
    y = _middle(grid, panel, grade)
    return {"x": grid.x(panel, _at(run[0])) + 1, "x2": grid.x(panel, _at(run[-1]) + step) - 1, "y": y - 4, "y2": y + 4}


def _step(grid: Grid, panel: Panel, run: Sequence[Row], step: int) -> Datum:
    grade = grade_of(run[0]) or 1
    look: Datum = {"fill": fill(grade), "stroke": theme.INK, "thickness": 1.5 if run[-1] is panel.rows[-1] else 0.75}
    return {**_box(grid, panel, run, grade, step), **look, **_marks(run)}


def _marks(run: Sequence[Row]) -> Datum:
    """All marks of a run, and « … 2021 à 2024 : 3 sur 5 »."""
    first, last = text_of(run[0], "period_label"), text_of(run[-1], "period_label")
    text = text_of(run[0], "hover")
    hover = text.replace(first, f"{first} à {last}") if len(run) > 1 and first else text
    return {"mark": " ".join(text_of(row, "mark") for row in run), "hover": hover}


def _ring(grid: Grid, panel: Panel, step: int) -> list[Datum]:
    """Around the step where the parent stands at the last period."""
    row = panel.rows[-1]
    grade = grade_of(row, "parent_grade")
    if not grade:
        return []
    box = _box(grid, panel, [row], grade, step)
    grown = {"x": -2.0, "x2": 2.0, "y": -2.0, "y2": 2.0}
    return [{**{side: float(str(box[side])) + by for side, by in grown.items()}, **RING, **marks_of(row, "parent_")}]


def _grade_words(grid: Grid, panel: Panel, end: str) -> list[Datum]:
    """The grades at both ends of the scale, and the last one beside its step."""
    grade = grade_of(panel.rows[-1]) or 3
    scale = [
        {**words(panel.x, _middle(grid, panel, step) + 4, str(step), color=theme.MUTED), "datum": "y"}
        for step in (STEPS[0], STEPS[-1])
    ]
    return [*scale, last_value(panel, grid, end, _middle(grid, panel, grade) + 4)]
