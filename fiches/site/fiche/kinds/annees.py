"""annees: a count at the same quarter of each year, with its bar."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.period_table import year_table

KIND = BlockKind(table=year_table)
