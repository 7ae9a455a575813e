"""The same figures as a table: what a chart shows, cell by cell."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import NOT_APPLICABLE, NOT_AVAILABLE
from fiches.periods import Period
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.series_rows import same_scale
from fiches.site.table import BY_PERIOD, Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.marks import missing
from fiches.wording.moments import short_moment
from fiches.wording.prose import prose


def series_table(block: Block, heading: Heading, wording: WordingContext) -> Table:
    """One line a period, the latest first; one column a series."""
    shown = same_scale(block)
    several = len({series.code for series in shown}) > 1
    names = [
        prose(item_label(block.indicator, s.code, wording.labels), "libellé") if several else wording.name(s.territory)
        for s in shown
    ]
    found = {s_index: {p.period: p for p in s.points} for s_index, s in enumerate(shown)}
    known = sorted({p.period for s in shown for p in s.points}, key=Period.parse, reverse=True)
    window = block.windows[0]
    lines = [
        Line(
            short_moment(window, p),
            tuple(_point(block, shown[i], found[i].get(p), p, wording) for i in found),
            p in block.breaks,
            period=p,
        )
        for p in known
    ]
    columns = [Column(name, "") for name in names]
    return table_of_lines(heading.caption, BY_PERIOD, columns, lines)


def _point(block: Block, series: Series, found: Observed | None, period: str, wording: WordingContext) -> Cell:
    """One period of a history; « sans objet » where its code did not exist yet."""
    if found is None and not wording.catalogue.exists(block.indicator.source.indicateur, series.code, period):
        return Cell(missing(NOT_APPLICABLE))
    return _cell(block, found, wording)


def _cell(block: Block, number: Observed | None, wording: WordingContext) -> Cell:
    value = missing(NOT_AVAILABLE) if number is None else wording.marker.observed(number, block.indicator, bare=True)
    return Cell(value)
