"""Differences between two editions, cell by cell: new periods, revised values, cells that appeared or vanished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.editions.key_numbers import KeyNumbers, Numbers, bound, numbered, slid
from fiches.editions.store import Edition
from fiches.keys import KEY_COLUMNS, Key, TerritoryKey

CHANGE_COLUMNS = (*KEY_COLUMNS, "kind", "old_value", "old_status", "new_value", "new_status")


class Kind(StrEnum):
    """What happened to a cell, as the files name it."""

    REVISED = "revisee"  # another value or another status under the same key
    APPEARED = "apparue"  # of a period that the previous edition had
    VANISHED = "disparue"
    NEW_PERIOD = "periode-nouvelle"  # later than all that the previous edition had of this indicator there
    DROPPED = "sortie"  # older than all that the later edition keeps of this series


_GONE, _FRESH = (Kind.DROPPED.value, Kind.VANISHED.value), (Kind.NEW_PERIOD.value, Kind.APPEARED.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs. A value is None where there is none; `status` empty and value None: no such cell."""

    key: Key
    kind: Kind
    old_value: float | None
    old_status: str
    new_value: float | None
    new_status: str


@dataclass(frozen=True, slots=True)
class Followed:
    """The métiers asked everywhere that one setting chose in the later edition and not in the former, and the reverse."""

    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.entered or self.left)


NO_CHANGE = Followed()


@dataclass(frozen=True, slots=True)
class PlaceChanges:
    """What changed in one territory: how many cells of each kind, and the new periods by indicator."""

    counts: Mapping[Kind, int]
    periods: tuple[tuple[str, str], ...]  # (indicator, period), in order


@dataclass(frozen=True, slots=True)
class Revisions:
    """The counts of an `EditionDiff`, without its cells: what the pages show of it."""

    previous: str
    later: str
    same_request: bool
    counts: Mapping[Kind, int]
    levels: Mapping[tuple[str, str], Mapping[Kind, int]]  # by indicator and level
    periods: Mapping[str, tuple[str, ...]]  # the new ones by indicator
    places: Mapping[TerritoryKey, PlaceChanges]
    metiers: Followed = NO_CHANGE


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """The cells that differ: `cells` has `CHANGE_COLUMNS`, one row a cell, sorted by key as text.

    `same_request`: both editions asked the same of the source, so that no cell differs by our own choice. `metiers`: where
    the settings are the same, the métiers that they chose in one edition only.
    """

    previous: str
    later: str
    same_request: bool
    cells: pd.DataFrame = field(compare=False)
    metiers: Followed = NO_CHANGE

    def of_kind(self, *kinds: Kind) -> pd.DataFrame:
        """The rows of `cells` of these kinds."""
        return self.cells[self.cells["kind"].isin(list(kinds))]

    def only(self, territories: Sequence[TerritoryKey]) -> EditionDiff:
        """The differences of some territories."""
        places = pd.MultiIndex.from_frame(self.cells[["territory_type", "territory_code"]])
        kept = self.cells[places.isin([tuple(key) for key in territories])]
        return replace(self, cells=kept)

    def counts(self) -> dict[Kind, int]:
        """How many cells of each kind, none left out."""
        sizes = self.cells["kind"].value_counts()
        return {kind: int(sizes.get(kind.value, 0)) for kind in Kind}

    def by_level(self) -> dict[tuple[str, str], dict[Kind, int]]:
        """(indicator, level) → how many cells of each kind; those without any change are left out."""
        counts: dict[tuple[str, str], dict[Kind, int]] = {}
        sizes = self.cells.groupby(["indicator", "territory_type", "kind"], observed=True).size()
        for (indicator, level, kind), number in _items(sizes):
            counts.setdefault((indicator, level), dict.fromkeys(Kind, 0))[Kind(kind)] = number
        return counts

    def new_periods(self) -> dict[str, tuple[str, ...]]:
        """The periods that the previous edition had nowhere, by indicator."""
        fresh = self.of_kind(Kind.NEW_PERIOD)[["indicator", "period"]].drop_duplicates()
        periods: dict[str, list[str]] = {}
        for indicator, period in sorted(zip(fresh["indicator"], fresh["period"], strict=True)):
            periods.setdefault(indicator, []).append(period)
        return {indicator: tuple(codes) for indicator, codes in periods.items()}

    def by_place(self) -> dict[TerritoryKey, PlaceChanges]:
        """What changed in each territory; those without any change are left out."""
        places = ["territory_type", "territory_code"]
        counts: dict[TerritoryKey, dict[Kind, int]] = {}
        for (level, code, kind), number in _items(self.cells.groupby([*places, "kind"], observed=True).size()):
            counts.setdefault(TerritoryKey(level, code), dict.fromkeys(Kind, 0))[Kind(kind)] = number
        fresh = self.of_kind(Kind.NEW_PERIOD)[[*places, "indicator", "period"]].drop_duplicates()
        periods: dict[TerritoryKey, list[tuple[str, str]]] = {}
        for level, code, indicator, period in sorted(fresh.itertuples(index=False, name=None)):
            periods.setdefault(TerritoryKey(level, code), []).append((indicator, period))
        return {key: PlaceChanges(own, tuple(periods.get(key, ()))) for key, own in sorted(counts.items())}

    def summary(self) -> Revisions:
        """The counts alone."""
        return Revisions(
            self.previous,
            self.later,
            self.same_request,
            self.counts(),
            self.by_level(),
            self.new_periods(),
            self.by_place(),
            self.metiers,
        )

    def changes(self, limit: int | None = None) -> Iterator[Change]:
        """The cells one by one, the first ones only with `limit`."""
        for row in self.cells.head(len(self.cells) if limit is None else limit).itertuples(index=False, name=None):
            *key, kind, old, old_status, new, new_status = row
            yield Change(Key(*key), Kind(kind), _or_none(old), old_status, _or_none(new), new_status)


