"""The métiers of a territory (or its families of métiers): a row each, a column for each entry of the section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.computing import part, rank
from fiches.indicators.figures import Block, Computed, Metier, Observed, Rank, RankedMetier, RankedMetiers
from fiches.indicators.reading import Reader, key_of, latest_among, observed
from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.rankings import RANKED, SMALLEST_RANKED, Ranking, competition_ranks


def metiers_block(reader: Reader, entry: Indicator, home: TerritoryKey, shown: TerritoryKey) -> Block:
    """Every métier with a value in one column at least, by decreasing value of the entry's own, ties by code."""
    activity = entry.source.activite
    columns = [e for e in reader.catalogue.in_section(entry.section) if e.source.activite == activity]
    periods = {column.id: _period(reader, column, home) for column in columns}
    rows = [_metier(reader, columns, periods, code, home) for code in reader.activities.get(activity, ())]
    rows = [row for row in rows if any(n.value is not None for n in row.numbers.values())]
    rows.sort(key=lambda row: (-_value(row, entry.id), row.code))
    main = rows[0].numbers.get(entry.id) if rows else None
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=periods.get(entry.id) or reader.reference_period(entry) or None,
        metiers=tuple(rows),
        rankings=tuple(_rankings(reader, columns, home)) if entry.chart.section_table else (),
        main=main if main is not None and main.value is not None else None,
        missing="" if rows else NOT_AVAILABLE,
    )


def _value(row: Metier, column: str) -> float:
    number = row.numbers.get(column)
    return -1.0 if number is None or number.value is None else number.value


def source_territory(reader: Reader, column: Indicator, home: TerritoryKey) -> TerritoryKey | None:
    """Whose figures a column shows: a parent's where the source stops above this level (difficulty for EPCI)."""
    return reader.shown(column, home)


def _period(reader: Reader, column: Indicator, home: TerritoryKey) -> str | None:
    """One period for the whole column, the latest: a métier that has only an older one has no value there."""
    shown = source_territory(reader, column, home)
    if shown is None:
        return None
    code = column.source.alternatives[0][0]
    codes = reader.activities.get(column.source.activite, ())
    keys = [key_of(column, shown, code, activity=metier) for metier in codes]
    return latest_among(reader.table(shown), keys)


def _metier(
    reader: Reader, columns: list[Indicator], periods: dict[str, str | None], code: str, home: TerritoryKey
) -> Metier:
    numbers: dict[str, Observed] = {}
    parts: dict[str, Computed] = {}
    ranks: dict[str, Rank] = {}
    for column in columns:
        shown, period = source_territory(reader, column, home), periods[column.id]
        if shown is None or period is None:
            continue
        for position, alternatives in enumerate(column.source.alternatives):
            key = key_of(column, shown, alternatives[0], activity=code, period=period)
            number = observed(reader, key)
            numbers[column.id if position == 0 else f"{column.id}/{alternatives[0]}"] = number
            if position == 0 and column.mesure == "nombre":
                total = observed(reader, key.all_activities())
                parts[column.id] = part(reader, number, total)
                if (place := rank(reader, number)) is not None and (number.value or 0) >= SMALLEST_RANKED:
                    ranks[column.id] = place
    return Metier(code, numbers, parts, ranks)


def _rankings(reader: Reader, columns: Sequence[Indicator], home: TerritoryKey) -> Iterator[RankedMetiers]:
    """One for each column that counts what ranks, where the edition has a ranking of the territory."""
    for column in columns:
        request = column.source
        ranking = reader.rankings.get((home, request.indicateur))
        counts = column.mesure == "nombre" and request.wanted[:1] == (RANKED.get(request.indicateur, ""),)
        if ranking is not None and ranking.metiers and counts:
            yield RankedMetiers(column, ranking, _ranked(reader, column, ranking))


def _ranked(reader: Reader, column: Indicator, ranking: Ranking) -> tuple[RankedMetier, ...]:
    """The métiers in their order, each with its place."""
    code = column.source.wanted[0]
    keys = [key_of(column, ranking.territory, code, activity=m, period=ranking.period) for m in ranking.metiers]
    numbers = {key.activity_code: observed(reader, key) for key in keys}
    places = competition_ranks({metier: number.value for metier, number in numbers.items() if number.value is not None})
    shared = Counter(places.values())
    found = []
    for metier, place in places.items():
        number = numbers[metier]
        total = observed(reader, number.key.all_activities())
        found.append(RankedMetier(metier, number, part(reader, number, total), place, shared[place] > 1))
    return tuple(found)
