"""structure: a row a part of the whole, the parent's share beside it."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import structure_rows
from fiches.site.fiche.paper_form import LIST
from fiches.site.fiche.tables import items_table

KIND = BlockKind(rows=structure_rows, table=items_table, paper=LIST)
