"""barres: a distribution, its bars, or the steps of its grades, in the rows of its table."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_table import item_table

KIND = BlockKind(table=item_table)
