"""The table of métiers of a territory (ROME or FAP codes): a row each, a column for each entry of the section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.computing import rank
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.block import Block, Metier, RankedMetier, RankedMetiers
from fiches.indicators.model.numbers import Number, Observed
from fiches.indicators.model.positions import Rank
from fiches.indicators.rows import key_of, latest_among, observed
from fiches.indicators.shares import share_of_all
from fiches.keys import NOT_AVAILABLE, SMALLEST_BASE, TerritoryKey
from fiches.rankings import RANKED, Ranking, competition_ranks


def metiers_block(data: EditionData, entry: Indicator, home: TerritoryKey, shown: TerritoryKey) -> Block:
    """Every métier with a value in one column at least, by decreasing value of the entry's own, ties by code."""
    activity = entry.source.activite
    entries = [e for e in data.catalogue.in_section(entry.section) if e.source.activite == activity]
    columns = {one.id: _column(data, one, home) for one in entries}
    rows = [_metier(data, columns.values(), code) for code in data.activities.get(activity, ())]
    rows = [row for row in rows if any(n.value is not None for n in row.numbers.values())]
    rows.sort(key=lambda row: (-_value(row, entry.id), row.code))
    main = rows[0].numbers.get(entry.id) if rows else None
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=columns[entry.id].period or data.reference_period(entry) or None,
        metiers=tuple(rows),
        rankings=tuple(_rankings(data, entry, home)) if entry.chart.section_table else (),
        main=main if main is not None and main.value is not None else None,
        missing="" if rows else NOT_AVAILABLE,
    )


def _value(row: Metier, column: str) -> float:
    number = row.numbers.get(column)
    return -1.0 if number is None or number.value is None else number.value


def source_territory(data: EditionData, column: Indicator, home: TerritoryKey) -> TerritoryKey | None:
    """Whose figures a column shows: a parent's where the source stops above this level (difficulty for EPCI)."""
    return data.shown(column, home)


@dataclass(frozen=True, slots=True)
class _Column:
    """An entry of the table: whose figures it shows, under which code, and of which period; none: it has no figure."""

    entry: Indicator
    shown: TerritoryKey | None
    code: str = ""
    period: str | None = None


def _column(data: EditionData, entry: Indicator, home: TerritoryKey) -> _Column:
    """One code and one period for the whole column: the best code that a métier has, and the latest period of that code.

    A métier that has only an older one has no value there.
    """
    shown, best = source_territory(data, entry, home), entry.source.alternatives[0]
    if shown is None:
        return _Column(entry, None)
    table, metiers = data.table(shown), data.activities.get(entry.source.activite, ())
    for code in best:
        period = latest_among(table, [key_of(entry, shown, code, activity=metier) for metier in metiers])
        if period is not None:
            return _Column(entry, shown, code, period)
    return _Column(entry, shown, best[0])


def _metier(data: EditionData, columns: Iterable[_Column], code: str) -> Metier:
    numbers: dict[str, Observed] = {}
    parts: dict[str, Number] = {}
    ranks: dict[str, Rank] = {}
    for column in columns:
        if column.shown is None or column.period is None:
            continue
        name = column.entry.id
        key = key_of(column.entry, column.shown, column.code, activity=code, period=column.period)
        numbers[name] = number = observed(data, key)
        if column.entry.mesure == "nombre":
            parts[name] = share_of_all(data, column.entry, number)
            if (place := rank(data, number)) is not None and (number.value or 0) >= SMALLEST_BASE:
                ranks[name] = place
    return Metier(code, numbers, parts, ranks)


def _rankings(data: EditionData, entry: Indicator, home: TerritoryKey) -> Iterator[RankedMetiers]:
    """One for each count that ranks, told by the first entry that is about it, where the edition has a ranking.

    That entry may be in the data alone: hires are ranked by all of them, and shown by those of job seekers.
    """
    about: dict[str, Indicator] = {}
    for one in data.catalogue.defined_in(entry.section):
        request = one.source
        counts = one.mesure == "nombre" and not request.caracteristique and request.activite == entry.source.activite
        if counts and request.wanted[:1] == (RANKED.get(request.indicateur, ""),):
            about.setdefault(request.indicateur, one)
    for indicator, one in about.items():
        ranking = data.rankings.get((home, indicator))
        if ranking is not None and ranking.metiers:
            yield RankedMetiers(one, ranking, _ranked(data, one, ranking))


def _ranked(data: EditionData, column: Indicator, ranking: Ranking) -> tuple[RankedMetier, ...]:
    """The métiers in their order, each with its place."""
    code = column.source.wanted[0]
    keys = [key_of(column, ranking.territory, code, activity=m, period=ranking.period) for m in ranking.metiers]
    numbers = {key.activity_code: observed(data, key) for key in keys}
    places = competition_ranks({metier: number.value for metier, number in numbers.items() if number.value is not None})
    shared = Counter(places.values())
    rows = []
    for metier, place in places.items():
        number = numbers[metier]
        rows.append(RankedMetier(metier, number, share_of_all(data, column, number), place, shared[place] > 1))
    return tuple(rows)
