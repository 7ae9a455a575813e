"""multiples: a row an item and a period; panels of counts take most of a sheet, panels of grades do not."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import Row
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.panel_rows import panel_rows
from fiches.site.fiche.paper_form import PaperForm
from fiches.site.fiche.tables import panels_table


def counts(rows: Sequence[Row]) -> bool:
    """Whether the panels show counts rather than grades."""
    return any("value" in row for row in rows)


KIND = BlockKind(rows=panel_rows, table=panels_table, paper=PaperForm(is_large=counts))
