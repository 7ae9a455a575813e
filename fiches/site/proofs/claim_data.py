"""The published values that claims are recomputed from: a fiche's `donnees.csv`, and the whole edition beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

from fiches.errors import ContentError
from fiches.keys import TerritoryKey
from fiches.periods import Period, is_period
from fiches.site.proofs.claim_syntax import (
    ANY,
    CHARACTERISTIC,
    INDICATOR,
    MEASURE,
    NOMENCLATURE,
    PARTS,
    PERIOD,
    Reference,
)
from fiches.site.proofs.files import BUILD

_PLACE_COLUMNS = ("type_territoire", "code_territoire")
_PART_COLUMNS = (
    "indicateur", "type_activite", "code_activite", "code_nomenclature", "type_caracteristique", "code_caracteristique",
    "periode", "mesure",
)  # fmt: skip


_MIXED_QUARTERS = 3
Stamp = tuple[int, int, int]


class Cell(NamedTuple):
    """A value, None where there is none, and its status."""

    value: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Break:
    """A break of series: `codes` empty for all. A code of `long` covers twelve months: three more quarters hold some of
    what was before."""

    indicator: str
    period: Period
    codes: tuple[str, ...] = ()
    long: frozenset[str] = frozenset()

    def separates(self, one: Reference, other: Reference) -> bool:
        """Whether two values of its indicator may not be compared."""
        if one.parts[0] != self.indicator or (self.codes and one.parts[NOMENCLATURE] not in self.codes):
            return False
        first, last = sorted((one.period, other.period))
        mixed = _MIXED_QUARTERS if one.parts[NOMENCLATURE] in self.long else 0
        return first < self.period.shifted(mixed) and last >= self.period


class Edition:
    """The whole edition of a site, column by column: each text is a number, so that a level is read in a millisecond."""

    def __init__(self, path: Path) -> None:
        table = parquet.ParquetFile(path).read(columns=[*_PLACE_COLUMNS, *_PART_COLUMNS, "valeur", "statut"])
        self._columns = {name: _Coded(table.column(name)) for name in (*_PLACE_COLUMNS, *_PART_COLUMNS, "statut")}
        self._values = table.column("valeur").to_numpy()
        self._levels: dict[tuple[str, tuple[str, ...]], dict[str, Cell]] = {}

    def level(self, kind: str, parts: tuple[str, ...]) -> Mapping[str, Cell]:
        """The cells of one key in the territories of a level, by code."""
        if (kind, parts) not in self._levels:
            rows = self._rows({"type_territoire": kind, **dict(zip(_PART_COLUMNS, parts, strict=True))})
            codes, statuses = self._columns["code_territoire"], self._columns["statut"]
            self._levels[kind, parts] = {codes[row]: _cell(self._values[row], statuses[row]) for row in rows}
        return self._levels[kind, parts]

    def matching(self, place: TerritoryKey, parts: tuple[str, ...]) -> list[tuple[TerritoryKey, tuple[str, ...]]]:
        """The keys that fit one with `*`."""
        wanted = {**dict(zip(_PLACE_COLUMNS, place, strict=True)), **dict(zip(_PART_COLUMNS, parts, strict=True))}
        rows = self._rows({name: text for name, text in wanted.items() if text != ANY})
        found = [tuple(self._columns[name][row] for name in (*_PLACE_COLUMNS, *_PART_COLUMNS)) for row in rows]
        return [(TerritoryKey(*key[:2]), key[2:]) for key in found]

    def _rows(self, wanted: Mapping[str, str]) -> list[int]:
        """The rows of which each named column holds that text."""
        rows: np.ndarray | None = None
        for name in sorted(wanted, key=lambda name: name not in ("periode", "code_nomenclature", "mesure")):
            rows = self._columns[name].narrowed(rows, wanted[name])
        return [] if rows is None else [int(row) for row in rows]


class _Coded:
    """A column of texts as small whole numbers."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        coded = column.combine_chunks().dictionary_encode()
        self._texts: list[str] = coded.dictionary.to_pylist()
        self._number = {text: number for number, text in enumerate(self._texts)}
        self._codes = coded.indices.to_numpy()

    def __getitem__(self, row: int) -> str:
        return str(self._texts[self._codes[row]])

    def narrowed(self, rows: np.ndarray | None, text: str) -> np.ndarray:
        """Of these rows (None for all), those that hold a text."""
        number = self._number.get(text, -1)
        if rows is None:
            return np.flatnonzero(self._codes == number)
        kept: np.ndarray = rows[self._codes[rows] == number]
        return kept


def _cell(value: float, status: str) -> Cell:
    return Cell(None if np.isnan(value) else float(value), status)


