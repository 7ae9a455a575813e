"""A fiche's data files: every row of the territory, and the series of the others that the fiche quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.indicators.rows import is_about
from fiches.keys import CSV_HEADERS, Key, TerritoryKey, decimal_text

Row = tuple[str, ...]


def fiche_rows(data: EditionData, fiche: Fiche) -> list[Row]:
    """Rows in the order of `CSV_HEADERS`, sorted by them as text; missing values that the fiche names included."""
    quoted: dict[Key, Observed] = dict(data.table(fiche.territory).rows)
    _quote_maps(data, fiche, quoted)
    _quote_data_only(data, fiche.territory, quoted)
    for number in numbers_of(fiche):
        if isinstance(number, Observed):
            _quote(data, fiche, quoted, number.key)
            if number.value is None:
                quoted.setdefault(number.key, number)
        elif isinstance(number, Computed):
            for key in number.keys:
                _quote(data, fiche, quoted, key)
    return sorted(_row(number) for number in quoted.values() if number.key.period)


def _quote_maps(data: EditionData, fiche: Fiche, quoted: dict[Key, Observed]) -> None:
    """Adds the series that the maps quote, of all their territories at once."""
    for map_ in fiche.maps:
        rows = data.dataset.series_at(map_.level, map_.own.number.key)
        for child in map_.children:
            quoted.update(rows.table(child.territory).rows)


def _quote_data_only(data: EditionData, home: TerritoryKey, quoted: dict[Key, Observed]) -> None:
    """Adds the rows of the entries that no page shows, from the parent where the source stops above this level."""
    for entry in data.catalogue.in_data_only():
        shown = data.shown(entry, home)
        if shown not in (None, home):
            quoted.update((key, one) for key, one in data.table(shown).rows.items() if is_about(entry, key))


def _quote(data: EditionData, fiche: Fiche, quoted: dict[Key, Observed], key: Key) -> None:
    """Adds the whole series of a row quoted from another territory."""
    if key.territory == fiche.territory or key in quoted:
        return
    table = data.table(key.territory)
    for one in table.history(key):
        quoted.setdefault(one, table.rows[one])


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


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """`donnees.csv`: UTF-8, comma, LF, header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADERS)
    writer.writerows(rows)
    return text.getvalue().encode()
