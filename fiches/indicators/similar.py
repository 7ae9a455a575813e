"""The territories of the same level that are nearest by structure, and what makes them so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fiches.content.catalogue import Indicator
from fiches.content.similarity import FORMULA, SimilaritySettings
from fiches.indicators.computing import rounded
from fiches.indicators.figures import Brief, Computed, Neighbour, Resemblance, Similar
from fiches.indicators.headlines import change
from fiches.indicators.profiles import Matrix, Profiles, profiles
from fiches.indicators.reading import Reader, main_key, observed
from fiches.keys import FRANCE, TerritoryKey

CLOSE = 0.5  # of a standard deviation: what may be called alike
REASONS_TOLD = 2
_EXACT = 9  # decimals: two distances that differ by less are the same, whatever the order of additions


def similar(reader: Reader, territory: TerritoryKey) -> Similar | None:
    """None for the country, for a level that is not published whole, and where no variable is declared."""
    found = level_profiles(reader, territory.type)
    if found is None or territory not in found.territories:
        return None
    place = found.territories.index(territory)
    known, wanted = int((~np.isnan(found.values[place])).sum()), len(found.variables)
    if not can_tell(found, reader.similarity):
        return Similar(reason="niveau", known=known, wanted=wanted)
    if not found.eligible[place]:
        return Similar(reason="variables", known=known, wanted=wanted)
    near = near_ones(found, place, reader.similarity.nombre)
    return Similar(tuple(_neighbour(reader, found, place, one) for one in near), known=known, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Near:
    """One of the nearest of a territory, by places: `other` in the level, `shared`, `alike` and `unlike` in its variables."""

    other: int
    distance: float
    shared: tuple[int, ...]
    alike: tuple[int, ...]
    unlike: int | None


def near_ones(found: Profiles, place: int, number: int) -> list[Near]:
    """The nearest first; none for a territory that has too few of the variables."""
    if not found.eligible[place]:
        return []
    near = []
    for other in nearest(found.distances[place], number):
        shared = np.flatnonzero(~np.isnan(found.values[place] - found.values[other]))
        alike, unlike = told(found.scores[place], found.scores[other])
        near.append(Near(other, float(found.distances[place, other]), tuple(map(int, shared)), tuple(alike), unlike))
    return near


def can_tell(found: Profiles, similarity: SimilaritySettings) -> bool:
    """Whether enough territories of the level have enough of the variables."""
    return int(found.eligible.sum()) >= similarity.territoires_min


def level_profiles(reader: Reader, level: str) -> Profiles | None:
    """None where nothing is looked for."""
    if level == FRANCE.type or level not in reader.ranked_levels or not reader.similarity.variables:
        return None
    return profiles(reader.dataset, level, reader.similarity)


def nearest(row: Matrix, number: int) -> list[int]:
    """The places of the smallest distances of a row, ties in their own order; what is NaN is never near."""
    order = np.argsort(np.round(row, _EXACT), kind="stable")  # NaN comes last
    return [int(place) for place in order[:number] if not np.isnan(row[place])]


def _neighbour(reader: Reader, found: Profiles, place: int, near: Near) -> Neighbour:
    territory = found.territories[near.other]
    profile = tuple(observed(reader, found.variables[v].key(territory, found.periods[v])) for v in near.shared)
    decimals = reader.catalogue.formulas[FORMULA].decimales
    places = (place, near.other)
    return Neighbour(
        territory=territory,
        distance=Computed(FORMULA, (profile[0].key,), rounded(near.distance, decimals), level=territory.type),
        profile=profile,
        nearest=tuple(_resemblance(reader, found, v, places) for v in near.alike),
        farthest=_resemblance(reader, found, near.unlike, places) if near.unlike is not None else None,
        briefs=tuple(_brief(reader, entry, territory) for entry in reader.catalogue.first_of_each_source()),
    )


def told(here: Matrix, there: Matrix) -> tuple[list[int], int | None]:
    """The variables that bring two territories together, then the one on which they differ most.

    Among those on which they are close, the ones by which this territory differs most from its level: to share what
    everyone has brings nobody together. Failing these, the closest. Ties in the order declared.
    """
    gaps = [round(float(gap), _EXACT) for gap in np.abs(here - there)]
    common = [v for v, gap in enumerate(gaps) if gap == gap]
    if not common:
        return [], None
    close = sorted((v for v in common if gaps[v] <= CLOSE), key=lambda v: (-round(abs(float(here[v])), _EXACT), v))
    rest = sorted((v for v in common if gaps[v] > CLOSE), key=lambda v: (gaps[v], v))
    farthest = max(common, key=lambda v: (gaps[v], -v))
    alike = [v for v in (*close, *rest) if v != farthest][:REASONS_TOLD]
    return alike, farthest if gaps[farthest] > CLOSE else None


def _resemblance(reader: Reader, found: Profiles, variable: int, places: tuple[int, int]) -> Resemblance:
    declared, period = found.variables[variable], found.periods[variable]
    here, there = (observed(reader, declared.key(found.territories[p], period)) for p in places)
    return Resemblance(declared.id, here, there)


def _brief(reader: Reader, entry: Indicator, territory: TerritoryKey) -> Brief:
    shown = reader.shown(entry, territory) or territory
    number = observed(reader, main_key(reader, entry, shown))
    return Brief(entry, number, change(reader, number))
