"""contrats: a row a type of contract and a place, the country included."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import contract_rows
from fiches.site.fiche.tables import items_and_country_table

KIND = BlockKind(rows=contract_rows, table=items_and_country_table)
