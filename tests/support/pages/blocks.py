"""The chart and the table of a block with its own words, as a page composes them."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from fiches.site.fiche import block_kind, chart_rows
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.model import Chart
from fiches.site.table import Table
from fiches.wording.block_words import subtitle
from fiches.wording.context import WordingContext


def chart_of(block: Block, wording: WordingContext) -> Chart | None:
    return chart_rows.chart_of(block, wording)


def table_of(block: Block, wording: WordingContext) -> Table | None:
    return block_kind.table_of(block, Heading(subtitle(block, wording)), wording)
