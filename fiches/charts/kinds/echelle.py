"""echelle: the history of a 1–5 scale, one step a period, the last with its number and word.

Columns: period, value or grade (1–5), word (« élevée »), mark, hover. Option: forecast, when the last is a forecast.
A missing period is a gap. The steps are classes of a reference period: they are not summed nor averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, Signal, marks_of, text_of
from fiches.charts.parts.scale import STEPS, fill, grade_of
from fiches.charts.parts.timeline import quarter, span, step_of, years
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.place import LINE, by_look, lines, spread, value_words, words

if TYPE_CHECKING:
    import altair as alt

LEVEL, DENSE_LEVEL = 24, 23  # pixels of one step
LEFT, TOP, BOTTOM, GAP = 16, 6, 20, 8
NAME_ROOM = 84
WIDEST = 40  # pixels of a cell: a wider one would look like a bar
FORECAST = "prévision"


def _end(row: Row, options: ChartOptions) -> tuple[str, list[str]]:
    """Number and words of the last step."""
    word_lines = wrap(text_of(row, "word"), NAME_ROOM) if text_of(row, "word") else []
    return str(grade_of(row)), [*word_lines, FORECAST] if options.forecast else word_lines


def _cell(row: Row, step: int, *, last: bool, forecast: bool) -> Datum:
    at, grade = quarter(text_of(row, "period")), grade_of(row) or 1
    look: Datum = {"fill": fill(grade), "stroke": theme.INK, "thickness": 2 if last else 0.75}
    look["dashes"] = theme.BREAK_DASHES if forecast else []
    place: Datum = {"first": at - step * 0.46, "last": at + step * 0.46, "low": grade - 0.42, "high": grade + 0.42}
    return {**place, **look, **marks_of(row)}


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no grade is published."""
    graded = sorted((row for row in rows if grade_of(row)), key=lambda row: quarter(text_of(row, "period")))
    if not graded:
        return None
    (first, last), step = span(rows), step_of(rows)
    end, word_lines = _end(graded[-1], options)
    words_room = round(max(text_width(text, bold=True) for text in (end, *word_lines)) + GAP + 2)
    room = min(options.width - LEFT - words_room, ((last - first) // step + 1) * WIDEST)
    level = DENSE_LEVEL if options.dense else LEVEL
    right, high = options.width - LEFT - room, level * len(STEPS)
    cells = [
        _cell(row, step, last=row is graded[-1], forecast=options.forecast and row is graded[-1]) for row in graded
    ]
    wanted = high - ((grade_of(graded[-1]) or 1) - 0.5) * level - 8
    top = spread([wanted], [LINE * (1 + len(word_lines))], -TOP, high + BOTTOM)[0]
    texts = [value_words(words(room + GAP, top + 12, end, bold=True), marks_of(graded[-1]))]
    texts += lines(room + GAP, top + 12 + LINE, word_lines, color=theme.INK)
    signals: dict[str, Signal] = {"first": first - step / 2, "last": last + step / 2, "years": years(first, last, room)}
    tables, size = {"cells": by_look(cells), "texts": texts}, (high + TOP + BOTTOM, options.width)
    return Drawing(tables, *size, signals, left=LEFT, right=right, top=TOP, bottom=BOTTOM)


def specification() -> alt.LayerChart:
    """The drawing: one cell a period over five gridlines, and words."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("first:Q", scale=layers.domain("first", "last"), axis=layers.year_axis())
    y = alt.Y("low:Q", scale=layers.domain(), axis=layers.value_axis())
    cells = layers.table("cells").mark_rect(**layers.look(**layers.BOX))
    cells = cells.encode(x=x, x2="last:Q", y=y, y2="high:Q", description=layers.datum())
    axes: dict[str, str | list[float]] = {"years": [], "ticks": [float(step) for step in STEPS], "unit": ""}
    return layers.stack(cells, layers.texts(), first=0, last=1, low=0.5, high=5.5, **axes)
