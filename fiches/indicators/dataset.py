"""An edition's table as observed values: the rows of one territory by key, or one value across a level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property, lru_cache

import pandas as pd

from fiches.indicators.model.numbers import Observed
from fiches.indicators.reads import Reads, Shape
from fiches.keys import KEY_COLUMNS, NOT_AVAILABLE, TOTALS, Key, TerritoryKey
from fiches.periods import Period
from fiches.territories import COLLECTIVITIES

_CATEGORIES = [*KEY_COLUMNS, "status", "updated_at"]
_WRITTEN = ("value", "status", "updated_at")
_PERIOD = KEY_COLUMNS.index("period")
Row = tuple[str, ...]
"""The columns of a key, in order."""
Written = tuple[float, str, str]
_NOTHING: Written = (math.nan, NOT_AVAILABLE, "")


class Notebook:
    """Where a dataset and its tables note what is read of them; nothing is kept but while `Dataset.reading` runs."""

    def __init__(self) -> None:
        self.reads: Reads | None = None

    def of(self, territory: TerritoryKey) -> Reads | None:
        """Where to note what is read of a territory; None where nothing needs to be: it is noted whole already."""
        return None if self.reads is None or territory in self.reads.tables else self.reads


class TerritoryTable:
    """The rows of one territory, by key: value (NaN for none), status, date. Each is made an `Observed` when it is asked."""

    def __init__(self, territory: TerritoryKey, cells: Mapping[Row, Written], notebook: Notebook | None = None) -> None:
        self.territory = territory
        self._cells = cells
        self._made: dict[Key, Observed] = {}
        self._notebook = notebook or Notebook()
        self._alike: dict[str, dict[Row, set[Row]]] = {}

    @cached_property
    def _periods(self) -> Mapping[Row, Sequence[str]]:
        found: dict[Row, list[str]] = {}
        for row in self._cells:
            found.setdefault((*row[:_PERIOD], *row[_PERIOD + 1 :]), []).append(row[_PERIOD])
        return {series: sorted(periods, key=Period.parse) for series, periods in found.items()}

    @cached_property
    def _rows(self) -> Mapping[Key, Observed]:
        return {key: self._observed(key) for key in map(Key._make, self._cells)}

    def _observed(self, key: Key) -> Observed:
        if key not in self._made:
            value, status, date = self._cells.get(key, _NOTHING)
            self._made[key] = Observed(key, None if value != value else value, status, date)
        return self._made[key]

    @property
    def rows(self) -> Mapping[Key, Observed]:
        """All of them: what depends on them depends on every row of the territory. One alone is `get`'s."""
        if reads := self._notebook.of(self.territory):
            reads.whole(self.territory)
        return self._rows

    def alike(self, key: Key, varying: str) -> Set[Row]:
        """Those of the rows whose keys differ from one by this column at most."""
        place = KEY_COLUMNS.index(varying)
        if varying not in self._alike:
            grouped: dict[Row, set[Row]] = {}
            for one in self._cells:
                grouped.setdefault((*one[:place], *one[place + 1 :]), set()).add(one)
            self._alike[varying] = grouped
        if reads := self._notebook.of(self.territory):
            reads.whole(self.territory)
        return self._alike[varying].get((*key[:place], *key[place + 1 :]), set())

    def get(self, key: Key) -> Observed:
        """The value under a key; `nd` where the source has no row."""
        if reads := self._notebook.of(self.territory):
            reads.one(key)
        return self._observed(key)

    def periods(self, key: Key) -> Sequence[str]:
        """The periods at which the key's series and measure have a row, oldest first."""
        if reads := self._notebook.of(self.territory):
            reads.one(key)
        return self._periods.get((*key[:_PERIOD], *key[_PERIOD + 1 :]), ())

    def history(self, key: Key) -> Iterator[Key]:
        """The key at each of its periods."""
        for period in self.periods(key):
            yield key._replace(period=period)


