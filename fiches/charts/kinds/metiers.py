"""metiers: a list of the first métiers, with a second value of the same unit under the first.

Columns: order, label, value, zero, mark, hover; second, second_zero, second_mark, second_hover. Options: labels, the names
of the two values (« Demandeurs d’emploi », « Offres d’emploi »), unit, decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Drawing, Row, number_of, ordered
from fiches.charts.parts import bars
from fiches.charts.parts.bar_rows import arrange
from fiches.charts.parts.key import KEY

if TYPE_CHECKING:
    import altair as alt


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing."""
    in_order = ordered(rows)
    twice = any(number_of(row, "second") is not None for row in in_order)
    samples = list(zip(options.labels, (theme.ACCENT, theme.COUNTRY), strict=False)) if twice else []
    arranged = arrange(in_order, options, ("second",) if twice else (), KEY if samples else 0)
    return bars.drawing(arranged, options, samples)


def specification() -> alt.LayerChart:
    return bars.layered()
