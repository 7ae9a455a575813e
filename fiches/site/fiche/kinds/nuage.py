"""nuage: a point a métier, its volume and its grade; its figures are in its section's table of métiers."""

from __future__ import annotations

from fiches.charts.model import Cell, Row
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.svg_text import mark_of
from fiches.wording.context import WordingContext
from fiches.wording.labels import activity_label
from fiches.wording.metier_counts import volume_of
from fiches.wording.metier_readings import FIRST_METIERS, field_metiers


def cloud_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A point a métier that has both a volume over zero and a grade; the largest volumes first, the first named."""
    named = {metier.code for metier, _, _ in field_metiers(block, wording, first=FIRST_METIERS)}
    if volume_of(block.indicator, wording) is None:
        return []
    return [
        {**_point(x, y, wording), "order": order, "named": metier.code in named}
        for order, (metier, x, y) in enumerate(field_metiers(block, wording))
    ]


def _point(x: Observed, y: Observed, wording: WordingContext) -> dict[str, Cell]:
    """Nothing to hover: the table that follows says the same of each, one under the other."""
    label = activity_label(x.key.activity_type, x.key.activity_code, wording.labels)
    marks = f"{mark_of(x, wording.home)} {mark_of(y, wording.home)}"
    return {"label": label, "x": x.value, "y": y.value, "mark": marks}


KIND = BlockKind(rows=cloud_rows, table=None, size="large")
