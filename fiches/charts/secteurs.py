"""secteurs: a list of up to 21 sectors, whose long names stand above their bars.

Columns: order, label, value, zero, cle, texte. Options: unit, decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import bars
from fiches.charts.model import ChartOptions, Drawing, Row

if TYPE_CHECKING:
    import altair as alt


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    arranged = bars.arrange(bars.ordered(rows), options, (), 0)
    return bars.drawing(arranged, options, [])


def specification() -> alt.LayerChart:
    return bars.layered()
