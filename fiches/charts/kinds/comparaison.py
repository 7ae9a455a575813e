"""comparaison: a field of dots, one row a place, its value beside it, under the name of each measure when several.

Columns: order, label, value, role (territoire, parent, pays, autre), zero, mark, hover; group, the measure's name, the
rows of one after the other. Options: unit, decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, ordered, text_of
from fiches.charts.parts import bars
from fiches.charts.parts.bar_rows import Bar, Bars, arrange, arrange_dense
from fiches.charts.text.measure import shortened
from fiches.charts.text.place import words

if TYPE_CHECKING:
    import altair as alt

HEAD, BETWEEN = 20, 8  # pixels for the name of a group, and between two groups
SHAPES = {"territoire": "circle", "parent": "diamond", "pays": "square", "autre": "triangle-up"}


def _dot(bar: Bar, y: float, value: float) -> Datum:
    role = text_of(bar.row, "role") or "autre"
    color, hollow = theme.ROLES[role], bool(bar.row.get("zero"))
    look: Datum = {"shape": SHAPES[role], "fill": theme.PAPER if hollow else color, "stroke": color}
    return {"value": value, "y": y, **look, **marks_of(bar.row)}


def _stem(y: float, zero: float, x: float) -> Datum:
    """From zero to the dot, in pixels."""
    return {"x": zero, "x2": x, "y": y, "y2": y, "stroke": theme.COUNTRY, "thickness": 1, "dashes": []}


def _grouped(arranged: Bars) -> tuple[Bars, list[Datum]]:
    """The rows moved down to make room for the names of their groups, and these names."""
    moved: list[Bar] = []
    names: list[Datum] = []
    down, before = 0.0, ""
    for bar in arranged.bars:
        group = text_of(bar.row, "group")
        if group != before:
            y = min(bar.top, bar.baseline - 11) + down + 11 + BETWEEN * bool(before)
            names.append(words(-arranged.left, y, shortened(group, arranged.total, bold=True), bold=True))
            down, before = down + HEAD + BETWEEN * bool(before), group
        moved.append(replace(bar, baseline=bar.baseline + down, top=bar.top + down))
    return replace(arranged, bars=moved, height=arranged.height + down), names


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    in_order = ordered(rows)
    placed = arrange_dense(in_order, options, ()) if options.dense else arrange(in_order, options, (), 0)
    arranged, names = _grouped(placed)
    values = [(bar, number_of(bar.row, "value")) for bar in arranged.bars]
    middle = arranged.thick / 2
    published = [(bar, bar.top + middle, value) for bar, value in values if value is not None]
    tables = {
        "rules": [_stem(y, arranged.x(0), arranged.x(value)) for _, y, value in published],
        "points": [_dot(bar, y, value) for bar, y, value in published],
        "texts": [*names, *bars.texts(arranged, options, shift=5)],
    }
    signals = {"low": arranged.least, "high": arranged.most}
    return Drawing(tables, arranged.height, arranged.total, signals, left=arranged.left, right=arranged.right)


def specification() -> alt.LayerChart:
    """The drawing: a stem from zero, a dot of its role's shape, words."""
    import altair as alt

    from fiches.charts.parts import layers

    properties = layers.look(fill="fill", stroke="stroke", shape="shape", y="y")
    dots = layers.table("points").mark_point(size=64, strokeWidth=1.5, opacity=1, **properties)
    x = alt.X("value:Q", scale=layers.domain(), axis=None)
    return layers.stack(layers.strokes(), dots.encode(x=x, description=layers.datum()), layers.texts(), low=0, high=1)
