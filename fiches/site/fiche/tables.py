"""The same figures as a table: what a chart shows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, NOT_AVAILABLE
from fiches.periods import Period
from fiches.site.fiche.metier_rows import METIERS_DRAWN, metier_columns
from fiches.site.fiche.series_rows import same_scale
from fiches.site.table import BY_PERIOD, NOTES_LEGEND, Cell, Column, Line, Table, cells_of, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import FAMILIES, activity_label, item_label
from fiches.wording.marks import count, missing
from fiches.wording.moments import short_moment
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
