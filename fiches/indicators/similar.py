"""The nearest territories of the same level by structure, and the variables that explain it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fiches.content.catalogue import Indicator
from fiches.content.similarity import FORMULA, SimilaritySettings
from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.computing import rounded
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.similar import ComparedVariable, SimilarTerritories, SimilarTerritory
from fiches.indicators.profiles import Matrix, Profiles, profiles
from fiches.indicators.rows import main_key, observed
from fiches.keys import FRANCE, TerritoryKey

CLOSE = 0.5  # of a standard deviation: two values this close are alike
MOST_REASONS = 2
_EXACT = 9  # decimals: two distances that differ by less are the same, whatever the order of additions


def similar(data: EditionData, territory: TerritoryKey) -> SimilarTerritories | None:
    """None for the country, for a level that is not published whole, and where no variable is declared."""
    peers = level_profiles(data, territory.type)
    if peers is None or territory not in peers.territories:
        return None
    place = peers.territories.index(territory)
    known, wanted = int((~np.isnan(peers.values[place])).sum()), len(peers.variables)
    if not has_enough_territories(peers, data.similarity):
        return SimilarTerritories(reason="niveau", known=known, wanted=wanted)
    if not peers.eligible[place]:
        return SimilarTerritories(reason="variables", known=known, wanted=wanted)
    near = nearest_territories(peers, place, data.similarity.nombre)
    return SimilarTerritories(
        tuple(_similar_territory(data, peers, place, one) for one in near), known=known, wanted=wanted
    )


@dataclass(frozen=True, slots=True)
class NearTerritory:
    """One of the nearest of a territory, by places: `other` in the level, `shared`, `alike` and `unlike` in its variables."""

    other: int
    distance: float
    shared: tuple[int, ...]
    alike: tuple[int, ...]
    unlike: int | None


def nearest_territories(peers: Profiles, place: int, number: int) -> list[NearTerritory]:
    """The nearest first; none for a territory that has too few of the variables."""
    if not peers.eligible[place]:
        return []
    near = []
    for other in nearest(peers.distances[place], number):
        shared = np.flatnonzero(~np.isnan(peers.values[place] - peers.values[other]))
        alike, unlike = reasons(peers.scores[place], peers.scores[other])
        near.append(
            NearTerritory(other, float(peers.distances[place, other]), tuple(map(int, shared)), tuple(alike), unlike)
        )
    return near


def has_enough_territories(peers: Profiles, similarity: SimilaritySettings) -> bool:
    """Whether enough territories of the level have enough of the variables."""
    return int(peers.eligible.sum()) >= similarity.territoires_min


def level_profiles(data: EditionData, level: str) -> Profiles | None:
    """The profiles of a level; None where there are no similar territories to look for (see `similar`)."""
    if level == FRANCE.type or level not in data.ranked_levels or not data.similarity.variables:
        return None
    return profiles(data.dataset, level, data.similarity)


def nearest(row: Matrix, number: int) -> list[int]:
    """The places of the smallest distances of a row, ties in their own order; what is NaN is never near."""
    order = np.argsort(np.round(row, _EXACT), kind="stable")  # NaN comes last
    return [int(place) for place in order[:number] if not np.isnan(row[place])]


def _similar_territory(data: EditionData, peers: Profiles, place: int, near: NearTerritory) -> SimilarTerritory:
    territory = peers.territories[near.other]
    profile = tuple(observed(data, peers.variables[v].key(territory, peers.periods[v])) for v in near.shared)
    decimals = data.catalogue.formulas[FORMULA].decimales
    places = (place, near.other)
    return SimilarTerritory(
        territory=territory,
        distance=Computed(FORMULA, (profile[0],), rounded(near.distance, decimals), level=territory.type),
        profile=profile,
        nearest=tuple(_compared_variable(data, peers, v, places) for v in near.alike),
        farthest=_compared_variable(data, peers, near.unlike, places) if near.unlike is not None else None,
        key_figures=tuple(_key_figure(data, entry, territory) for entry in data.catalogue.first_of_each_source()),
    )


def reasons(here: Matrix, there: Matrix) -> tuple[list[int], int | None]:
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
    alike = [v for v in (*close, *rest) if v != farthest][:MOST_REASONS]
    return alike, farthest if gaps[farthest] > CLOSE else None


def _compared_variable(data: EditionData, peers: Profiles, variable: int, places: tuple[int, int]) -> ComparedVariable:
    declared, period = peers.variables[variable], peers.periods[variable]
    here, there = (observed(data, declared.key(peers.territories[p], period)) for p in places)
    return ComparedVariable(declared.id, here, there)


def _key_figure(data: EditionData, entry: Indicator, territory: TerritoryKey) -> KeyFigure:
    shown = data.shown(entry, territory) or territory
    number = observed(data, main_key(data, entry, shown))
    return KeyFigure(entry, number, annual_change_if_any(data, number))
