"""metiers: no drawing; a line a métier, the first open, a column an entry."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.metier_tables import metiers_table

KIND = BlockKind(table=metiers_table, size="plein")