class Dataset:
    """The whole table. `frame` has the columns of `keys.COLUMNS`, sorted by key."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame.astype(dict.fromkeys(_CATEGORIES, "category"))
        grouped = self._frame.groupby(["territory_type", "territory_code"], observed=True, sort=False)
        self._places = {TerritoryKey(*map(str, k)): v for k, v in grouped.indices.items() if isinstance(k, tuple)}
        self._notebook = Notebook()
        self.table = lru_cache(maxsize=64)(self._table)
        self.across = lru_cache(maxsize=8)(self._across)
        self.of_series = lru_cache(maxsize=8)(self._of_series)

    @property
    def frame(self) -> pd.DataFrame:
        """The whole table, in its own order."""
        return self._frame

    @contextmanager
    def reading(self, home: TerritoryKey) -> Iterator[Reads]:
        """Notes what the block reads, whoever has read it before; every row of `home` is taken as read."""
        former, self._notebook.reads = self._notebook.reads, Reads(tables={home})
        try:
            yield self._notebook.reads
        finally:
            self._notebook.reads = former

    def note_level(self, level: str, key: Key) -> None:
        """Notes that a series is read in every territory of a level: for what is computed once for all of them."""
        if self._notebook.reads is not None:
            self._notebook.reads.across(level, key)

    def note_spread(self, level: str, shape: Shape, answer: str) -> None:
        """The same of how far apart a level is by a number."""
        if self._notebook.reads is not None:
            self._notebook.reads.spreads[level, shape] = answer

    @property
    def latest_update(self) -> str:
        """The latest date of a row, in UTC (RFC 3339); empty where the source writes none."""
        return max((instant(str(date)) for date in self._frame["updated_at"].unique()), default="")

    @property
    def territories(self) -> list[TerritoryKey]:
        return list(self._places)

    def periods_of(self, territory: TerritoryKey | None = None) -> list[str]:
        """The periods of a territory's rows; those of the whole table without one."""
        rows = self._frame if territory is None else self._frame.iloc[self._places.get(territory, [])]
        return [str(period) for period in rows["period"].unique()]

    def has(self, territory: TerritoryKey) -> bool:
        """Whether the edition has a row of it."""
        return territory in self._places

    def _table(self, territory: TerritoryKey) -> TerritoryTable:
        places = self._places.get(territory)
        if places is None:
            return TerritoryTable(territory, {}, self._notebook)
        chosen = self._frame.iloc[places]
        keys, written = (
            zip(*(chosen[name].tolist() for name in names), strict=True) for names in (KEY_COLUMNS, _WRITTEN)
        )
        return TerritoryTable(territory, dict(zip(keys, written, strict=True)), self._notebook)

    def _across(self, level: str) -> dict[tuple[str, ...], dict[TerritoryKey, float]]:
        """The counts of totals and activities at a level, and the grades of totals: by key but its territory, then by it.

        Collectivités are no peers of the départements among which the source lists them.
        """
        frame = self._frame
        has_peers = (frame["measure"] == "nombre") | (
            (frame["measure"] == "niveau") & frame["activity_type"].isin(TOTALS)
        )
        chosen = (frame["territory_type"] == level) & (frame["characteristic_type"] == "") & has_peers
        rows = frame.loc[chosen & frame["value"].notna()]
        columns = [rows[name].tolist() for name in KEY_COLUMNS]
        values: dict[tuple[str, ...], dict[TerritoryKey, float]] = {}
        for key, value in zip(zip(*columns, strict=True), rows["value"].tolist(), strict=True):
            place = TerritoryKey(level, key[2])
            if place not in COLLECTIVITIES:
                values.setdefault((key[0], *key[3:]), {})[place] = value
        return values

    def series_at(self, level: str, key: Key) -> Dataset:
        """The rows of one series and measure alone, in every territory of a level: whole tables are slow to read."""
        self.note_level(level, key)
        return self.of_series(level, key._replace(territory_type="", territory_code="", period=""))

    def _of_series(self, level: str, key: Key) -> Dataset:
        frame = self._frame
        chosen = frame["territory_type"] == level
        for name, wanted in zip(KEY_COLUMNS, key, strict=True):
            if name not in ("territory_type", "territory_code", "period"):
                chosen &= frame[name] == wanted
        return Dataset(frame.loc[chosen])

    def peers(self, level: str, key: Key) -> dict[TerritoryKey, float]:
        """The values of one count, or grade of a total, in every territory of a level that has one."""
        self.note_level(level, key)
        return self.across(level).get((key.indicator, *key[3:]), {})

    def by_activity(self, level: str, key: Key) -> dict[str, dict[TerritoryKey, float]]:
        """The values of one count of every activity, in every territory of a level that has one: by activity, then by territory."""
        frame = self._frame
        chosen = (frame["territory_type"] == level) & frame["value"].notna()
        for name, wanted in zip(KEY_COLUMNS, key, strict=True):
            if name not in ("territory_type", "territory_code", "activity_code"):
                chosen &= frame[name] == wanted
        rows = frame.loc[chosen]
        found: dict[str, dict[TerritoryKey, float]] = {}
        columns = (rows[name].tolist() for name in ("activity_code", "territory_code", "value"))
        for activity, code, value in zip(*columns, strict=True):
            found.setdefault(activity, {})[TerritoryKey(level, code)] = value
        return found

    def activity_codes(self, indicator: str, activity: str) -> set[str]:
        """The codes of a type of activity of which an indicator has rows."""
        chosen = (self._frame["indicator"] == indicator) & (self._frame["activity_type"] == activity)
        return set(map(str, self._frame.loc[chosen, "activity_code"].unique()))


def instant(date: str) -> str:
    """`2026-05-28T10:02:11+02:00` → `2026-05-28T08:02:11Z`; empty where it is not a date."""
    try:
        read = datetime.fromisoformat(date)
    except ValueError:
        return ""
    aware = read if read.tzinfo else read.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
