"""The drawings of a document for paper: a block's chart made again for the width of its column."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace

from fiches.charts.engine.render import draw, drawn_height
from fiches.charts.model import ChartOptions
from fiches.site.fiche.model import BlockView
from fiches.site.fiche.paper_form import HALF, LIST, PaperForm
from fiches.site.paper.unmarked import printed
from fiches.site.table import Table
from fiches.wording.phrase import plain_text

COLUMN, PAIR, BAND = 216.0, 332.0, 448.0  # pixels: a third of the sheet, a half, two thirds
LETTER, NAME, HEAD = 5.0, 0.36, 44.0  # of a table with bars: pixels of a letter, share of the names, width of a head
LINE, ROW = 12.4, 3.0  # its lines, and what a row adds
_HEIGHT = re.compile(r'viewBox="\S+ \S+ \S+ (\S+)"')


def form_of(block: BlockView) -> PaperForm:
    """How the block's kind of chart stands on a sheet: a table with bars, as a list."""
    if block.barred:
        return LIST
    return block.chart.paper if block.chart is not None else HALF


def picture_height(block: BlockView, wide: float) -> float:
    """How high its drawing, or its table with bars, is in a column `wide` pixels wide; 0 where there is none."""
    if block.barred and block.table is not None:
        return _barred_height(block.table, wide)
    options = _options(block, wide)
    if block.chart is None or options is None:
        found = _HEIGHT.search(block.svg)
        return float(found[1]) if found else 0.0
    return drawn_height(block.chart.kind, block.chart.rows, options)


def _barred_height(table: Table, wide: float) -> float:
    """Names take a third of a column and wrap there; heads, a column each."""
    heads = max((len(plain_text(column.head)) * LETTER for column in table.columns if not column.aside), default=0.0)
    names = (len(plain_text(line.head)) * LETTER for line in table.lines)
    lines = sum(math.ceil(name / (wide * NAME)) for name in names) + math.ceil(heads / HEAD)
    return lines * LINE + ROW * len(table.lines)


def _options(block: BlockView, wide: float) -> ChartOptions | None:
    """What its drawing is made again with; None where the page's own serves, or where there is none."""
    if block.chart is None or not block.svg:
        return None
    form = form_of(block)
    if form.narrow:
        return replace(block.chart.options, width=wide if form.leads else min(wide, PAIR), dense=True)
    return replace(block.chart.options, width=PAIR, dense=True) if wide == PAIR else None


@dataclass(frozen=True, slots=True)
class Pictures:
    """The drawings already made for the documents of one fiche, which share most of them."""

    _made: dict[tuple[str, float, int], str] = field(default_factory=dict)

    def of(self, block: BlockView, wide: float) -> str:
        """The block's drawing for that width, as an image that opens alone."""
        key = (block.id, wide, len(block.chart.rows) if block.chart else 0)  # a short document has fewer rows
        if key not in self._made:
            self._made[key] = _picture(block, wide)
        return self._made[key]


def _picture(block: BlockView, wide: float) -> str:
    options = _options(block, wide)
    if block.chart is None or options is None:
        return printed(block.svg)
    chart = block.chart
    return printed(
        draw(
            chart.kind,
            chart.rows,
            identifier=block.id,
            title=chart.title,
            description=chart.description,
            options=options,
        )
    )
