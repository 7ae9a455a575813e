"""One métier in every territory that a site tells of: its row in each, the levels that are listed, the map of its difficulty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Metier
from fiches.indicators.model.children_map import ChildrenMap
from fiches.indicators.model.numbers import Observed
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class ListedLevel:
    """The territories of a level that have a fiche, those of most offers first; `known`: how many there are, told or not."""

    level: str
    places: tuple[TerritoryKey, ...]
    known: int


@dataclass(frozen=True, slots=True)
class MetierPlaces:
    """`entry`: that of the table of métiers; `main`: the territory that is told of first, the country where there is one;
    `parts`: the counts of that entry in all the territories of the level below it.
    """

    code: str
    entry: Indicator
    main: TerritoryKey
    rows: Mapping[TerritoryKey, Metier]
    levels: tuple[ListedLevel, ...]
    parts: tuple[Observed, ...] = ()
    drawn: ChildrenMap | None = None

    @property
    def own(self) -> Metier:
        """Its row in the territory that is told of first."""
        return self.rows[self.main]

    @property
    def summary(self) -> MetierPlaces:
        """The same of that territory alone: what an index tells."""
        return replace(self, rows={self.main: self.own}, levels=(), parts=(), drawn=None)

    def rows_of(self, listed: ListedLevel) -> Iterator[tuple[TerritoryKey, Metier]]:
        """The rows of a level, in its order."""
        return ((place, self.rows[place]) for place in listed.places)
