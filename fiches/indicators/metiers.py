"""The table of métiers of a territory (ROME or FAP codes): a row each, a column for each entry of the section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
    columns = [e for e in data.catalogue.in_section(entry.section) if e.source.activite == activity]
    periods = {column.id: _period(data, column, home) for column in columns}
    rows = [_metier(data, columns, periods, code, home) for code in data.activities.get(activity, ())]
    rows = [row for row in rows if any(n.value is not None for n in row.numbers.values())]
    rows.sort(key=lambda row: (-_value(row, entry.id), row.code))
    main = rows[0].numbers.get(entry.id) if rows else None
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=periods.get(entry.id) or data.reference_period(entry) or None,
        metiers=tuple(rows),
        rankings=tuple(_rankings(data, columns, home)) if entry.chart.section_table else (),
        main=main if main is not None and main.value is not None else None,
        missing="" if rows else NOT_AVAILABLE,
    )


def _value(row: Metier, column: str) -> float:
    number = row.numbers.get(column)
    return -1.0 if number is None or number.value is None else number.value


def source_territory(data: EditionData, column: Indicator, home: TerritoryKey) -> TerritoryKey | None:
    """Whose figures a column shows: a parent's where the source stops above this level (difficulty for EPCI)."""
    return data.shown(column, home)


def _period(data: EditionData, column: Indicator, home: TerritoryKey) -> str | None:
    """One period for the whole column, the latest: a métier that has only an older one has no value there."""
    shown = source_territory(data, column, home)
    if shown is None:
        return None
    code = column.source.alternatives[0][0]
    codes = data.activities.get(column.source.activite, ())
    keys = [key_of(column, shown, code, activity=metier) for metier in codes]
    return latest_among(data.table(shown), keys)


def _metier(
    data: EditionData, columns: list[Indicator], periods: dict[str, str | None], code: str, home: TerritoryKey
) -> Metier:
    numbers: dict[str, Observed] = {}
    parts: dict[str, Number] = {}
    ranks: dict[str, Rank] = {}
    for column in columns:
        shown, period = source_territory(data, column, home), periods[column.id]
        if shown is None or period is None:
            continue
        for position, alternatives in enumerate(column.source.alternatives):
            key = key_of(column, shown, alternatives[0], activity=code, period=period)
            number = observed(data, key)
            numbers[column.id if position == 0 else f"{column.id}/{alternatives[0]}"] = number
            if position == 0 and column.mesure == "nombre":
                parts[column.id] = share_of_all(data, column, number)
                if (place := rank(data, number)) is not None and (number.value or 0) >= SMALLEST_BASE:
                    ranks[column.id] = place
    return Metier(code, numbers, parts, ranks)


def _rankings(data: EditionData, columns: Sequence[Indicator], home: TerritoryKey) -> Iterator[RankedMetiers]:
    """One for each column that counts what ranks, where the edition has a ranking of the territory."""
    for column in columns:
        request = column.source
        ranking = data.rankings.get((home, request.indicateur))
        counts = column.mesure == "nombre" and request.wanted[:1] == (RANKED.get(request.indicateur, ""),)
        if ranking is not None and ranking.metiers and counts:
            yield RankedMetiers(column, ranking, _ranked(data, column, ranking))


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
