"""The same figures as a table: what a chart shows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Observed
from fiches.keys import FEWER_THAN_FIVE, NOT_AVAILABLE
from fiches.periods import Period
from fiches.site.fiche.metier_rows import METIERS_DRAWN, metier_columns
from fiches.site.fiche.panel_rows import same_quarter
from fiches.site.fiche.series_rows import same_scale
from fiches.site.table import BY_PERIOD, NOTES_LEGEND, Cell, Column, Line, Table, cells_of, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import FAMILIES, activity_label, item_label
from fiches.wording.marks import count, missing, short_period
from fiches.wording.phrase import Phrase
from fiches.wording.prose import prose
from fiches.wording.standings import short_rank


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
    lines = [
        Line(short_period(p), tuple(_cell(block, found[i].get(p), wording) for i in found), p in block.breaks, period=p)
        for p in known
    ]
    columns = [Column(name, "") for name in names]
    return table_of_lines(caption, BY_PERIOD, columns, lines)


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
    columns = [Column(short_period(period), "", period=period) for period in shown]
    lines = []
    for item, series in zip(block.items, block.series, strict=True):
        found = {point.period: point for point in series.points}
        numbers = [found.get(period) for period in shown] + ([item.parent] if others else [])
        label = prose(item_label(block.indicator, item.code, wording.labels), "libellé")
        lines.append(Line(label, tuple(_cell(block, number, wording) for number in numbers)))
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


UNFOLDED = 15  # a table of so many métiers needs no fold
_OTHERS = {"ROME": "autres métiers", "FAP225": "autres familles professionnelles"}


def metiers_table(block: Block, caption: Phrase, wording: WordingContext) -> Table:
    """One line a métier: job seekers, offers, difficulty… The first, which are drawn, with their shares and ranks.

    The others follow in a table of their own, without.
    """
    entries = [i for i in metier_columns(block.indicator, wording) if any(i.id in m.numbers for m in block.metiers)]
    cut = METIERS_DRAWN if len(block.metiers) > UNFOLDED else len(block.metiers)
    first, others = block.metiers[:cut], block.metiers[cut:]
    lines = [
        Line(_metier_name(metier, wording), tuple(_metier_cell(metier, entry, wording) for entry in entries))
        for metier in first
    ]
    columns = [Column(prose(i.short), i.short, i.mesure == "niveau") for i in entries]
    corner = "Famille professionnelle" if block.indicator.source.activite == FAMILIES else "Métier"
    table = table_of_lines(caption, corner, columns, lines)
    if any(cell.note for line in lines for cell in line.cells):
        table = replace(table, legends=(NOTES_LEGEND, *table.legends))
    return replace(table, rest=_other_metiers(table, others, entries, wording)) if others else table


def _other_metiers(
    table: Table, others: Sequence[Metier], entries: Sequence[Indicator], wording: WordingContext
) -> Table:
    lines = [
        Line(_metier_name(metier, wording), cells_of(*(_metier_value(metier, entry, wording) for entry in entries)))
        for metier in others
    ]
    kind = _OTHERS.get(entries[0].source.activite, "autres lignes") if entries else ""
    title = Phrase("Les {} {}").format(count(len(lines), "nombre de lignes"), kind)
    follows = table_of_lines(Phrase("{} (suite)").format(table.caption), table.corner, table.columns, lines)
    return replace(follows, title=title)


def _metier_name(metier: Metier, wording: WordingContext) -> Phrase:
    kinds = [number.key.activity_type for number in metier.numbers.values()]
    label = activity_label(kinds[0] if kinds else "ROME", metier.code, wording.labels)
    return prose(label, "libellé")


def _metier_cell(metier: Metier, entry: Indicator, wording: WordingContext) -> Cell:
    return Cell(_metier_value(metier, entry, wording), Phrase(" · ").join(_share_and_rank(metier, entry.id, wording)))


def _metier_value(metier: Metier, entry: Indicator, wording: WordingContext) -> Phrase:
    number = metier.numbers.get(entry.id)
    return (
        missing(NOT_AVAILABLE)
        if number is None
        else wording.marker.observed(number, entry, bare=entry.mesure != "niveau")
    )


def _share_and_rank(metier: Metier, identifier: str, wording: WordingContext) -> Iterator[Phrase]:
    """The share of the métier in the territory's total, and the territory's place for it; what is not computed is left out."""
    part, rank = metier.parts.get(identifier), metier.ranks.get(identifier)
    if part is not None and part.value is not None and metier.numbers[identifier].status != FEWER_THAN_FIVE:
        yield wording.marker.part(part)
    if rank is not None and rank.claim is not None:
        yield short_rank(rank, wording)
