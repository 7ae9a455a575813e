"""nuage: a point a métier, its volume and its grade; its figures are in its section's table of métiers."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import Cell, Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.metier_rows import amount
from fiches.site.fiche.paper_form import PaperForm
from fiches.site.svg_text import mark_of
from fiches.wording.context import WordingContext
from fiches.wording.labels import activity_label
from fiches.wording.marks import observed_text
from fiches.wording.metier_titles import volume_of
from fiches.wording.numbers import NBSP


def cloud_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A point a métier that has both a volume over zero and a grade; the largest volumes first."""
    volume = volume_of(block.indicator, wording)
    if volume is None:
        return []
    ordered = sorted(block.metiers, key=lambda m: (-amount(m, volume.id), m.code))
    rows = (_point(metier, volume, block.indicator, wording) for metier in ordered)
    return [{**row, "order": order} for order, row in enumerate(row for row in rows if row)]


def _point(metier: Metier, volume: Indicator, grade: Indicator, wording: WordingContext) -> dict[str, Cell]:
    x, y = metier.numbers.get(volume.id), metier.numbers.get(grade.id)
    if x is None or y is None or not x.value or y.value is None:
        return {}
    label = activity_label(x.key.activity_type, metier.code, wording.labels)
    told = f"{label}{NBSP}: {observed_text(x, volume)}, {observed_text(y, grade)}"
    marks = f"{mark_of(x, wording.home)} {mark_of(y, wording.home)}"
    return {"label": label, "x": x.value, "y": y.value, "mark": marks, "hover": told}


def always(_: Sequence[Row]) -> bool:
    return True


KIND = BlockKind(rows=cloud_rows, table=None, size="large", paper=PaperForm(is_large=always))
