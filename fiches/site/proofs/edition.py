"""The whole edition of a site, every territory of a level included: each text is a number, a row is found by its key."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from fiches.errors import ContentError
from fiches.keys import TerritoryKey
from fiches.site.proofs.cells import ANY, COLUMNS, NAMING, Cell, Key, Stamp, key_of, stamped
from fiches.site.proofs.files import BUILD
from fiches.territories import COLLECTIVITIES

_ORDER = (0, 3, 4, 5, 6, 7, 8, 9, 1, 2)  # the columns of a key, its territory last: the rows of a level are neighbours


class WholeEdition:
    """Every row of `donnees/fiches-….parquet`."""

    def __init__(self, path: Path) -> None:
        file = parquet.ParquetFile(path, read_dictionary=[name for name in COLUMNS[:12] if name != "valeur"])
        codes = np.zeros(file.metadata.num_rows, dtype=np.int64)
        self._columns = [_Texts()] * NAMING
        for place in _ORDER:
            self._columns[place], numbers = _coded(file, COLUMNS[place])
            codes = codes * self._columns[place].size + numbers
        order = np.argsort(codes, kind="stable")
        self._codes = codes[order]
        self._states, states = _coded(file, "statut")
        self._statuses = states[order].astype(np.int16)
        self._values = file.read(columns=["valeur"]).column(0).to_numpy()[order]
        self._levels: dict[Key, Mapping[str, Cell]] = {}
        self._ranked: dict[Key, Mapping[str, Fraction]] = {}

    def find(self, key: Key) -> Cell | None:
        """The cell of a key; None where no row has it."""
        return self.level(key).get(key[2])

    def level(self, key: Key) -> Mapping[str, Cell]:
        """The cells of a key in every territory of its level, by code."""
        pattern = (*key[:2], "", *key[3:])
        if pattern not in self._levels:
            self._levels[pattern] = dict(self._read(pattern))
        return self._levels[pattern]

    def of_level(self, mark: str, level: str) -> Mapping[str, Fraction]:
        """What a mark without a territory is worth in those of a level that have a value; collectivités are not ranked."""
        key = key_of(mark, f"{level}-")
        if key is None:
            return {}
        if key not in self._ranked:
            cells = {TerritoryKey(level, code): cell.value for code, cell in self.level(key).items()}
            known = {
                place: value for place, value in cells.items() if value is not None and place not in COLLECTIVITIES
            }
            self._ranked[key] = {str(place): Fraction(value) for place, value in known.items()}
        return self._ranked[key]

    def _read(self, pattern: Key) -> Iterator[tuple[str, Cell]]:
        base = 0
        for place in _ORDER[:-1]:
            number = self._columns[place].number.get(pattern[place])
            if number is None:
                return
            base = base * self._columns[place].size + number
        places = self._columns[2]
        first, last = (int(row) for row in np.searchsorted(self._codes, (base * places.size, (base + 1) * places.size)))
        for row in range(first, last):
            state = self._states.texts[self._statuses[row]]
            yield places.texts[self._codes[row] % places.size], Cell(_decimal(self._values[row]), state)

    def matching(self, pattern: Key) -> list[Key]:
        """The keys that fit one with `*`."""
        chosen = self._codes
        for place, text in enumerate(pattern):
            if text != ANY:
                chosen = chosen[self._numbers(chosen, place) == self._columns[place].number.get(text, -1)]
        return self._keys(chosen)

    def _numbers(self, codes: np.ndarray, place: int) -> np.ndarray:
        """The number that each key has in one of its columns."""
        after = _ORDER[_ORDER.index(place) + 1 :]
        return codes // math.prod(self._columns[one].size for one in after) % self._columns[place].size

    def _keys(self, codes: np.ndarray) -> list[Key]:
        parts = [self._numbers(codes, place).tolist() for place in range(NAMING)]
        named = [[column.texts[one] for one in part] for column, part in zip(self._columns, parts, strict=True)]
        return list(zip(*named, strict=True))

    def left_out(self, territory: str, rows: Sequence[Sequence[str]]) -> list[Key]:
        """The keys of a territory's rows that a `donnees.csv` has not."""
        kind, _, code = territory.partition("-")
        types, codes = self._columns[1], self._columns[2]
        own = self._codes[
            self._codes % (types.size * codes.size) == types.number[kind] * codes.size + codes.number[code]
        ]
        wanted, known = self._read_codes(rows)
        return self._keys(own[~np.isin(own, wanted[known])])

    def others(self, rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """The rows of a `donnees.csv` that the edition has not, or has with another value or status."""
        if not len(self._codes):
            return list(rows)
        wanted, known = self._read_codes(rows)
        at = np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)
        known &= self._codes[at] == wanted
        values = np.array([_float(row[10]) for row in rows])
        known &= (self._values[at] == values) | (np.isnan(self._values[at]) & np.isnan(values))
        known &= self._statuses[at] == self._states.numbers([row[11] for row in rows])
        return [rows[int(place)] for place in np.flatnonzero(~known)]

    def _read_codes(self, rows: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
        """The number of each row's key, and whether the edition has all its parts: else the number means nothing."""
        wanted, known = np.zeros(len(rows), dtype=np.int64), np.ones(len(rows), dtype=bool)
        for place in _ORDER:
            numbers = self._columns[place].numbers([row[place] for row in rows])
            wanted, known = wanted * self._columns[place].size + numbers, known & (numbers >= 0)
        return wanted, known


class _Texts:
    """The texts of a column, each with its number."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.texts, self.size = texts, max(len(texts), 1)
        self.number = _Numbers((text, number) for number, text in enumerate(texts))

    def numbers(self, texts: Sequence[str]) -> np.ndarray:
        """The number of each of these texts, −1 for one that the column has not."""
        return np.fromiter(map(self.number.__getitem__, texts), dtype=np.int64, count=len(texts))


class _Numbers(dict[str, int]):
    def __missing__(self, _text: str) -> int:
        return -1


def _coded(file: parquet.ParquetFile, name: str) -> tuple[_Texts, np.ndarray]:
    """The texts of a column, and the number of each row's; a null is the empty text."""
    column = file.read(columns=[name]).column(0)
    if pa.types.is_dictionary(column.type) and not column.null_count:
        coded = column.unify_dictionaries().combine_chunks()
    else:
        coded = pc.fill_null(pc.cast(column, pa.string()), "").combine_chunks().dictionary_encode()
    return _Texts(coded.dictionary.to_pylist()), coded.indices.to_numpy()


def _decimal(value: float) -> Decimal | None:
    return None if np.isnan(value) else Decimal(repr(float(value)))


def _float(text: str) -> float:
    try:
        return float(text) if text else math.nan
    except ValueError:
        return math.inf  # no value of an edition: told as another


def whole_edition(path: Path) -> WholeEdition | None:
    """The edition in a file, read once in each process; None where it is absent or unreadable."""
    try:
        return _whole_edition(path, stamped(path))
    except (ContentError, OSError, ValueError, KeyError, pa.ArrowException):
        return None  # the proof of data tells it


@lru_cache(maxsize=1)
def _whole_edition(path: Path, _stamp: Stamp) -> WholeEdition:
    return WholeEdition(path)


def edition_of(root: Path) -> WholeEdition | None:
    """The edition that a site is of, by its `build.json`."""
    try:
        built = json.loads((root / BUILD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # the proof of links tells it
    return whole_edition(root / f"donnees/fiches-{built.get('edition') if isinstance(built, dict) else ''}.parquet")
