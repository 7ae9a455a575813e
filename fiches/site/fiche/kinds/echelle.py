"""echelle: grades period by period, as steps."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.period_table import grade_table

KIND = BlockKind(table=grade_table)
