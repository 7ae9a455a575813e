"""pyramide: ages, women and men back to back, the parent's outline over them.

Columns: order, label (the age), sex (F or H), value, zero, mark, hover; parent_value, parent_label, parent_mark,
parent_hover. Options: unit, decimals, labels (« Femmes », « Hommes »).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.kinds.structure import parent_key
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, ordered, text_of
from fiches.charts.parts.key import dashed_key
from fiches.charts.text.measure import shortened, text_width
from fiches.charts.text.numbers import value_text
from fiches.charts.text.place import LINE, value_words, words

if TYPE_CHECKING:
    import altair as alt

SIDES = {"F": -1, "H": 1}
NAMES = ("Femmes", "Hommes")
THICK, PITCH, DENSE_PITCH, HEAD, GAP = 16, 44, 42, 20, 5
HOLLOW = 9  # pixels from the axis to a hollow disc


def side(row: Row) -> int:
    return SIDES.get(text_of(row, "sex"), 1)


def _bars(rows: Sequence[Row], tops: dict[str, float], column: str, marks: str) -> list[Datum]:
    """The bars of `value`, unmarked since the value at their end is, or of `parent_value` a little taller."""
    grow = 0 if column == "value" else 2.5
    boxes: list[Datum] = []
    for row in rows:
        value, top = number_of(row, column), tops[text_of(row, "label")]
        if value:
            place: Datum = {"start": 0, "value": side(row) * value, "y": top - grow, "y2": top + THICK + grow}
            boxes.append({**place, **(marks_of(row, marks) if marks else {"mark": "", "hover": ""})})
    return boxes


def _hollows(rows: Sequence[Row], tops: dict[str, float], middle: float) -> list[Datum]:
    """The hollow disc of each published zero, at the axis."""
    zeros = [row for row in rows if row.get("zero")]
    return [
        {"x": middle + side(row) * HOLLOW, "y": tops[text_of(row, "label")] + THICK / 2, **marks_of(row)}
        for row in zeros
    ]


def _values(rows: Sequence[Row], tops: dict[str, float], options: ChartOptions, unit: float) -> list[Datum]:
    """The value at the outer end of each bar, beyond the parent's outline; `unit` in pixels for one of value."""
    texts = []
    for row in rows:
        value, way, y = number_of(row, "value"), side(row), tops[text_of(row, "label")] + 12
        far = max(value or 0, number_of(row, "parent_value") or 0)
        x = options.width / 2 + way * (far * unit + GAP + (2 * HOLLOW if row.get("zero") else 0))
        text, anchor = value_text(row, options), "start" if way > 0 else "end"
        if value is None:
            texts.append(words(x, y, text, color=theme.MUTED, anchor=anchor))
        else:
            label = words(x, y, text, color=theme.ACCENT, bold=True, anchor=anchor)
            texts.append(value_words(label, marks_of(row)))
    return texts


def _heads(names: Sequence[str], rows: Sequence[Row], width: float) -> tuple[list[Datum], list[Datum]]:
    """The parent's name, and those of the two sides."""
    parents = parent_key(rows)
    boxes, texts = dashed_key(parents[0][0], width) if parents else ([], [])
    left = words(width / 2 - 6, HEAD + 11, names[0], color=theme.ACCENT, bold=True, anchor="end")
    return boxes, [*texts, left, words(width / 2 + 6, HEAD + 11, names[1], color=theme.ACCENT, bold=True)]


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    in_order = ordered(rows)
    ages = list(dict.fromkeys(text_of(row, "label") for row in in_order))
    most = max(number_of(row, column) or 0.0 for row in in_order for column in ("value", "parent_value")) or 1.0
    middle = options.width / 2
    unit = (middle - max(text_width(value_text(row, options), bold=True) for row in in_order) - GAP - 2 * HOLLOW) / most
    start, pitch = HEAD + LINE + 4, DENSE_PITCH if options.dense else PITCH
    tops = {age: start + place * pitch + LINE + 8.0 for place, age in enumerate(ages)}
    boxes, texts = _heads(options.labels[:2] or NAMES, in_order, options.width)
    names = [
        words(middle, tops[age] - 8, shortened(age, options.width), color=theme.INK, anchor="middle") for age in ages
    ]
    slit: Datum = {"x": middle, "x2": middle, "stroke": theme.PAPER, "thickness": 5, "dashes": []}
    tables = {
        "bars": _bars(in_order, tops, "value", ""),
        "rules": [{**slit, "y": top - 4, "y2": top + THICK + 4} for top in tops.values()],
        "outlines": _bars(in_order, tops, "parent_value", "parent_"),
        "hollows": _hollows(in_order, tops, middle),
        "boxes": boxes,
        "texts": [*texts, *names, *_values(in_order, tops, options, unit)],
    }
    signals = {"low": -middle / unit, "high": middle / unit}
    return Drawing(tables, start + len(ages) * pitch, options.width, signals)


def specification() -> alt.LayerChart:
    """The drawing: bars on both sides of a slit, the parent's outlines on a light edge that detaches them, words."""
    import altair as alt

    from fiches.charts.parts import layers

    x, x2 = alt.X("start:Q", scale=layers.domain(), axis=None), alt.X2("value:Q")
    bars = layers.table("bars").mark_rect(fill=theme.ACCENT, stroke=theme.PAPER, **layers.band())
    outlines = layers.table("outlines")
    light = outlines.mark_rect(aria=False, filled=False, stroke=theme.PAPER, strokeWidth=4, **layers.band())
    dark = outlines.mark_rect(
        filled=False, stroke=theme.PARENT, strokeWidth=1.5, strokeDash=theme.PARENT_DASHES, **layers.band()
    )
    discs = layers.table("hollows").mark_point(
        shape="circle",
        size=50,
        opacity=1,
        fill=theme.PAPER,
        stroke=theme.ACCENT,
        strokeWidth=1.5,
        **layers.look(x="x", y="y"),
    )
    return layers.stack(
        bars.encode(x=x, x2=x2, description=layers.datum()),
        light.encode(x=x, x2=x2),
        dark.encode(x=x, x2=x2, description=layers.datum()),
        layers.strokes(),
        discs.encode(description=layers.datum()),
        layers.boxes(),
        layers.texts(),
        low=-1,
        high=1,
    )
