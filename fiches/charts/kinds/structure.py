"""structure: the parts of a whole beside the parent's.

Columns: order, label, value (%), zero, cle, texte; parent_value (%), parent_cle, parent_texte, parent_label.
One bar a part; the parent's value is a tick across it, named once above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Drawing, Row, number_of, text_of
from fiches.charts.parts import bars

if TYPE_CHECKING:
    import altair as alt


def parent_key(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The tick and the parent's name, when a row has a parent's value."""
    named = [text_of(row, "parent_label") for row in rows if number_of(row, "parent_value") is not None]
    return [(named[0], theme.PARENT)] if named else []


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    found = bars.ordered(rows)
    samples = parent_key(found)
    arranged = bars.arrange(found, options, ("parent_value",), bars.KEY if samples else 0)
    return bars.drawing(arranged, options, samples)


def specification() -> alt.LayerChart:
    return bars.layered()
