"""Which rows of the table a catalogue entry is about in a territory: their keys, their values, their history."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import ALL, Indicator
from fiches.indicators.dataset import TerritoryTable
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import NOT_APPLICABLE, NOT_AVAILABLE, TOTALS, Key, TerritoryKey
from fiches.periods import between, latest


def key_of(
    entry: Indicator,
    territory: TerritoryKey,
    code: str,
    *,
    characteristic: str = "",
    period: str = "",
    activity: str = "",
) -> Key:
    """The row of an entry for one code (or one characteristic of it) in a territory."""
    request = entry.source
    return Key(
        request.indicateur,
        *territory,
        request.activite,
        activity or (request.activite if request.activite in TOTALS else ""),
        code,
        request.caracteristique if characteristic else "",
        characteristic,
        period,
        entry.mesure,
    )


def is_about(entry: Indicator, key: Key) -> bool:
    """Whether a row is one that the entry asks for, in whatever territory and period."""
    items = (*entry.source.modalites, *entry.source.modalites_sinon)
    return is_of_its_series(entry, key) and (not items or key.characteristic_code in items)


def is_of_its_series(entry: Indicator, key: Key) -> bool:
    """The same, whatever the class of the breakdown."""
    request = entry.source
    return (key.indicator, key.activity_type, key.characteristic_type, key.measure) == (
        request.indicateur, request.activite, request.caracteristique, entry.mesure,
    ) and (request.wanted == (ALL,) or not request.wanted or key.nomenclature_code in request.wanted)  # fmt: skip


def code_in(entry: Indicator, table: TerritoryTable, alternatives: Sequence[str], *, activity: str = "") -> str:
    """The best of a code's alternatives that the territory has; the first when it has none."""
    for code in alternatives:
        if table.periods(key_of(entry, table.territory, code, activity=activity)):
            return code
    return alternatives[0]


def codes_of(entry: Indicator, table: TerritoryTable) -> list[tuple[str, ...]]:
    """The codes shown, each with its alternatives; every code that the territory has where the entry says `*`."""
    if entry.source.codes != (ALL,):
        return list(entry.source.alternatives)
    request = entry.source
    codes = {
        key.nomenclature_code
        for key in table.rows
        if (key.indicator, key.activity_type, key.characteristic_type) == (request.indicateur, request.activite, "")
    }
    return [(code,) for code in sorted(codes)] or [("",)]


def main_key(data: EditionData, entry: Indicator, territory: TerritoryKey) -> Key:
    """The entry's first code at its latest period there; at the edition's where the territory has no row."""
    table = data.table(territory)
    key = key_of(entry, territory, code_in(entry, table, codes_of(entry, table)[0]))
    periods = table.periods(key)
    return key._replace(period=periods[-1] if periods else data.reference_period(entry))


def observed(data: EditionData, key: Key) -> Observed:
    """The value under a key; `na` where the source has no such level or not yet such a code, `nd` where it has no row."""
    source = data.catalogue.sources[key.indicator]
    if key.territory_type not in source.territoires:
        return Observed(key, None, NOT_APPLICABLE)
    found = data.table(key.territory).get(key)
    if (
        found.value is None
        and key.period
        and not data.catalogue.exists(key.indicator, key.nomenclature_code, key.period)
    ):
        return Observed(key, None, NOT_APPLICABLE)
    return found


def series_of(data: EditionData, key: Key) -> Series:
    """The whole history under a key, holes included, oldest first."""
    table = data.table(key.territory)
    periods = table.periods(key)
    if not periods:
        return Series(key.nomenclature_code, key.territory, ())
    points = tuple(table.get(key._replace(period=p)) for p in between(periods[0], periods[-1]))
    return Series(key.nomenclature_code, key.territory, points)


def latest_among(table: TerritoryTable, keys: Sequence[Key]) -> str | None:
    """The latest period at which any of the keys' series has a row."""
    return latest([p for key in keys if (periods := table.periods(key)) for p in periods[-1:]])


def is_every(table: TerritoryTable, entry: Indicator, keys: Sequence[Key]) -> bool:
    """Whether these rows are all those that differ from one of them by the code of the breakdown, or of the activity."""
    varying = "characteristic_code" if entry.source.caracteristique else "activity_code"
    if not keys or (varying == "activity_code" and entry.source.activite in TOTALS):
        return False
    return table.alike(keys[0], varying) <= set(keys)


def why_missing(number: Observed | None) -> str:
    """Empty when there is a value, else its status."""
    if number is None:
        return NOT_AVAILABLE
    return "" if number.value is not None else number.status or NOT_AVAILABLE
