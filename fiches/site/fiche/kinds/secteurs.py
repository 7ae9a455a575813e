"""secteurs: a row a sector, the largest first; a short document has the first of them alone."""

from __future__ import annotations

from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_rows import structure_rows
from fiches.site.fiche.paper_form import PaperForm
from fiches.site.fiche.tables import items_table

KIND = BlockKind(rows=structure_rows, table=items_table, paper=PaperForm(narrow=True, shortened=True))
