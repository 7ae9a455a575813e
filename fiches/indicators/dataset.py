"""An edition's table as observed values: the rows of one territory by key, or one value across a level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

import pandas as pd

from fiches.indicators.model.numbers import Observed
from fiches.keys import KEY_COLUMNS, NOT_AVAILABLE, TOTALS, Key, TerritoryKey
from fiches.periods import Period
from fiches.territories import COLLECTIVITIES

_CATEGORIES = [*KEY_COLUMNS, "status", "updated_at"]


class TerritoryTable:
    """The rows of one territory, by key."""

    def __init__(self, territory: TerritoryKey, rows: Mapping[Key, Observed]) -> None:
        self.territory = territory
        self.rows = rows
        self._periods: dict[tuple[str, ...], list[str]] = {}
        for key in rows:
            self._periods.setdefault((*key.series, key.measure), []).append(key.period)
        for periods in self._periods.values():
            periods.sort(key=Period.parse)

    def get(self, key: Key) -> Observed:
        """The value under a key; `nd` where the source has no row."""
        return self.rows.get(key) or Observed(key, None, NOT_AVAILABLE)

    def periods(self, key: Key) -> list[str]:
        """The periods at which the key's series and measure have a row, oldest first."""
        return self._periods.get((*key.series, key.measure), [])

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
        self.table = lru_cache(maxsize=64)(self._table)
        self.across = lru_cache(maxsize=8)(self._across)
        self.of_series = lru_cache(maxsize=8)(self._of_series)

    @property
    def frame(self) -> pd.DataFrame:
        """The whole table, in its own order."""
        return self._frame

    @property
    def latest_update(self) -> str:
        """The latest date of a row, in UTC (RFC 3339); empty where the source writes none."""
        return max((_instant(str(date)) for date in self._frame["updated_at"].unique()), default="")

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
            return TerritoryTable(territory, {})
        chosen = self._frame.iloc[places]
        rows = {}
        columns = [chosen[name].tolist() for name in KEY_COLUMNS]
        values, statuses, dates = (chosen[name].tolist() for name in ("value", "status", "updated_at"))
        for texts, value, status, date in zip(zip(*columns, strict=True), values, statuses, dates, strict=True):
            key = Key(*texts)
            rows[key] = Observed(key, None if value != value else value, status, date)
        return TerritoryTable(territory, rows)

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
        return self.across(level).get((key.indicator, *key[3:]), {})


def _instant(date: str) -> str:
    """`2026-05-28T10:02:11+02:00` → `2026-05-28T08:02:11Z`; empty where it is not a date."""
    try:
        read = datetime.fromisoformat(date)
    except ValueError:
        return ""
    aware = read if read.tzinfo else read.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