def edition_of(root: Path) -> Edition | None:
    """The edition that a site is of, by its `build.json`, read once in each process; None where its rows are not there."""
    try:
        built = json.loads((root / BUILD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # the proof of links tells it
    path = root / f"donnees/fiches-{built.get('edition') if isinstance(built, dict) else ''}.parquet"
    try:
        return _edition(path, stamped(path)) if path.is_file() else None
    except (OSError, pa.ArrowException, KeyError):
        return None  # the proof of data tells it


@lru_cache(maxsize=2)
def _edition(path: Path, _stamp: Stamp) -> Edition:
    return Edition(path)


def stamped(path: Path) -> Stamp:
    """What changes when a file is written again, so that what is kept of it is read again. Raises ContentError."""
    try:
        found = path.stat()
    except OSError as error:
        raise ContentError(f"{path.name}\u00a0: illisible ({error.strerror}). Le rétablir.") from None
    return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass(frozen=True)
class Published:
    """The values of a page: `home` is the territory that it is about, with the rows of its `donnees.csv`."""

    home: TerritoryKey | None
    rows: Mapping[tuple[TerritoryKey, tuple[str, ...]], Cell]
    edition: Edition | None
    breaks: tuple[Break, ...] = ()
    declared_lists: tuple[frozenset[str], ...] = field(default=(), compare=False)
    shares_of_all: frozenset[tuple[str, str, str]] = field(default=frozenset(), compare=False)

    def is_share_of(self, count: Reference, whole: Reference) -> bool:
        """Whether the percentage published beside a count is its share of the whole.

        So of a breakdown and of a code; of an activity only where the catalogue says so (indicator, activity, code): the others
        are of all the codes of that activity.
        """
        if count.parts[1] == whole.parts[1]:
            return True
        return (count.parts[INDICATOR], count.parts[1], count.parts[NOMENCLATURE]) in self.shares_of_all

    def resolved(self, reference: Reference) -> Reference:
        """The same key, its territory named. A key without one, on a page about none, keeps none."""
        return reference if reference.territory or not self.home else replace(reference, territory=self.home)

    def cell(self, reference: Reference) -> Cell | None:
        """None where neither the fiche's data nor the edition has such a row."""
        place = reference.territory or self.home
        if place is None:
            return None
        found = self.rows.get((place, reference.parts))
        if found is None and self.edition is not None and place != self.home:
            return self.edition.level(place.type, reference.parts).get(place.code)
        return found

    def expanded(self, reference: Reference) -> tuple[Reference, ...]:
        """Every row that a key with `*` stands for, in the fiche's data; in the edition on a page without data."""
        resolved = self.resolved(reference)
        if resolved not in self._expansions:
            self._expansions[resolved] = tuple(Reference(*key) for key in self._matching(resolved))
        return self._expansions[resolved]

    def _matching(self, reference: Reference) -> list[tuple[TerritoryKey, tuple[str, ...]]]:
        place = reference.territory
        if place is None:
            return []
        if self.home is None:
            return self.edition.matching(place, reference.parts) if self.edition else []
        return [key for key in self._alike(reference) if _fits(place, key[0]) and _all_fit(reference, key[1])]

    def level(self, kind: str, reference: Reference) -> Mapping[str, Cell]:
        """The cells of one key in every territory of a level."""
        return {} if self.edition is None else self.edition.level(kind, reference.parts)

    def history(self, reference: Reference) -> list[Reference]:
        """The earlier points of its series, oldest first, whatever they hold."""
        every = replace(reference, parts=(*reference.parts[:PERIOD], ANY, reference.parts[MEASURE]))
        found = [one for one in self.expanded(every) if is_period(one.parts[PERIOD])]
        return sorted((one for one in found if one.period < reference.period), key=lambda one: one.period)

    def separated(self, one: Reference, other: Reference) -> bool:
        """Whether a break of series lies between two values."""
        return any(entry.separates(one, other) for entry in self.breaks)

    @cached_property
    def _expansions(self) -> dict[Reference, tuple[Reference, ...]]:
        return {}

    @cached_property
    def _index(self) -> Mapping[tuple[str, ...], list[tuple[TerritoryKey, tuple[str, ...]]]]:
        """The keys by indicator and breakdown: what `*` hardly ever stands for."""
        found: dict[tuple[str, ...], list[tuple[TerritoryKey, tuple[str, ...]]]] = {}
        for key in self.rows:
            found.setdefault(_bucket(key[1]), []).append(key)
        return found

    def _alike(self, reference: Reference) -> Iterable[tuple[TerritoryKey, tuple[str, ...]]]:
        bucket = _bucket(reference.parts)
        return self.rows if ANY in bucket else self._index.get(bucket, ())


def _bucket(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[INDICATOR], parts[1], parts[CHARACTERISTIC - 1]


def _fits(wanted: TerritoryKey, place: TerritoryKey) -> bool:
    return wanted.type == place.type and wanted.code in (ANY, place.code)


def _all_fit(reference: Reference, parts: tuple[str, ...]) -> bool:
    return all(wanted in (ANY, part) for wanted, part in zip(reference.parts, parts, strict=True))


def read_rows(path: Path) -> dict[tuple[TerritoryKey, tuple[str, ...]], Cell]:
    """The rows of a `donnees.csv`; what has not its columns is left to other checks."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return dict(_lines(csv.reader(file)))


def _lines(lines: Iterator[list[str]]) -> Iterator[tuple[tuple[TerritoryKey, tuple[str, ...]], Cell]]:
    next(lines, None)
    for line in lines:
        if len(line) == PARTS + 5:
            value = float(line[10]) if line[10] else None
            yield (TerritoryKey(line[1], line[2]), (line[0], *line[3:10])), Cell(value, line[11])