def _items(sizes: pd.Series[int]) -> Iterator[tuple[tuple[str, ...], int]]:
    for key, number in sizes.items():
        yield tuple(map(str, key)) if isinstance(key, tuple) else (str(key),), int(number)


def _or_none(value: float) -> float | None:
    return None if value != value else value


def compare(
    previous: pd.DataFrame, later: pd.DataFrame, *, names: tuple[str, str], same_request: bool = True
) -> EditionDiff:
    """The differences of two tables that have `keys.COLUMNS`, each key once; values are compared under identical keys.

    `names`: identifiers of both editions. `same_request`: whether they made the same request of the source.
    """
    old, new = numbered(previous, later)
    _, at_old, at_new = np.intersect1d(old.key, new.key, assume_unique=True, return_indices=True)
    moved_old, moved_new = slid(old, new, at_old), slid(new, old, at_new)
    differs = ~_same(previous, later, at_old, at_new)
    at_old, at_new = at_old[differs], at_new[differs]
    gone, fresh = ~np.isin(old.key, new.key, assume_unique=True), ~np.isin(new.key, old.key, assume_unique=True)
    kinds_gone = np.where(moved_old | (old.period < bound(new.series, new.period, old.series, least=True)), *_GONE)
    is_later = new.period > _latest_before(old, new)
    kinds_new = np.where(is_later, *_FRESH)
    fresh &= is_later | ~moved_new
    revised_before, revised = _Rows(previous, old.key, at_old), _Rows(later, new.key, at_new)
    added, removed = _Rows(later, new.key, np.flatnonzero(fresh)), _Rows(previous, old.key, np.flatnonzero(gone))
    parts = [
        _changes(revised, revised_before, revised, np.full(len(at_new), Kind.REVISED.value)),
        _changes(added, None, added, kinds_new[fresh]),
        _changes(removed, removed, None, kinds_gone[gone]),
    ]
    cells = pd.concat(parts, ignore_index=True).sort_values("order", kind="stable", ignore_index=True)
    return EditionDiff(*names, same_request, cells[list(CHANGE_COLUMNS)])


def compared(previous: Edition, later: Edition) -> EditionDiff:
    """The differences of two editions, whatever their order in time."""
    settings = previous.manifest.request == later.manifest.request
    metiers = _followed(previous, later) if settings else NO_CHANGE
    found = compare(
        previous.frame, later.frame, names=(previous.id, later.id), same_request=settings and not metiers.changed
    )
    return replace(found, metiers=metiers)


def _followed(previous: Edition, later: Edition) -> Followed:
    """The best métiers of the country change from one quarter to the next."""
    old, new = (frozenset(one.referential.activities.get("ROME", ())) for one in (previous, later))
    return Followed(tuple(sorted(new - old)), tuple(sorted(old - new)))


def _latest_before(old: KeyNumbers, new: KeyNumbers) -> Numbers:
    """The previous edition's latest period of each new row's indicator there, else anywhere; past all where it had none."""
    there = bound(old.place, old.period, new.place, least=False)
    anywhere = bound(old.indicator, old.period, new.indicator, least=False)
    never = np.iinfo(np.int64).max
    return np.where(there >= 0, there, np.where(anywhere >= 0, anywhere, never))


def _same(previous: pd.DataFrame, later: pd.DataFrame, at_old: Numbers, at_new: Numbers) -> npt.NDArray[np.bool_]:
    """Two values of one decimal form are equal as numbers: it is the shortest that reads back."""
    old, new = previous["value"].to_numpy(float)[at_old], later["value"].to_numpy(float)[at_new]
    old_status, new_status = previous["status"].to_numpy(object)[at_old], later["status"].to_numpy(object)[at_new]
    equal: npt.NDArray[np.bool_] = ((old == new) | (np.isnan(old) & np.isnan(new))) & (old_status == new_status)
    return equal


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some rows of an edition's table, and the rank of their keys in the order of keys."""

    frame: pd.DataFrame
    keys: Numbers
    at: Numbers

    def values(self) -> npt.NDArray[np.float64]:
        return self.frame["value"].to_numpy(float)[self.at]

    def statuses(self) -> npt.NDArray[np.object_]:
        return self.frame["status"].to_numpy(object)[self.at]


def _changes(rows: _Rows, before: _Rows | None, after: _Rows | None, kinds: npt.NDArray[np.str_]) -> pd.DataFrame:
    """`rows` as changes, each of its kind; `before` or `after` is None where that edition has no such cell."""
    absent = np.full(len(rows.at), np.nan), np.full(len(rows.at), "", dtype=object)
    old = (before.values(), before.statuses()) if before else absent
    new = (after.values(), after.statuses()) if after else absent
    cells = rows.frame[list(KEY_COLUMNS)].iloc[rows.at].astype("object").reset_index(drop=True)
    return cells.assign(
        kind=kinds.astype(object),
        old_value=old[0], old_status=old[1], new_value=new[0], new_status=new[1], order=rows.keys[rows.at],
    )  # fmt: skip
