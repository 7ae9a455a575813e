"""Cells by mark: those of a fiche's `donnees.csv`, and those of the whole edition, every territory of a level included."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

COLUMNS = (
    "indicateur", "type_territoire", "code_territoire", "type_activite", "code_activite", "code_nomenclature",
    "type_caracteristique", "code_caracteristique", "periode", "mesure", "valeur", "statut", "date_maj",
)  # fmt: skip
_MARKED = (0, 3, 4, 5, 6, 7, 8, 9)  # the columns that a mark holds, its territory apart
_MISSING = ("nd", "s", "na")


@dataclass(frozen=True, slots=True)
class Cell:
    """A row's value and status; `text` is the value as its file writes it."""

    value: Decimal | None
    status: str
    text: str


@lru_cache(maxsize=20_000)
def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")


def mark_of(row: Sequence[str]) -> str:
    """A row of `donnees.csv` → its mark, without its territory."""
    return ".".join([_escaped(row[place]) for place in _MARKED])


def number_of(text: str) -> Decimal | None:
    """A value as data files write it; None for an empty one. Raises ValueError for anything else."""
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number


class FicheCells:
    """The rows of a fiche by mark, as its page refers to them: its own without a territory, others under theirs."""

    def __init__(self, rows: Sequence[Sequence[str]], home: str) -> None:
        self.home = home
        self._rows: dict[str, Sequence[str]] = {}
        for row in rows:
            territory = f"{row[1]}-{row[2]}"
            mark = mark_of(row)
            self._rows[mark if territory == home else f"{territory}/{mark}"] = row

    def find(self, mark: str) -> Cell | None:
        """None for a mark that no row has, or a row whose value is no number."""
        row = self._rows.get(mark)
        try:
            return None if row is None else Cell(number_of(row[10]), row[11], row[10])
        except ValueError:
            return None

    @property
    def marks(self) -> Mapping[str, Sequence[str]]:
        """The rows by mark."""
        return self._rows


class WholeEdition:
    """Every row of `donnees/fiches-….parquet`; a mark of it always names its territory."""

    def __init__(self, path: Path) -> None:
        table = pq.read_table(path, columns=list(COLUMNS[:12]))
        parts = [_escaped_column(_text(table[COLUMNS[place]])) for place in _MARKED]
        marks, names = pd.factorize(pc.binary_join_element_wise(*parts, ".").to_numpy(zero_copy_only=False))
        places = pc.binary_join_element_wise(_text(table["type_territoire"]), _text(table["code_territoire"]), "-")
        territories, self._territories = pd.factorize(places.to_numpy(zero_copy_only=False))
        self._marks = {str(name): number for number, name in enumerate(names)}
        self._places = {str(name): number for number, name in enumerate(self._territories)}
        codes = marks.astype(np.int64) * len(self._places) + territories
        order = np.argsort(codes, kind="stable")
        self._codes, self._values = codes[order], table["valeur"].to_numpy()[order]
        self._statuses = _text(table["statut"]).to_numpy(zero_copy_only=False)[order]
        self._counts = np.bincount(territories, minlength=len(self._places))
        self._known: dict[str, dict[str, Cell]] = {}
        self._levels: dict[tuple[str, str], dict[str, Fraction]] = {}

    def find(self, mark: str) -> Cell | None:
        """The cell of a mark that names its territory, as home and lists write it."""
        territory, slash, rest = mark.partition("/")
        return self.everywhere(rest).get(territory) if slash else None

    def everywhere(self, mark: str) -> dict[str, Cell]:
        """The cells of a mark by territory."""
        known = self._known.get(mark)
        if known is None:
            known = self._known[mark] = dict(self._read(mark))
        return known

    def of_level(self, mark: str, level: str) -> dict[str, Fraction]:
        """The values of a mark in the territories of a level that have one."""
        known = self._levels.get((mark, level))
        if known is None:
            start, cells = f"{level}-", self.everywhere(mark).items()
            found = {name: cell.value for name, cell in cells if name.startswith(start)}
            known = {name: Fraction(value) for name, value in found.items() if value is not None}
            self._levels[mark, level] = known
        return known

    def _read(self, mark: str) -> list[tuple[str, Cell]]:
        number, size = self._marks.get(mark), len(self._places)
        if number is None:
            return []
        first, last = np.searchsorted(self._codes, (number * size, (number + 1) * size))
        rows = range(int(first), int(last))
        return [(self._place(row), _cell(self._values[row], str(self._statuses[row]))) for row in rows]

    def _place(self, row: int) -> str:
        return str(self._territories[int(self._codes[row]) % len(self._places)])

    def count(self, territory: str) -> int:
        """How many rows a territory has."""
        place = self._places.get(territory)
        return 0 if place is None else int(self._counts[place])

    def others(self, rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """The rows of a `donnees.csv` that the edition has not, or has with another value or status."""
        size = len(self._places)
        wanted = np.array([self._code(row, size) for row in rows], dtype=np.int64)
        at = np.minimum(np.searchsorted(self._codes, wanted), max(len(self._codes) - 1, 0))
        values = np.array([_float(row[10]) for row in rows])
        known = (self._codes[at] == wanted) if len(self._codes) else np.zeros(len(rows), dtype=bool)
        same = (self._values[at] == values) | (np.isnan(self._values[at]) & np.isnan(values))
        statuses = np.array([row[11] for row in rows], dtype=object) == self._statuses[at]
        return [rows[int(place)] for place in np.flatnonzero(~(known & same & statuses))]

    def _code(self, row: Sequence[str], size: int) -> int:
        mark, place = self._marks.get(mark_of(row)), self._places.get(f"{row[1]}-{row[2]}")
        return -1 if mark is None or place is None else mark * size + place


def _float(text: str) -> float:
    try:
        return float(text) if text else math.nan
    except ValueError:
        return math.inf  # no value of an edition: told as another


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, pa.string())


def _escaped_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    for sign, written in (("%", "%25"), (".", "%2E"), (" ", "%20")):
        column = pc.replace_substring(column, pattern=sign, replacement=written)
    return column


def _cell(value: Any, status: str) -> Cell:
    if value is None or np.isnan(value):
        return Cell(None, status, "")
    number = Decimal(repr(float(value))).normalize()
    return Cell(number, status, format(number, "f"))


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a `donnees.csv` without its header; those of another length are left to the proof of data."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return [row for row in list(csv.reader(file))[1:] if len(row) == len(COLUMNS)]


@lru_cache(maxsize=1)
def _whole(path: str, _changed: int, _size: int) -> WholeEdition:
    return WholeEdition(Path(path))


def whole_edition(path: Path) -> WholeEdition | None:
    """The edition of a site in one table, read once by process; None where it is absent or unreadable."""
    try:
        stat = path.stat()
        return _whole(str(path), stat.st_mtime_ns, stat.st_size)
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None  # the proof of data tells it
