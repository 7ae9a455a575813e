"""echelle: a row a period, with its grade and the grade's word."""

from __future__ import annotations

from fiches.charts.model import Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.series_rows import point_row, same_scale
from fiches.site.fiche.tables import series_table
from fiches.site.svg_text import text_of
from fiches.wording.context import WordingContext
from fiches.wording.marks import grade_word


def scale_rows(block: Block, wording: WordingContext) -> list[Row]:
    """The territory's own grades; its latest alone where it has no series."""
    series = next((s for s in same_scale(block) if s.territory == block.shown), None)
    points = series.points if series else ()
    if not points and block.main is not None and block.period:
        return [_grade_row(block.period, block.main, block.indicator, wording)]
    return [_grade_row(p.period, p, block.indicator, wording) for p in points]


def _grade_row(period: str, number: Observed, indicator: Indicator, wording: WordingContext) -> Row:
    row = point_row(period, number, indicator, wording, text_of(wording.name(number.territory)))
    word = "" if number.value is None else grade_word(indicator, number.value)
    del row["value"]
    return {**row, "grade": number.value, "word": word}


KIND = BlockKind(rows=scale_rows, table=series_table)
