"""Lists of bars: names at their left when all are short, else above them; the value at the end of each bar.

Beside its bar a row may have a parent's value, a tick across the bar; or a second value, a thin bar under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, text_of
from fiches.charts.text.measure import shortened, width, wrap
from fiches.charts.text.numbers import value_text
from fiches.charts.text.place import LINE, lines, words

if TYPE_CHECKING:
    import altair as alt

BESIDE = 124  # pixels: the widest name that stands at the left of its bar
THICK = 12
THIN = 10
GAP = 6
KEY = 20  # pixels of the line that names the tick or the second bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One row, laid out: its name in lines, its baseline and the top of its bar, in pixels."""

    row: Row
    names: list[str]
    baseline: float
    top: float


@dataclass(frozen=True, slots=True)
class Bars:
    """All rows, laid out, with the margins left for names and values, the greatest value and the least (zero at most)."""

    bars: list[Bar]
    left: float
    right: float
    height: float
    most: float
    least: float

    @property
    def width(self) -> float:
        return theme.WIDTH - self.left - self.right

    def x(self, value: float) -> float:
        return (value - self.least) / (self.most - self.least) * self.width


def ordered(rows: Sequence[Row]) -> list[Row]:
    """The rows by their `order`."""
    return sorted(rows, key=lambda row: number_of(row, "order") or 0)


def arrange(rows: Sequence[Row], options: ChartOptions, others: Sequence[str], top: float) -> Bars:
    """Place every row. others: the columns that share the bars' scale; top: pixels kept above the first row."""
    names = [text_of(row, "label") for row in rows]
    beside = max(width(name) for name in names) <= BESIDE
    left = round(max(width(name) for name in names) + 8) if beside else 0
    thin = THIN if "second" in others else 0
    bars, y = [], top
    for row, name in zip(rows, names, strict=True):
        split = [name] if beside else wrap(name, theme.WIDTH)
        start = y + (0 if beside else LINE * len(split) + 2)
        bars.append(Bar(row, split, start + 10 if beside else y + 11, start))
        y = start + THICK + thin + (10 if beside else 8)
    values = [value for row in rows for column in ("value", *others) if (value := number_of(row, column)) is not None]
    widest = max(width(value_text(row, options), bold=True) for row in rows)
    least, most = min([*values, 0.0]), max([*values, 0.0])
    return Bars(bars, left, round(widest + GAP + 6), y - 5, most if most > least else 1.0, least)


def _box(value: float, y: float, thickness: float, fill: str) -> Datum:
    """A bar without a mark: the value written at its end carries it, and bare bars are drawn as one path."""
    return {"depart": 0, "valeur": value, "y": y, "y2": y + thickness, "fond": fill, "cle": "", "texte": ""}


def value_bars(bars: Bars) -> list[Datum]:
    """The bar of each published value; a published zero has none, but a hollow disc (`hollows`)."""
    boxes = []
    for bar in bars.bars:
        value = number_of(bar.row, "value")
        if value is not None and not bar.row.get("zero"):
            boxes.append(_box(value, bar.top, THICK, theme.ACCENT))
    return boxes


def second_bars(bars: Bars) -> list[Datum]:
    """The thin bar of each second value, under the first."""
    pairs = [(bar, number_of(bar.row, "second")) for bar in bars.bars]
    return [_box(value, bar.top + THICK + 1, THIN, theme.COUNTRY) for bar, value in pairs if value is not None]


def hollows(bars: Bars) -> list[Datum]:
    """The hollow disc of each published zero."""
    look: Datum = {"fond": theme.PAPER, "trait": theme.ACCENT, "taille": 50.0}
    zeros = [bar for bar in bars.bars if bar.row.get("zero")]
    return [
        {"valeur": 6 * (bars.most - bars.least) / bars.width, "y": bar.top + THICK / 2, **look, **marks_of(bar.row)}
        for bar in zeros
    ]


def _ticks(bars: Bars, thickness: float) -> list[tuple[Bar, Datum]]:
    """A thin upright box across each bar, at the parent's value."""
    pairs = [(bar, number_of(bar.row, "parent_value")) for bar in bars.bars]
    places = [(bar, bars.x(value)) for bar, value in pairs if value is not None]
    return [
        (bar, {"x": x - thickness / 2, "x2": x + thickness / 2, "y": bar.top - 2, "y2": bar.top + THICK + 2})
        for bar, x in places
    ]


