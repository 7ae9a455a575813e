"""The same figures as a table: what a chart shows, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import NOT_APPLICABLE, NOT_AVAILABLE
from fiches.periods import Period
from fiches.site.fiche.panel_rows import same_quarter
from fiches.site.fiche.series_rows import same_scale
from fiches.site.table import BY_PERIOD, Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.marks import missing
from fiches.wording.moments import short_moment
from fiches.wording.phrase import Phrase
from fiches.wording.prose import prose


def series_table(block: Block, caption: Phrase, wording: WordingContext) -> Table:
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
    return table_of_lines(caption, BY_PERIOD, columns, lines)


def _point(block: Block, series: Series, found: Observed | None, period: str, wording: WordingContext) -> Cell:
    """One period of a history; « sans objet » where its code did not exist yet."""
    if found is None and not wording.catalogue.exists(block.indicator.source.indicateur, series.code, period):
        return Cell(missing(NOT_APPLICABLE))
    return _cell(block, found, wording)


def _cell(block: Block, number: Observed | None, wording: WordingContext) -> Cell:
    value = missing(NOT_AVAILABLE) if number is None else wording.marker.observed(number, block.indicator, bare=True)
    return Cell(value)


_ITEM_COLUMNS: tuple[str, ...] = ("number", "parent", "country", "count")
_NEAREST: tuple[str, ...] = ("number", "parent", "count")


def items_table(block: Block, caption: Phrase, wording: WordingContext) -> Table:
    """One line an item; a column for the territory, its parent and the count, where given."""
    return _items_table(block, _NEAREST, caption, wording)


def items_and_country_table(block: Block, caption: Phrase, wording: WordingContext) -> Table:
    """The same with the country's column, for what is drawn beside the country too."""
    return _items_table(block, _ITEM_COLUMNS, caption, wording)


def _items_table(block: Block, places: Sequence[str], caption: Phrase, wording: WordingContext) -> Table:
    lists: dict[str, list[Observed | None]] = {name: [getattr(item, name) for item in block.items] for name in places}
    kept = {name: cells for name, cells in lists.items() if any(cell is not None for cell in cells)}
    columns = [_item_column(name, cells, wording) for name, cells in kept.items()]
    lines = []
    for index, item in enumerate(block.items):
        label = prose(item_label(block.indicator, item.code, wording.labels), "libellé")
        lines.append(Line(label, tuple(_item_cell(block, name, cells[index], wording) for name, cells in kept.items())))
    return table_of_lines(caption, _corner(block), columns, lines)


def panels_table(block: Block, caption: Phrase, wording: WordingContext) -> Table:
    """One line a panel, one column a period that has a point, then the parent where it is ringed."""
    shown = same_quarter(block)
    others = [item.parent for item in block.items if item.parent is not None]
    columns = [Column(short_moment(block.windows[0], period), "", period=period) for period in shown]
    lines = []
    for item, series in zip(block.items, block.series, strict=True):
        found = {point.period: point for point in series.points}
        cells = [_point(block, series, found.get(period), period, wording) for period in shown]
        cells += [_cell(block, item.parent, wording)] if others else []
        label = prose(item_label(block.indicator, item.code, wording.labels), "libellé")
        lines.append(Line(label, tuple(cells)))
    columns += [Column(wording.name(others[0].territory), "")] if others else []
    return table_of_lines(caption, _corner(block), columns, lines)


def _corner(block: Block) -> str:
    return "Facteur" if block.indicator.mesure == "niveau" else block.indicator.short


def _item_column(name: str, cells: Sequence[Observed | None], wording: WordingContext) -> Column:
    if name == "count":
        return Column(Phrase("Nombre"), "Nombre")
    first = next(cell for cell in cells if cell is not None)
    return Column(wording.name(first.territory), "")


def _item_cell(block: Block, name: str, number: Observed | None, wording: WordingContext) -> Cell:
    if name == "count" and number is not None:
        return Cell(wording.marker.count_of(number, block.indicator))
    return _cell(block, number, wording)
