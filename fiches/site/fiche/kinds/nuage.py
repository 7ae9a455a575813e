"""nuage: a point a métier, its volume and its grade; its figures are in its section's table of métiers."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import Cell, Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.paper_form import PaperForm
from fiches.site.svg_text import mark_of
from fiches.wording.context import WordingContext
from fiches.wording.labels import activity_label
from fiches.wording.marks import observed_text
from fiches.wording.metier_readings import FIRST_METIERS, field_metiers
from fiches.wording.metier_titles import volume_of
from fiches.wording.numbers import NBSP


def cloud_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A point a métier that has both a volume over zero and a grade; the largest volumes first, the first named."""
    named = {metier.code for metier, _, _ in field_metiers(block, wording, first=FIRST_METIERS)}
    volume = volume_of(block.indicator, wording)
    if volume is None:
        return []
    return [
        {**_point(x, y, volume, block.indicator, wording), "order": order, "named": metier.code in named}
        for order, (metier, x, y) in enumerate(field_metiers(block, wording))
    ]


def _point(x: Observed, y: Observed, volume: Indicator, grade: Indicator, wording: WordingContext) -> dict[str, Cell]:
    label = activity_label(x.key.activity_type, x.key.activity_code, wording.labels)
    told = f"{label}{NBSP}: {observed_text(x, volume)}, {observed_text(y, grade)}"
    marks = f"{mark_of(x, wording.home)} {mark_of(y, wording.home)}"
    return {"label": label, "x": x.value, "y": y.value, "mark": marks, "hover": told}


def always(_: Sequence[Row]) -> bool:
    return True


KIND = BlockKind(rows=cloud_rows, table=None, size="large", paper=PaperForm(is_large=always))
