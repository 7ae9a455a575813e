"""comparaison: a row a measure and a place, the country included."""

from __future__ import annotations

from fiches.charts.model import Row
from fiches.indicators.model.block import Block
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import contract_rows
from fiches.site.fiche.paper_form import LIST
from fiches.site.fiche.tables import items_and_country_table
from fiches.wording.context import WordingContext


def comparison_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A row a measure and a place, for dots, grouped by measure when there are several."""
    rows: list[Row] = []
    for row in contract_rows(block, wording):
        group = row["label"] if len(block.items) > 1 else ""
        rows.append({**row, "order": len(rows), "label": row["place"], "group": group, "hover": ""})
    return rows


KIND = BlockKind(rows=comparison_rows, table=items_and_country_table, paper=LIST)
