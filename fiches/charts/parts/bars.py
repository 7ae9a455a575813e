"""The marks and words of a list of bars, once its rows are placed (`bar_rows`): bars from zero, values at their ends.

A row may also have a parent's value, a tick across the bar, or a second value, a thin bar under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, marks_of, number_of, text_of
from fiches.charts.parts.bar_rows import GAP, THICK, THIN, Bar, Bars
from fiches.charts.parts.key import box_key
from fiches.charts.text.measure import text_width
from fiches.charts.text.numbers import value_text
from fiches.charts.text.place import lines, value_words, words

if TYPE_CHECKING:
    import altair as alt


def _box(value: float, y: float, thickness: float, fill: str) -> Datum:
    """A bar without a mark: the value written at its end carries it, and bare bars are drawn as one path."""
    return {"start": 0, "value": value, "y": y, "y2": y + thickness, "fill": fill, "mark": "", "hover": ""}


def value_bars(bars: Bars) -> list[Datum]:
    """The bar of each published value; a published zero has none, but a hollow disc (`hollows`)."""
    boxes = []
    for bar in bars.bars:
        value = number_of(bar.row, "value")
        if value is not None and not bar.row.get("zero"):
            boxes.append(_box(value, bar.top, bars.thick, theme.ACCENT))
    return boxes


def second_bars(bars: Bars) -> list[Datum]:
    """The thin bar of each second value, under the first."""
    pairs = [(bar, number_of(bar.row, "second")) for bar in bars.bars]
    return [_box(value, bar.top + THICK + 1, THIN, theme.COUNTRY) for bar, value in pairs if value is not None]


def hollows(bars: Bars) -> list[Datum]:
    """The hollow disc of each published zero."""
    look: Datum = {"fill": theme.PAPER, "stroke": theme.ACCENT, "size": 50.0}
    zeros = [bar for bar in bars.bars if bar.row.get("zero")]
    return [
        {
            "value": 6 * (bars.most - bars.least) / bars.width,
            "y": bar.top + bars.thick / 2,
            **look,
            **marks_of(bar.row),
        }
        for bar in zeros
    ]


def _ticks(bars: Bars, thickness: float) -> list[tuple[Bar, Datum]]:
    """A thin upright box across each bar, at the parent's value."""
    pairs = [(bar, number_of(bar.row, "parent_value")) for bar in bars.bars]
    places = [(bar, bars.x(value)) for bar, value in pairs if value is not None]
    return [
        (bar, {"x": x - thickness / 2, "x2": x + thickness / 2, "y": bar.top - 2, "y2": bar.top + bars.thick + 2})
        for bar, x in places
    ]


def parent_ticks(bars: Bars) -> list[Datum]:
    return [{**box, "fill": theme.PARENT, **marks_of(bar.row, "parent_")} for bar, box in _ticks(bars, 3)]


def light_edges(bars: Bars) -> list[Datum]:
    """What detaches the ticks from the bars."""
    return [{**box, "fill": theme.PAPER, "mark": "", "hover": ""} for _, box in _ticks(bars, 6)]


def _value(bar: Bar, bars: Bars, options: ChartOptions, shift: float) -> Datum:
    """The value's text, after the bar or at the end of its name's line; its colour says whose value it is."""
    text, published = value_text(bar.row, options), number_of(bar.row, "value") is not None
    color = theme.WORDS[text_of(bar.row, "role") or "territoire"] if published else theme.MUTED
    if bars.values_above:
        label = words(bars.total - bars.left, bar.baseline, text, color=color, bold=published, anchor="end")
    else:
        x = _value_x(bar, bars, text) + shift if published else 0
        label = words(x, bar.top + bars.thick / 2 + 4, text, color=color, bold=published)
    return value_words(label, marks_of(bar.row)) if published else label


def _value_x(bar: Bar, bars: Bars, text: str) -> float:
    """Where the value begins: after the bar, and after the parent's tick when that one would cross it."""
    value, parent = number_of(bar.row, "value") or 0.0, number_of(bar.row, "parent_value")
    x = bars.x(max(value, 0.0)) + (GAP if not bar.row.get("zero") else GAP + 10)
    crossed = parent is not None and x - GAP <= bars.x(parent) <= x + text_width(text, bold=True) + 3
    return bars.x(parent) + GAP if parent is not None and crossed else x


def _seconds(bars: Bars, options: ChartOptions) -> list[Datum]:
    """The second values, lighter, after their bars."""
    pairs = [(bar, number_of(bar.row, "second")) for bar in bars.bars]
    return [
        value_words(
            words(
                bars.x(value) + GAP, bar.top + THICK + THIN, value_text(bar.row, options, "second"), color=theme.MUTED
            ),
            marks_of(bar.row, "second_"),
        )
        for bar, value in pairs
        if value is not None
    ]


def texts(bars: Bars, options: ChartOptions, shift: float = 0) -> list[Datum]:
    """Names, then values, these `shift` pixels further."""
    names: list[Datum] = []
    for bar in bars.bars:
        names += lines(-bars.left, bar.baseline, bar.names, color=theme.INK)
    values = [_value(bar, bars, options, shift) for bar in bars.bars]
    return [*names, *values, *_seconds(bars, options)]


def drawing(bars: Bars, options: ChartOptions, samples: Sequence[tuple[str, str]]) -> Drawing:
    """The tables of a list of bars; `samples` names what is drawn when there is more than one thing."""
    boxes, names = box_key(samples, bars.left, bars.total)
    tables = {
        "bars": [*value_bars(bars), *second_bars(bars)],
        "hollows": hollows(bars),
        "edges": light_edges(bars),
        "ticks": parent_ticks(bars),
        "boxes": boxes,
        "texts": [*names, *texts(bars, options)],
    }
    signals = {"low": bars.least, "high": bars.most}
    return Drawing(tables, bars.height, bars.total, signals, left=bars.left, right=bars.right)


def layered() -> alt.LayerChart:
    """Bars from zero, then ticks on a light edge that detaches them from the bar, hollow discs, words."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("start:Q", scale=layers.domain(), axis=None)
    at = alt.X("value:Q", scale=layers.domain(), axis=None)
    bars = layers.table("bars").mark_rect(fill=layers.own("fill"), **layers.band())
    discs = layers.table("hollows").mark_point(
        shape="circle", strokeWidth=1.5, size=50, opacity=1, **layers.look(fill="fill", stroke="stroke", y="y")
    )
    return layers.stack(
        bars.encode(x=x, x2="value:Q", description=layers.datum()),
        layers.boxes("edges"),
        layers.boxes("ticks"),
        discs.encode(x=at, description=layers.datum()),
        layers.boxes(),
        layers.texts(),
        low=0,
        high=1,
    )
