"""structure: the parts of a whole beside the parent's.

Columns: order, label, value (%), zero, mark, hover; parent_value (%), parent_mark, parent_hover, parent_label.
One bar a part; the parent's value is a tick across it, named once above, or beside the drawing on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Drawing, Row, number_of, ordered, text_of
from fiches.charts.parts import bars
from fiches.charts.parts.bar_rows import arrange, arrange_dense
from fiches.charts.parts.key import KEY

if TYPE_CHECKING:
    import altair as alt


def parent_key(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The tick and the parent's name, when a row has a parent's value."""
    named = [text_of(row, "parent_label") for row in rows if number_of(row, "parent_value") is not None]
    return [(named[0], theme.PARENT)] if named else []


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    in_order, others = ordered(rows), ("parent_value",)
    if options.dense:
        return bars.drawing(arrange_dense(in_order, options, others), options, ())
    samples = parent_key(in_order)
    return bars.drawing(arrange(in_order, options, others, KEY if samples else 0), options, samples)


def specification() -> alt.LayerChart:
    return bars.layered()
