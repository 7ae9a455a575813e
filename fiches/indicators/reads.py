"""What a piece of work reads of an edition: series of territories, whole territories, series of a whole level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fiches.keys import Key, TerritoryKey

Series = tuple[str, ...]
"""A key without its period: indicator, territory, activity, code, breakdown, measure."""

Shape = tuple[Any, ...]
"""A number without its territory: a row's other columns, or a formula and the shapes of its arguments."""


@dataclass(slots=True)
class Reads:
    """`levels`: series that are read in every territory of a level, under a key that names none; `spreads`: how far apart the
    territories of a level are, by level and shape, with the answer, which seldom changes when a value does.

    A series that has no row counts as read: it may have some one day. Which territories the edition has rows of is no
    read: it is a condition of the whole site.
    """

    series: set[Series] = field(default_factory=set)
    tables: set[TerritoryKey] = field(default_factory=set)
    levels: set[Series] = field(default_factory=set)
    spreads: dict[tuple[str, Shape], str] = field(default_factory=dict)

    def one(self, key: Key) -> None:
        """A row, or the history of its series."""
        self.series.add((*key[:8], key.measure))

    def whole(self, territory: TerritoryKey) -> None:
        """Every row of a territory."""
        self.tables.add(territory)

    def across(self, level: str, key: Key) -> None:
        """A series in every territory of a level."""
        self.levels.add((key.indicator, level, "", *key[3:8], key.measure))

    def count(self) -> int:
        """How many different things were read."""
        return len(self.series) + len(self.tables) + len(self.levels) + len(self.spreads)
