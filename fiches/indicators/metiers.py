"""The table of métiers of a territory (ROME or FAP codes): a row each, a column for each entry of the section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.computing import for_ten
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.rows import is_every, key_of, latest_among, observed
from fiches.indicators.shares import base_of
from fiches.keys import NOT_AVAILABLE, SMALLEST_BASE, Key, TerritoryKey


def metiers_block(data: EditionData, entry: Indicator, home: TerritoryKey, shown: TerritoryKey) -> Block:
    """Every métier with a value in one column at least, by decreasing value of the entry's own, ties by code."""
    activity = entry.source.activite
    columns = metier_columns(data, entry, home)
    rows = [metier_row(data, entry, columns, code) for code in data.activities.get(activity, ())]
    rows = [row for row in rows if any(n.value is not None for n in row.numbers.values())]
    rows.sort(key=lambda row: (-_value(row, entry.id), row.code))
    main = rows[0].numbers.get(entry.id) if rows else None
    own = next(column for column in columns if column.entry.id == entry.id)
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=own.period or data.reference_period(entry) or None,
        metiers=tuple(rows),
        every=all(_is_every(data, column) for column in columns),
        main=main if main is not None and main.value is not None else None,
        missing="" if rows else NOT_AVAILABLE,
    )


def _value(row: Metier, column: str) -> float:
    number = row.numbers.get(column)
    return -1.0 if number is None or number.value is None else number.value


def metier_columns(data: EditionData, entry: Indicator, home: TerritoryKey) -> tuple[MetierColumn, ...]:
    """Of every entry of its section about the same activities, as a territory has them."""
    entries = (e for e in data.catalogue.in_section(entry.section) if e.source.activite == entry.source.activite)
    return tuple(_column(data, one, home) for one in entries)


@dataclass(frozen=True, slots=True)
class MetierColumn:
    """An entry of the table: whose figures it shows, under which codes (of the nomenclature, then of the breakdown), and of
    which period; none: it has no figure.
    """

    entry: Indicator
    shown: TerritoryKey | None
    codes: tuple[tuple[str, str], ...] = ()
    period: str | None = None

    def keys(self, metier: str, shown: TerritoryKey) -> list[Key]:
        """The rows of a métier, in the order of the codes."""
        return [
            key_of(self.entry, shown, code, characteristic=item, activity=metier, period=self.period or "")
            for code, item in self.codes
        ]

    def at(self, data: EditionData, place: TerritoryKey) -> MetierColumn:
        """The same codes and period of another territory; no figure where the source, or the site, has none there."""
        asked = self.entry.source.niveaux
        served = place.type in data.catalogue.sources[self.entry.source.indicateur].territoires
        return replace(self, shown=place if served and (not asked or place.type in asked) else None)


def _column(data: EditionData, entry: Indicator, home: TerritoryKey) -> MetierColumn:
    """One code and one period for the whole column: the best code that a métier has, and the latest period of that code.

    A métier that has only an older one has no value there. A parent's figures where the source stops above this level.
    """
    shown, request = data.shown(entry, home), entry.source
    if shown is None:
        return MetierColumn(entry, None)
    table, metiers = data.table(shown), data.activities.get(request.activite, ())
    items = request.modalites or ("",)
    for best in request.alternatives[0]:
        codes = (best, *(one[0] for one in request.alternatives[1:]))
        column = MetierColumn(entry, shown, tuple((code, item) for code in codes for item in items))
        period = latest_among(table, [key for metier in metiers for key in column.keys(metier, shown)])
        if period is not None:
            return MetierColumn(entry, shown, column.codes, period)
    return MetierColumn(entry, shown)


def _is_every(data: EditionData, column: MetierColumn) -> bool:
    """Whether the métiers of a column of counts are all those that the territory has: rankings may have asked others."""
    entry, shown = column.entry, column.shown
    if shown is None or column.period is None or entry.mesure != "nombre":
        return True
    metiers = data.activities.get(entry.source.activite, ())
    return is_every(data.table(shown), entry, [key for metier in metiers for key in column.keys(metier, shown)])


def metier_row(data: EditionData, entry: Indicator, columns: Sequence[MetierColumn], code: str) -> Metier:
    """A métier in these columns; the ratio and the change over a year where the entry is that of a table."""
    numbers: dict[str, Observed] = {}
    several: dict[str, tuple[Observed, ...]] = {}
    for column in columns:
        if column.shown is None or column.period is None:
            continue
        found = tuple(observed(data, key) for key in column.keys(code, column.shown))
        if len(found) > 1:
            several[column.entry.id] = found if _is_spoken_of(data, column.entry, found[0].key) else ()
        elif not _has_small_base(data, column.entry, found[0].key):
            numbers[column.entry.id] = found[0]
    if not entry.chart.section_table:
        return Metier(code, numbers)
    own = numbers.get(entry.id)
    change = annual_change_if_any(data, own) if own is not None and entry.source.un_an_avant else None
    return Metier(code, numbers, several, _ratio(data, columns, numbers, own), change)


def _is_spoken_of(data: EditionData, entry: Indicator, key: Key) -> bool:
    """Whether grades may be told: potential origins of another are, where that one reaches what the catalogue asks."""
    if entry.origines is None:
        return True
    grade = observed(data, key._replace(nomenclature_code=entry.origines.de)).value
    return grade is not None and grade >= entry.origines.minimum


def _has_small_base(data: EditionData, entry: Indicator, key: Key) -> bool:
    """Whether it is a share of fewer than a hundred."""
    base = base_of(data, entry, key)
    return base is not None and (base.value is None or base.value < SMALLEST_BASE)


def _ratio(
    data: EditionData, columns: Sequence[MetierColumn], numbers: dict[str, Observed], offers: Observed | None
) -> Computed | None:
    """The first stock of the table, of job seekers, for ten of the table's own count."""
    stock = next((column.entry.id for column in columns if column.entry.is_stock), "")
    seekers = numbers.get(stock)
    return for_ten(data, seekers, offers) if seekers is not None and offers is not None else None
