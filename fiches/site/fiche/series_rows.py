"""Series → the rows of their points, for lines and steps over time."""

from __future__ import annotations

from dataclasses import replace

from fiches.charts.model import Cell
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.site.fiche.row_parts import hover, value_cells
from fiches.site.svg_text import mark_of, text_of
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN


def same_scale(block: Block) -> list[Series]:
    """The series that one axis can hold: counts of a parent would flatten those of its parts.

    Four years are shown; what is older stays in the data files.
    """
    counted = block.indicator.mesure in ("nombre", "montant")
    series = [one for one in block.series if not counted or one.territory == block.shown]
    return [replace(one, points=one.points[-POINTS_SHOWN:]) for one in series]


def point_row(
    period: str, number: Observed, indicator: Indicator, wording: WordingContext, name: str = ""
) -> dict[str, Cell]:
    """A point of a line; on hover, its line's name (a place, unless lines are codes), then when and how much."""
    when = text_of(wording.short_moment(indicator, period, code=number.key.nomenclature_code))
    return {
        "period": period,
        "period_label": when,
        **value_cells(number, wording),
        "line_mark": mark_of(number, wording.home),
        "hover": hover(f"{name}, {when}" if name else when, number, indicator),
    }
