"""pyramide: a row a sex and an age."""

from __future__ import annotations

from fiches.charts.model import Row
from fiches.indicators.model.block import Block
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import item_row
from fiches.site.fiche.tables import items_table
from fiches.wording.context import WordingContext


def pyramid_rows(block: Block, wording: WordingContext) -> list[Row]:
    """Codes such as `F-AGE1`: sex, then age; both sexes of an age share its order and label."""
    ages = list(dict.fromkeys(item.code.partition("-")[2] for item in block.items))
    rows: list[Row] = []
    for item in block.items:
        sex, _, age = item.code.partition("-")
        row = item_row(ages.index(age), item, block, wording)
        label = str(row["label"])
        rows.append({**row, "sex": sex, "label": label.partition(" de ")[2] or label})
    return rows


KIND = BlockKind(rows=pyramid_rows, table=items_table)
