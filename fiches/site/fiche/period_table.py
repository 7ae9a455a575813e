"""A history as a table with a bar or steps in each row: a row a period, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import NOT_APPLICABLE
from fiches.periods import Period
from fiches.site.fiche.barred_table import MOST, Drawn, counted_caption, drawn_in, folded, place_head, ticked
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.series_rows import same_scale
from fiches.site.table import BY_PERIOD, Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.marks import missing
from fiches.wording.moments import short_moment
from fiches.wording.phrase import EMPTY, Kind, Phrase, elements
from fiches.wording.prose import prose


def year_table(block: Block, heading: Heading, wording: WordingContext) -> Table:
    """The same quarter of each year: raw series compare by year alone; the others are in the data."""
    shown = same_scale(block)
    latest = block.period or ""
    periods = [period for period in _periods(shown) if period[4:] == latest[4:]]
    numbers = [point for series in shown for point in series.points if point.period in periods]
    several = len({series.code for series in shown}) > 1
    columns = [Column(_name(block, series, wording, several=several), "") for series in shown]
    drawn = drawn_in(block, wording, numbers)
    lines = []
    for period in periods:
        cells = [_changed(block, heading, _value(drawn, series, period), wording) for series in shown]
        lines.append(_line(block, period, cells))
    return _barred(block, heading.caption, columns, lines)


def _changed(block: Block, heading: Heading, cell: Cell, wording: WordingContext) -> Cell:
    """The latest value, with its change over a year where the title says how much."""
    if block.main is None or block.evolution is None:
        return cell
    key = block.main.key.mark(wording.home)
    said = heading.said.get(key)
    if said is None or said.kind is not Kind.COMPUTED or key not in {one.mark for one in elements(cell.value)}:
        return cell
    return replace(cell, note=Phrase("{} en un an").format(wording.marker.change(block.evolution)))


def grade_table(block: Block, heading: Heading, wording: WordingContext) -> Table:
    """The grades of the territory, period by period; beside them those of its parents, the nearest ringed."""
    shown = sorted(same_scale(block), key=lambda series: series.territory != block.shown)
    periods = _periods(shown)
    drawn = drawn_in(block, wording, ())
    own, *others = shown
    lines = []
    for period in periods[:MOST]:
        parent = _point(others[0], period) if others else None
        cells = [drawn.cell(_point(own, period), parent), *(drawn.bare(_point(one, period)) for one in others)]
        lines.append(_line(block, period, cells))
    columns = [Column(place_head(series.territory, wording), "", ticked=rank == 1) for rank, series in enumerate(shown)]
    title = counted_caption(heading.caption, len(lines), len(periods))
    return _barred(block, title, columns, lines)


def _barred(block: Block, caption: Phrase, columns: Sequence[Column], lines: Sequence[Line]) -> Table:
    table = replace(table_of_lines(caption, BY_PERIOD, columns, lines), barred=True)
    graded = block.indicator.mesure == "niveau" and len(columns) > 1
    return folded(ticked(table, block, columns[1].head if graded else EMPTY))


def _periods(shown: Sequence[Series]) -> list[str]:
    """The latest first."""
    return sorted({point.period for series in shown for point in series.points}, key=Period.parse, reverse=True)


def _line(block: Block, period: str, cells: Sequence[Cell]) -> Line:
    return Line(short_moment(block.windows[0], period), tuple(cells), period in block.breaks, period=period)


def _point(series: Series, period: str) -> Observed | None:
    return next((point for point in series.points if point.period == period), None)


def _value(drawn: Drawn, series: Series, period: str) -> Cell:
    """« sans objet » where the code did not exist yet."""
    point = _point(series, period)
    source = drawn.block.indicator.source.indicateur
    if point is None and not drawn.wording.catalogue.exists(source, series.code, period):
        return Cell(missing(NOT_APPLICABLE))
    return drawn.cell(point)


def _name(block: Block, series: Series, wording: WordingContext, *, several: bool) -> Phrase:
    if not several:
        return place_head(series.territory, wording)
    return prose(item_label(block.indicator, series.code, wording.labels), "libellé")