def parent_ticks(bars: Bars) -> list[Datum]:
    return [{**box, "fond": theme.PARENT, **marks_of(bar.row, "parent_")} for bar, box in _ticks(bars, 3)]


def light_edges(bars: Bars) -> list[Datum]:
    """What detaches the ticks from the bars."""
    return [{**box, "fond": theme.PAPER, "cle": "", "texte": ""} for _, box in _ticks(bars, 6)]


def _value(bar: Bar, bars: Bars, options: ChartOptions, shift: float) -> Datum:
    """The value's text, after the bar, and after the tick when that one would cross it: its colour says whose it is."""
    value, parent = number_of(bar.row, "value"), number_of(bar.row, "parent_value")
    text = value_text(bar.row, options)
    if value is None:
        return words(0, bar.top + 10, text, color=theme.MUTED)
    x = bars.x(max(value, 0.0)) + (GAP if not bar.row.get("zero") else GAP + 10)
    if parent is not None and x - GAP <= bars.x(parent) <= x + width(text, bold=True) + 3:
        x = bars.x(parent) + GAP
    color = theme.WORDS[text_of(bar.row, "role") or "territoire"]
    return words(x + shift, bar.top + 10, text, color=color, bold=True, marks=marks_of(bar.row))


def _seconds(bars: Bars, options: ChartOptions) -> list[Datum]:
    """The second values, lighter, after their bars."""
    pairs = [(bar, number_of(bar.row, "second")) for bar in bars.bars]
    return [
        words(
            bars.x(value) + GAP,
            bar.top + THICK + THIN,
            value_text(bar.row, options, "second"),
            color=theme.MUTED,
            marks=marks_of(bar.row, "second_"),
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


def dashed_key(label: str, room: float = theme.WIDTH) -> tuple[list[Datum], list[Datum]]:
    """The same line for a parent drawn as a dashed outline or ring, its name cut to `room` pixels."""
    ring: Datum = {"x": 1, "x2": 17, "y": 1, "y2": 12, "trait": theme.PARENT, "epaisseur": 1.5, "tirets": [4, 2]}
    return [ring], [words(23, 11, shortened(label, room - 23), color=theme.MUTED)]


def key(samples: Sequence[tuple[str, str]], left: float) -> tuple[list[Datum], list[Datum]]:
    """A line above the bars that names what is drawn: a small box of each colour, and its word."""
    boxes: list[Datum] = []
    names: list[Datum] = []
    x = -left
    for name, fill in samples:
        thin = fill != theme.ACCENT
        label = shortened(name, theme.WIDTH / len(samples) - 17)
        boxes.append({"x": x, "x2": x + (3 if thin else 12), "y": 2, "y2": 12, "fond": fill})
        names.append(words(x + (8 if thin else 17), 11, label, color=theme.MUTED))
        x += width(label) + 34
    return boxes, names


def drawing(bars: Bars, options: ChartOptions, samples: Sequence[tuple[str, str]]) -> Drawing:
    """The tables of a list of bars; `samples` names what is drawn when there is more than one thing."""
    boxes, names = key(samples, bars.left)
    tables = {
        "barres": [*value_bars(bars), *second_bars(bars)],
        "creux": hollows(bars),
        "lisieres": light_edges(bars),
        "reperes": parent_ticks(bars),
        "boites": boxes,
        "textes": [*names, *texts(bars, options)],
    }
    return Drawing(tables, bars.height, {"bas": bars.least, "haut": bars.most}, left=bars.left, right=bars.right)


def layered() -> alt.LayerChart:
    """Bars from zero, then ticks on a light edge that detaches them from the bar, hollow discs, words."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("depart:Q", scale=layers.domain(), axis=None)
    at = alt.X("valeur:Q", scale=layers.domain(), axis=None)
    bars = layers.table("barres").mark_rect(fill=layers.own("fond"), **layers.band())
    discs = layers.table("creux").mark_point(
        shape="circle", strokeWidth=1.5, size=50, opacity=1, **layers.look(fill="fond", stroke="trait", y="y")
    )
    return layers.stack(
        bars.encode(x=x, x2="valeur:Q", description=layers.datum()),
        layers.boxes("lisieres"),
        layers.boxes("reperes"),
        discs.encode(x=at, description=layers.datum()),
        layers.boxes(),
        layers.texts(),
        bas=0,
        haut=1,
    )
