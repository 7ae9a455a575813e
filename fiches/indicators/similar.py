"""The nearest territories of the same level by structure, and the variables that explain it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fiches.content.similarity import FORMULA, SimilaritySettings
from fiches.indicators.claims.gaps import gap_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.computing import rounded
from fiches.indicators.edition_data import EditionData
from fiches.indicators.key_figures import short_key_figures
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.similar import ComparedVariable, SimilarTerritories, SimilarTerritory
from fiches.indicators.profiles import Matrix, Profiles, compared_keys, profiles
from fiches.indicators.rows import observed
from fiches.keys import FRANCE, PERCENT_STEP, TerritoryKey

CLOSE = 0.5  # of a standard deviation: two values this close are alike
MOST_REASONS = 2
LEAST_APART = 1.0  # point: a gap that may be no more tells nothing
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
    near = nearest_territories(peers, place, data.similarity)
    found = tuple(_similar_territory(data, peers, place, one) for one in near)
    return SimilarTerritories(found, "" if found else "distance", known=known, wanted=wanted)


@dataclass(frozen=True, slots=True)
class NearTerritory:
    """One of the nearest of a territory, by places: `other` in the level, `shared`, `alike` and `unlike` in its variables.

    `widest`: what it claims of `unlike`.
    """

    other: int
    distance: float
    shared: tuple[int, ...]
    alike: tuple[int, ...]
    unlike: int | None
    widest: Claim | None


def nearest_territories(peers: Profiles, place: int, similarity: SimilaritySettings) -> list[NearTerritory]:
    """The nearest first, no farther than is allowed; none for a territory that has too few of the variables."""
    if not peers.eligible[place]:
        return []
    near = []
    close = np.where(peers.distances[place] <= similarity.distance_max, peers.distances[place], np.nan)
    for other in nearest(close, similarity.nombre):
        shared = tuple(int(v) for v in np.flatnonzero(~np.isnan(peers.values[place] - peers.values[other])))
        told = [v for v in shared if not np.isnan(peers.published[place, v] - peers.published[other, v])]
        widest = widest_gap(peers, told, (place, other))
        unlike = next((v for v in shared if widest and _variable(peers, v, place) == widest.arguments[0]), None)
        alike = tuple(v for v in reasons(peers.scores[place], peers.scores[other]) if v != unlike)[:MOST_REASONS]
        near.append(NearTerritory(other, float(peers.distances[place, other]), shared, alike, unlike, widest))
    return near


def has_enough_territories(peers: Profiles, similarity: SimilaritySettings) -> bool:
    """Whether enough territories of the level have enough of the variables."""
    return int(peers.eligible.sum()) >= similarity.territoires_min


def level_profiles(data: EditionData, level: str) -> Profiles | None:
    """The profiles of a level; None where there are no similar territories to look for (see `similar`)."""
    if level == FRANCE.type or level not in data.ranked_levels or not data.similarity.variables:
        return None
    for key in compared_keys(data.similarity):
        data.dataset.note_level(level, key)
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
        counts=tuple(_counts(data, peers, near, place)),
        nearest=tuple(_compared_variable(data, peers, v, places) for v in near.alike),
        farthest=_compared_variable(data, peers, near.unlike, places) if near.unlike is not None else None,
        widest=near.widest,
        key_figures=short_key_figures(data, territory),
    )


def _counts(data: EditionData, peers: Profiles, near: NearTerritory, place: int) -> Iterator[Observed]:
    """The counts that shares are computed from, of both."""
    for variable in near.shared:
        for one in (place, near.other):
            for key in peers.variables[variable].counts(peers.territories[one], peers.periods[variable]) or ():
                yield observed(data, key)


def widest_gap(peers: Profiles, shared: Sequence[int], places: tuple[int, int]) -> Claim | None:
    """The share that parts two territories most, by more than a point whatever the rounding; None where none is proven."""
    here, there = ([_variable(peers, v, place) for v in shared] for place in places)
    claim = gap_claim(Members(tuple(here)), there, peers.territories[places[1]])
    if claim is None:
        return None
    number = claim.arguments[0]
    own, other = next((one, two) for one, two in zip(here, there, strict=True) if one == number)
    apart = abs((own.value or 0.0) - (other.value or 0.0)) - PERCENT_STEP  # the least that it may be
    return claim if apart > LEAST_APART else None


def _variable(peers: Profiles, variable: int, place: int) -> Observed:
    """Its value in one of the territories of the level, as published."""
    key = peers.variables[variable].key(peers.territories[place], peers.periods[variable])
    return Observed(key, float(peers.published[place, variable]))


def reasons(here: Matrix, there: Matrix) -> list[int]:
    """The variables that bring two territories together, the best first.

    Among those on which they are close, the ones by which this territory differs most from its level: to share what
    everyone has brings nobody together. Failing these, the closest. Ties in the order declared.
    """
    gaps = [round(float(gap), _EXACT) for gap in np.abs(here - there)]
    common = [v for v, gap in enumerate(gaps) if gap == gap]
    close = sorted((v for v in common if gaps[v] <= CLOSE), key=lambda v: (-round(abs(float(here[v])), _EXACT), v))
    return [*close, *sorted((v for v in common if gaps[v] > CLOSE), key=lambda v: (gaps[v], v))]


def _compared_variable(data: EditionData, peers: Profiles, variable: int, places: tuple[int, int]) -> ComparedVariable:
    declared, period = peers.variables[variable], peers.periods[variable]
    here, there = (observed(data, declared.key(peers.territories[p], period)) for p in places)
    return ComparedVariable(declared.id, here, there)
