"""Which rows a catalogue entry speaks of, in a given territory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiches.content.catalogue import ALL, Catalogue, Indicator
from fiches.content.similarity import NO_SIMILARITY, SimilaritySettings
from fiches.indicators.dataset import Dataset, TerritoryTable
from fiches.indicators.figures import Observed, Point, Series
from fiches.keys import NOT_APPLICABLE, NOT_AVAILABLE, TOTALS, Key, TerritoryKey
from fiches.periods import between, latest
from fiches.rankings import Ranking
from fiches.territories import Territory


@dataclass(frozen=True, slots=True)
class Reader:
    """All that figures are computed from. `ranked_levels`: levels published whole, where a rank means something."""

    dataset: Dataset
    catalogue: Catalogue
    territories: Mapping[TerritoryKey, Territory]
    activities: Mapping[str, Sequence[str]]
    periods: Mapping[str, str]  # latest period of each indicator in the edition
    ranked_levels: frozenset[str]
    rankings: Mapping[tuple[TerritoryKey, str], Ranking] = field(default_factory=dict)  # by territory and indicator
    outlined: frozenset[TerritoryKey] = frozenset()  # what a map can show
    similarity: SimilaritySettings = NO_SIMILARITY

    def table(self, territory: TerritoryKey) -> TerritoryTable:
        return self.dataset.table(territory)

    def parents(self, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
        found = self.territories.get(territory)
        return found.parents if found else ()

    def others(self, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
        """The parents worth comparing with: a région of one département (Mayotte) is the same place."""
        own = self.territories.get(territory)
        return tuple(p for p in self.parents(territory) if own and self._name(p) != own.name)

    def _name(self, territory: TerritoryKey) -> str:
        found = self.territories.get(territory)
        return found.name if found else ""

    def shown(self, entry: Indicator, territory: TerritoryKey) -> TerritoryKey | None:
        """The territory whose figures an entry shows: this one, or the nearest parent where the source stops above.

        None when the source has nothing at this level and above.
        """
        levels = self.catalogue.sources[entry.source.indicateur].territoires
        return next((t for t in (territory, *self.parents(territory)) if t.type in levels), None)

    def shows(self, entry: Indicator, territory: TerritoryKey) -> bool:
        """Whether the entry has a block here: not at a level that the catalogue leaves out on purpose."""
        asked = entry.source.niveaux
        served = self.catalogue.sources[entry.source.indicateur].territoires
        return not asked or territory.type in asked or territory.type not in served

    def reference_period(self, entry: Indicator) -> str:
        return self.periods.get(entry.source.indicateur, "")


def key_of(
    entry: Indicator,
    territory: TerritoryKey,
    code: str,
    *,
    characteristic: str = "",
    period: str = "",
    activity: str = "",
    measure: str = "",
) -> Key:
    """The row of an entry for one code (or one characteristic of it) in a territory."""
    request = entry.source
    return Key(
        request.indicateur,
        *territory,
        request.activite,
        activity or (request.activite if request.activite in TOTALS else ""),
        code,
        request.caracteristique if characteristic else "",
        characteristic,
        period,
        measure or entry.mesure,
    )


def code_in(entry: Indicator, table: TerritoryTable, alternatives: Sequence[str], *, activity: str = "") -> str:
    """The best of a code's alternatives that the territory has; the first when it has none."""
    for code in alternatives:
        if table.periods(key_of(entry, table.territory, code, activity=activity)):
            return code
    return alternatives[0]


def codes_of(entry: Indicator, table: TerritoryTable) -> list[tuple[str, ...]]:
    """The codes shown, each with its alternatives; every code that the territory has where the entry says `*`."""
    if entry.source.codes != (ALL,):
        return list(entry.source.alternatives)
    request = entry.source
    found = {
        key.nomenclature_code
        for key in table.cells
        if (key.indicator, key.activity_type, key.characteristic_type) == (request.indicateur, request.activite, "")
    }
    return [(code,) for code in sorted(found)] or [("",)]


def main_key(reader: Reader, entry: Indicator, territory: TerritoryKey) -> Key:
    """The entry's first code at its latest period there; at the edition's where the territory has no row."""
    table = reader.table(territory)
    key = key_of(entry, territory, code_in(entry, table, codes_of(entry, table)[0]))
    periods = table.periods(key)
    return key._replace(period=periods[-1] if periods else reader.reference_period(entry))


def observed(reader: Reader, key: Key) -> Observed:
    """The value under a key; `na` where the source does not serve this level, `nd` where it has no row."""
    source = reader.catalogue.sources[key.indicator]
    if key.territory_type not in source.territoires:
        return Observed(key, None, NOT_APPLICABLE)
    return reader.table(key.territory).get(key)


def series_of(reader: Reader, key: Key) -> Series:
    """The whole history under a key, holes included, oldest first."""
    table = reader.table(key.territory)
    periods = table.periods(key)
    if not periods:
        return Series(key.nomenclature_code, key.territory, ())
    points = tuple(Point(p, table.get(key._replace(period=p))) for p in between(periods[0], periods[-1]))
    return Series(key.nomenclature_code, key.territory, points)


def latest_among(table: TerritoryTable, keys: Sequence[Key]) -> str | None:
    """The latest period at which any of the keys' series has a row."""
    return latest([p for key in keys if (periods := table.periods(key)) for p in periods[-1:]])


def why_missing(number: Observed | None) -> str:
    """Empty when there is a value, else its status."""
    if number is None:
        return NOT_AVAILABLE
    return "" if number.value is not None else number.status or NOT_AVAILABLE
