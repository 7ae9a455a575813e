"""A fiche's data files: every row of the territory, and the series of the others that the fiche quotes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from fiches.indicators.fiche import numbers_of
from fiches.indicators.figures import Computed, Fiche, Observed
from fiches.indicators.reading import Reader
from fiches.keys import CSV_HEADERS, Cell, Key, decimal_text

Row = tuple[str, ...]


def fiche_rows(reader: Reader, fiche: Fiche) -> list[Row]:
    """Rows in the order of `CSV_HEADERS`, sorted by them as text; missing values that the fiche names included."""
    cells: dict[Key, Cell] = dict(reader.table(fiche.territory).cells)
    _quote_maps(reader, fiche, cells)
    for number in numbers_of(fiche):
        if isinstance(number, Observed):
            _quote(reader, fiche, cells, number.key)
            if number.value is None:
                cells.setdefault(number.key, Cell(None, number.status, ""))
        elif isinstance(number, Computed):
            for key in number.arguments:
                _quote(reader, fiche, cells, key)
    return sorted(_row(key, cell) for key, cell in cells.items() if key.period)


def _quote_maps(reader: Reader, fiche: Fiche, cells: dict[Key, Cell]) -> None:
    """Adds the series that the maps quote, of all their territories at once."""
    for drawn in fiche.maps:
        rows = reader.dataset.series_at(drawn.level, drawn.own.number.key)
        for child in drawn.children:
            cells.update(rows.table(child.territory).cells)


def _quote(reader: Reader, fiche: Fiche, cells: dict[Key, Cell], key: Key) -> None:
    """Adds the whole series of a row quoted from another territory."""
    if key.territory == fiche.territory or key in cells:
        return
    table = reader.table(key.territory)
    for one in table.history(key):
        cells.setdefault(one, table.cells[one])


def _row(key: Key, cell: Cell) -> Row:
    return (
        key.indicator,
        key.territory_type,
        key.territory_code,
        *key[3:],
        decimal_text(cell.value),
        cell.status,
        cell.updated_at,
    )


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """`donnees.csv`: UTF-8, comma, LF, header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADERS)
    writer.writerows(rows)
    return text.getvalue().encode()


def json_bytes(rows: Iterable[Row]) -> bytes:
    """`donnees.json`: the same, `valeur` as a number or null."""
    place = CSV_HEADERS.index("valeur")
    values = [[*row[:place], _json_number(row[place]), *row[place + 1 :]] for row in rows]
    document = {"colonnes": list(CSV_HEADERS), "valeurs": values}
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _json_number(text: str) -> int | float | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)
