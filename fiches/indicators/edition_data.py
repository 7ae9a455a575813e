"""All that figures are computed from: an edition's table, the catalogue, the territories, what the site publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.distinctions import NO_DISTINCTIONS, DistinctionSettings
from fiches.content.similarity import NO_SIMILARITY, SimilaritySettings
from fiches.indicators.dataset import Dataset, TerritoryTable
from fiches.keys import TerritoryKey
from fiches.territories import Territory, told_once


@dataclass(frozen=True, slots=True)
class EditionData:
    """`ranked_levels`: levels published whole, where a rank means something; `activities`: codes by type of activity."""

    dataset: Dataset
    catalogue: Catalogue
    territories: Mapping[TerritoryKey, Territory]
    activities: Mapping[str, Sequence[str]]
    periods: Mapping[str, str]  # latest period of each indicator in the edition
    ranked_levels: frozenset[str]
    outlined: frozenset[TerritoryKey] = frozenset()  # what a map can show
    similarity: SimilaritySettings = NO_SIMILARITY
    distinguishing: DistinctionSettings = NO_DISTINCTIONS
    published: frozenset[TerritoryKey] = frozenset()  # what has a fiche
    neighbours: Mapping[TerritoryKey, Sequence[TerritoryKey]] = field(default_factory=dict)  # what shares a border

    def table(self, territory: TerritoryKey) -> TerritoryTable:
        return self.dataset.table(territory)

    def parents(self, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
        place = self.territories.get(territory)
        return place.parents if place else ()

    def others(self, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
        """The parents worth comparing with: a région of one département (Mayotte) is the same place, told once."""
        return told_once(territory, self.parents(territory), self._name)

    def _name(self, territory: TerritoryKey) -> str:
        place = self.territories.get(territory)
        return place.name if place else ""

    def shown(self, entry: Indicator, territory: TerritoryKey) -> TerritoryKey | None:
        """The territory whose figures an entry shows: this one, or the nearest parent where the source stops above.

        None when the source has nothing at this level and above.
        """
        return self.served(entry.source.indicateur, territory)

    def served(self, indicator: str, territory: TerritoryKey) -> TerritoryKey | None:
        """The territory whose figures of an indicator stand for this one's: itself, or the nearest parent that the source has."""
        levels = self.catalogue.sources[indicator].territoires
        return next((t for t in (territory, *self.parents(territory)) if t.type in levels), None)

    def shows(self, entry: Indicator, territory: TerritoryKey) -> bool:
        """Whether the entry has a block here: not at a level that the catalogue leaves out on purpose."""
        levels = entry.source.niveaux
        served = self.catalogue.sources[entry.source.indicateur].territoires
        return not levels or territory.type in levels or territory.type not in served

    def reference_period(self, entry: Indicator) -> str:
        return self.periods.get(entry.source.indicateur, "")
