"""A fiche's data files: which rows of the territory they hold, and those of others that the fiche quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.numbers import Number, Observed
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.indicators.rows import is_about, is_of_its_series
from fiches.keys import CSV_HEADERS, DERIVED, Key, TerritoryKey, decimal_text

Row = tuple[str, ...]
_PERIOD = CSV_HEADERS.index("periode")


def fiche_rows(data: EditionData, fiche: Fiche) -> list[Row]:
    """Rows in the order of `CSV_HEADERS`, sorted by them as text; missing values that the fiche names included.

    Of the territory, all but the percentages and scores that the site has no use for; of the others, what the fiche quotes,
    with its history where their figures stand for the territory's own.
    """
    numbers = tuple(numbers_of(fiche))
    quoted = {one.key: one for number in numbers for one in _quoted(number)}
    held = _own(data, fiche.territory, quoted)
    _add_data_only(data, fiche.territory, held)
    for key, one in quoted.items():
        if key.territory != fiche.territory:
            held.setdefault(key, one)
            if key.territory == data.served(key.indicator, fiche.territory):
                _add_history(data, key, held)
    for number in numbers:
        if isinstance(number, Observed):
            held.setdefault(number.key, number)
    return sorted(_row(number) for number in held.values() if number.key.period)


def _quoted(number: Number) -> Iterator[Observed]:
    """The published values that a number rests on."""
    if not isinstance(number, Observed):
        for argument in number.arguments:
            yield from _quoted(argument)
    elif number.value is not None:
        yield number


def _own(data: EditionData, home: TerritoryKey, quoted: Iterable[Key]) -> dict[Key, Observed]:
    """The rows of the territory; percentages and scores by whole series, those of an entry of the catalogue or quoted."""
    kept = {_series(key): True for key in quoted if key.territory == home}
    held = {}
    for key, one in data.table(home).rows.items():
        if key.measure in DERIVED:
            series = _series(key)
            if series not in kept:
                kept[series] = any(is_of_its_series(entry, key) for entry in data.catalogue.indicators)
            if not kept[series]:
                continue
        held[key] = one
    return held


def _series(key: Key) -> tuple[str, ...]:
    """What rows share that differ by their activity, their class of a breakdown or their period alone."""
    return key.indicator, key.activity_type, key.nomenclature_code, key.characteristic_type, key.measure


def _add_data_only(data: EditionData, home: TerritoryKey, held: dict[Key, Observed]) -> None:
    """Adds the rows of the entries that no page shows, from the parent where the source stops above this level."""
    for entry in data.catalogue.in_data_only():
        shown = data.shown(entry, home)
        if shown not in (None, home):
            held.update((key, one) for key, one in data.table(shown).rows.items() if is_about(entry, key))


def _add_history(data: EditionData, key: Key, held: dict[Key, Observed]) -> None:
    table = data.table(key.territory)
    for one in table.history(key):
        held.setdefault(one, table.get(one))


def _row(number: Observed) -> Row:
    key = number.key
    return (
        key.indicator,
        key.territory_type,
        key.territory_code,
        *key[3:],
        decimal_text(number.value),
        number.status,
        number.updated_at,
    )


def own_rows(rows: Iterable[Row], territory: TerritoryKey) -> list[Row]:
    """Those that are about the fiche's own territory."""
    return [row for row in rows if row[1:3] == territory]


def own_periods(rows: Iterable[Row], territory: TerritoryKey) -> list[str]:
    """The period of each of them."""
    return [row[_PERIOD] for row in own_rows(rows, territory)]


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """`donnees.csv`: UTF-8, comma, LF, header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADERS)
    writer.writerows(rows)
    return text.getvalue().encode()
