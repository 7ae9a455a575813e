"""Digests of an edition's rows, in columns: of each series of a territory, of each territory, of each
series of a level, of each level.

64 bits each: a change is missed once in 10^19.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.indicators.reads import Reads, Series
from fiches.keys import KEY_COLUMNS, TerritoryKey

Words = npt.NDArray[np.uint64]
_SERIES = tuple(name for name in KEY_COLUMNS if name != "period")
_PLACE = ("territory_type", "territory_code")
_ODD = np.uint64(0x9E3779B97F4A7C15)
_TABLE, _LEVEL = np.uint64(0x7461626C65), np.uint64(0x6C6576656C)  # so that a territory is no series
_WHOLE = np.uint64(0x77686F6C65)


class Cells:
    """The digests of a table, by identifier; `frame` has the columns of `keys.COLUMNS`, texts as categories."""

    def __init__(self, frame: pd.DataFrame) -> None:
        series = _mixed(_hashed(frame[name]) for name in _SERIES)
        values = _bits(frame["value"].to_numpy(dtype="float64") + 0.0)
        others = (_hashed(frame[name]) if name else values for name in ("period", "", "status", "updated_at"))
        rows = _mixed(itertools.chain([series], others))
        found = [_summed(series, rows)]
        del series
        nowhere = _hash_of([""])
        places = (nowhere if name == "territory_code" else _hashed(frame[name]) for name in _SERIES)
        found.append(_summed(_mixed(_hashed(frame[name]) for name in _PLACE) ^ _TABLE, rows))
        found.append(_summed(_mixed(places) ^ _LEVEL, rows))
        found.append(_summed(_mixed([_hashed(frame["territory_type"])]) ^ _WHOLE, rows))
        ids, sums = (np.concatenate(parts) for parts in zip(*found, strict=True))
        order = np.argsort(ids, kind="stable")
        self._ids, self._sums = ids[order], sums[order]

    def digests(self, identifiers: Words) -> Words:
        """Of each of them; 0 where the table has no such row."""
        if not len(self._ids):
            return np.zeros(len(identifiers), dtype=np.uint64)
        places = np.minimum(np.searchsorted(self._ids, identifiers), len(self._ids) - 1)
        return np.where(self._ids[places] == identifiers, self._sums[places], np.uint64(0))

    def as_bytes(self) -> bytes:
        """All of them, for `changed_since`."""
        return self._ids.tobytes() + self._sums.tobytes()

    def changed_since(self, former: bytes) -> Words:
        """Identifiers of the rows of this table that a former one had not, or had otherwise."""
        half = len(former) // 2
        ids, sums = (np.frombuffer(part, dtype=np.uint64) for part in (former[:half], former[half:]))
        places = np.minimum(np.searchsorted(ids, self._ids), max(len(ids) - 1, 0))
        same = (ids[places] == self._ids) & (sums[places] == self._sums) if len(ids) else np.zeros(len(self._ids), bool)
        return np.asarray(self._ids[~same], dtype=np.uint64)

    def of_level(self, level: str) -> int:
        """The digest of every row of a level."""
        return int(self.digests(_mixed([_hash_of([level])]) ^ _WHOLE)[0])


def identifiers(reads: Reads) -> Words:
    """Of all that was read, each once, in order."""
    parts = [
        series_ids(reads.series),
        _mixed([_hash_of([one[place] for one in reads.tables]) for place in range(2)]) ^ _TABLE,
        series_ids(reads.levels) ^ _LEVEL,
    ]
    return np.unique(np.concatenate(parts))


def series_ids(series: Iterable[Series]) -> Words:
    """Of series, in their order."""
    columns = list(zip(*series, strict=True)) or [()] * len(_SERIES)
    return _mixed([_hash_of(column) for column in columns])


def named(frame: pd.DataFrame, wanted: Words) -> list[tuple[TerritoryKey | str, Series | None]]:
    """What identifiers stand for in a table: a territory and one of its series, or all of it (None); a level and a series.

    Those that the table has no row of have no name.
    """
    every = set(wanted.tolist())
    texts = frame[list(_SERIES)].astype(str).drop_duplicates()
    series = [tuple(row) for row in texts.itertuples(index=False, name=None)]
    places = {TerritoryKey(one[1], one[2]): None for one in series}
    of_levels = list(dict.fromkeys((one[0], one[1], "", *one[3:]) for one in series))
    tables = _mixed([_hash_of([one[place] for one in places]) for place in range(2)]) ^ _TABLE
    found: list[tuple[TerritoryKey | str, Series | None]] = []
    found += [(place, None) for place, one in zip(places, tables.tolist(), strict=True) if one in every]
    for key, one in zip(series, series_ids(series).tolist(), strict=True):
        if one in every:
            found.append((TerritoryKey(key[1], key[2]), key))
    for key, one in zip(of_levels, (series_ids(of_levels) ^ _LEVEL).tolist(), strict=True):
        if one in every:
            found.append((key[1], key))
    return found


def _hash_of(texts: Sequence[str]) -> Words:
    return np.asarray(pd.util.hash_array(np.array(texts, dtype=object), categorize=False), dtype=np.uint64)


def _hashed(column: pd.Series) -> Words:
    categories = column.astype("category").cat
    known = _hash_of([str(one) for one in categories.categories])
    return known[categories.codes.to_numpy()]


def _bits(values: npt.NDArray[np.float64]) -> Words:
    return np.where(np.isnan(values), np.nan, values).view(np.uint64)


def _mixed(columns: Iterable[Words]) -> Words:
    """One word for each row, which depends on the place of each column; a column may be made as it is asked for."""
    total = np.zeros(1, dtype=np.uint64)
    for column in columns:
        total = _scrambled(total * _ODD + column)
    return total


def _scrambled(words: Words) -> Words:
    """Splitmix64: sums of what it gives hide nothing. In place: a table of France has millions of rows."""
    words ^= words >> np.uint64(30)
    words *= np.uint64(0xBF58476D1CE4E5B9)
    words ^= words >> np.uint64(27)
    words *= np.uint64(0x94D049BB133111EB)
    words ^= words >> np.uint64(31)
    return words


def _summed(ids: Words, rows: Words) -> tuple[Words, Words]:
    """Each identifier once, and the sum of its rows, whatever their order; never 0."""
    order = np.argsort(ids, kind="stable")
    ids, rows = ids[order], rows[order]
    if not len(ids):
        return ids, rows
    starts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    return ids[starts], np.maximum(np.add.reduceat(rows, starts), np.uint64(1))
