"""contrats: one bar of a hundred per cent a place (this territory, its parent, the country), cut into shares.

Columns: order, label (the type of contract), value (%), role, place (the place's name), mark, hover. The shares are
drawn as published: when rounding leaves a gap at the end, it is not spread. Lightness falls with the order; a share
too narrow for its number keeps it in its hover text and in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, ordered, text_of
from fiches.charts.text.measure import shortened, text_width
from fiches.charts.text.numbers import MISSING, value_text
from fiches.charts.text.place import by_look, value_words, words

if TYPE_CHECKING:
    import altair as alt

THICK, PITCH, DENSE_PITCH, KEY_LINE = 24, 48, 46, 18
WHOLE = 100.0
FILLS = (*reversed(theme.GRADES), theme.PAPER)
MOST = len(FILLS)


def _text_color(rank: int) -> str:
    return theme.ON_DARK if rank < 2 else theme.ON_LIGHT if rank < MOST - 1 else theme.INK


def _key(labels: Sequence[str], width: float) -> tuple[list[Datum], list[Datum], float]:
    """A swatch and a name a type of contract, in as many lines as needed; and where the bars begin."""
    boxes: list[Datum] = []
    names: list[Datum] = []
    x, y = 0.0, 0.0
    for rank, name in enumerate(labels):
        label = shortened(name, width - 17)
        wide = text_width(label) + 17
        if x and x + wide > width:
            x, y = 0.0, y + KEY_LINE
        box: Datum = {"x": x + 0.5, "x2": x + 12.5, "y": y + 2, "y2": y + 12, "fill": FILLS[min(rank, MOST - 1)]}
        boxes.append({**box, "stroke": theme.INK, "thickness": 0.75})
        names.append(words(x + 17, y + 11, label, color=theme.INK))
        x += wide + 14
    return boxes, names, y + KEY_LINE + 8


def _bar(
    rows: Sequence[Row], labels: Sequence[str], y: float, options: ChartOptions
) -> tuple[list[Datum], list[Datum]]:
    """The shares of one place, and the numbers that fit in them."""
    boxes: list[Datum] = []
    texts: list[Datum] = []
    start = 0.0
    for row in rows:
        value, rank = number_of(row, "value"), min(labels.index(text_of(row, "label")), MOST - 1)
        if not value:
            continue
        text, room = value_text(row, options), value / WHOLE * options.width
        boxes.append(
            {"start": start, "value": start + value, "y": y, "y2": y + THICK, "fill": FILLS[rank], **marks_of(row)}
        )
        if text_width(text, bold=True) + 6 <= room:
            middle = (start + value / 2) / WHOLE * options.width
            label = words(middle, y + 16, text, color=_text_color(rank), bold=True, anchor="middle")
            texts.append(value_words(label, marks_of(row)))
        start += value
    return boxes, texts


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    in_order = ordered(rows)
    labels = list(dict.fromkeys(text_of(row, "label") for row in in_order))
    swatches, texts, y = _key(labels, options.width)
    shares: list[Datum] = []
    for place in dict.fromkeys(text_of(row, "place") for row in rows):
        own = [row for row in in_order if text_of(row, "place") == place]
        color = theme.WORDS.get(text_of(own[0], "role"), theme.INK)
        own_place = color == theme.ACCENT
        name = shortened(place, options.width, bold=own_place)
        texts.append(words(0, y + 11, name, color=color, bold=own_place))
        boxes, numbers = _bar(own, labels, y + 16, options)
        shares += boxes
        texts += numbers or [words(0, y + 32, MISSING, color=theme.MUTED)]
        y += DENSE_PITCH if options.dense else PITCH
    tables = {"shares": by_look(shares), "boxes": swatches, "texts": texts}
    return Drawing(tables, y - 4, options.width, {"high": WHOLE})


def specification() -> alt.LayerChart:
    """The drawing: shares side by side, each with an ink edge, swatches and words."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("start:Q", scale=layers.domain(), axis=None)
    shares = layers.table("shares").mark_rect(
        fill=layers.own("fill"), stroke=theme.INK, strokeWidth=0.75, **layers.band()
    )
    shares = shares.encode(x=x, x2="value:Q", description=layers.datum())
    return layers.stack(shares, layers.boxes(), layers.texts(), low=0, high=100)
