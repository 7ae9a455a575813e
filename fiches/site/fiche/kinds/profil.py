"""profil: a row a factor, with its grade and the parent's."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import profile_rows
from fiches.site.fiche.tables import items_table

KIND = BlockKind(rows=profile_rows, table=items_table)
