"""evolution: a row a series and a period: the territory beside its parents where a change is given, else its own counts."""

from __future__ import annotations

from fiches.charts.model import Cell, Row
from fiches.indicators.model.block import Block
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.relative_rows import relative_rows
from fiches.site.fiche.row_parts import role_of
from fiches.site.fiche.series_rows import point_row, same_scale
from fiches.site.fiche.tables import series_table
from fiches.site.svg_text import text_of
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN
from fiches.wording.labels import item_label

MOST_SERIES = 4


def evolution_rows(block: Block, wording: WordingContext) -> list[Row]:
    """Gaps from one quarter, in the territory and in its parents; counts, four series at most, where there are none."""
    if block.relative:
        return relative_rows(block.relative, block.indicator, wording, POINTS_SHOWN)
    return _counts(block, wording)


def _counts(block: Block, wording: WordingContext) -> list[Row]:
    """The series named by place, or by code where there are several codes."""
    rows: list[Row] = []
    shown = same_scale(block)[:MOST_SERIES]
    several_codes = len({series.code for series in shown}) > 1
    for rank, series in enumerate(shown):
        name = text_of(wording.name(series.territory))
        label = item_label(block.indicator, series.code, wording.labels) if several_codes else name
        common: dict[str, Cell] = {"series": f"{series.territory}.{series.code}", "series_label": label}
        role = role_of(series.territory, block.shown)
        common["role"] = "autre" if role == "territoire" and rank else role
        line_name = label if len(shown) > 1 else ""  # a line alone: the subtitle has its place
        rows += [{**point_row(p.period, p, block.indicator, wording, line_name), **common} for p in series.points]
    return rows


KIND = BlockKind(rows=evolution_rows, table=series_table)
