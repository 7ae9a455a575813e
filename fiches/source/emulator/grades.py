"""Recruitment difficulty (PERSP_2) and dynamism (DYN_1): cut points, and what is published where.

A région is the mean of its départements, the country that of its régions; the basins and EPCI of a département lie around
it. So the grade of a place is never beyond those of its parts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from fiches.source.emulator.constants import Floats
from fiches.source.emulator.dynamism import Dynamism
from fiches.source.emulator.geography import COLLECTIVITES, MAYOTTE, Place
from fiches.source.emulator.means import Flags, Regions, around, shares_of
from fiches.source.emulator.scores import Scores, bounded
from fiches.source.emulator.truth import Truth

# Upper bounds of grades 1 to 4; they differ from one indicator to another.
CUTS = np.array(
    [
        (-0.70, -0.20, 0.30, 0.80),
        (-0.90, -0.30, 0.70, 1.20),
        (-0.70, -0.10, 0.60, 1.10),
        (-0.60, -0.10, 0.55, 1.00),
        (-0.90, -0.30, 0.20, 0.60),
        (-0.60, -0.20, 0.30, 0.70),
        (-0.56, -0.26, 0.13, 0.51),
        (-0.50, 0.35, 0.80, 1.20),
    ]
)
MINIMUM_OFFERS = 12.0
MINIMUM_SEEKERS = 12.0


class Levels(NamedTuple):
    """Scores of a métier and year, and where they are published: départements (D, 8), régions (G, 8), country (8,)."""

    departements: Floats
    published: Flags
    regions: Floats
    published_regions: Flags
    country: Floats


class Grades:
    """Scores of difficulty by year, grades of dynamism by quarter; both None where nothing is published."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.regions = Regions(truth.geography)
        self._scores = Scores(truth, self.regions)
        self._covered = np.array([code not in (MAYOTTE, *COLLECTIVITES) for code in truth.geography.position])
        self._dynamism = Dynamism(truth, self.regions, self._covered)
        self._levels = lru_cache(maxsize=4096)(self._levels_of)
        self._basins = lru_cache(maxsize=4096)(self._basins_of)

    def scores(self, place: Place, metier: int | None, year: int) -> Floats | None:
        """(8,) scores in the order of INDICATORS, NaN where one is missing; `metier` None for all activities."""
        if self._is_uncovered(place):
            return None
        if place.type == "BASBMO":
            return self._basins(place.parent_code, metier, year).get(place.code)
        levels = self._levels(metier, year)
        if place.type == "NAT":
            return levels.country if levels.published_regions.any() else None
        if place.type == "REG":
            row = self.regions.row[place.code]
            return levels.regions[row] if levels.published_regions[row] else None
        row = place.parts[0][0]
        return levels.departements[row] if levels.published[row] else None

    def grade(self, column: int, score: float) -> int:
        """1 to 5."""
        return int(np.searchsorted(CUTS[column], score, side="right")) + 1

    def dynamism(self, place: Place, quarter: int) -> int | None:
        """Grade 1 to 5 expected for the quarter."""
        if self._is_uncovered(place):
            return None
        return int(np.clip(np.round(self._dynamism.levels(place)[quarter]), 1, 5))

    def _is_uncovered(self, place: Place) -> bool:
        return not any(self._covered[d] for d, _ in place.parts)

    def _levels_of(self, metier: int | None, year: int) -> Levels:
        """Every département, and the means of those that are published: of all where none is."""
        offers, seekers = (np.where(self._covered, flow, 0.0) for flow in self._flows(metier))
        published = _enough(offers, seekers)
        published_regions = _enough(self.regions.sums(offers), self.regions.sums(seekers))
        departements = self._scores.of_departements(metier, year)
        regions = self.regions.means(departements, offers, published)
        country = shares_of(self.regions.sums(offers) * published_regions) @ regions
        return Levels(departements, published, regions, published_regions, country)

    def _flows(self, metier: int | None) -> tuple[Floats, Floats]:
        """(D,) offers of a year and seekers of a métier; inhabitants for all activities."""
        truth = self.truth
        if metier is None:
            return truth.population, truth.population
        return 4 * truth.offers.factors.base[:, metier], truth.seekers.factors.base[:, metier]

    def _basins_of(self, departement: str, metier: int | None, year: int) -> dict[str, Floats]:
        """The published basins of a département, around its own score; by code."""
        known = self.regions.zones("BASBMO", departement)
        flows = np.array([self._basin_flows(one, metier) for one in known])
        published = _enough(flows[:, 0], flows[:, 1])
        basins = [one for one, shown in zip(known, published, strict=True) if shown]
        if not basins:
            return {}
        gaps = self._scores.of_basins(np.array([one.number for one in basins]), metier, year)
        middle = self._levels(metier, year).departements[self.truth.geography.position[departement]]
        scores = bounded(around(middle, gaps, flows[published, 0]))
        return {one.code: row for one, row in zip(basins, scores, strict=True)}

    def _basin_flows(self, basin: Place, metier: int | None) -> tuple[float, float]:
        """The same for a basin."""
        truth = self.truth
        offers, seekers = self._flows(metier)
        shares = [
            (
                d,
                truth.geography.shares[basin.type, d][row]
                if metier is None
                else truth.allocation(basin.type, d)[row, metier],
            )
            for d, row in basin.parts
        ]
        return float(sum(share * offers[d] for d, share in shares)), float(
            sum(share * seekers[d] for d, share in shares)
        )


def _enough(offers: Floats, seekers: Floats) -> Flags:
    """Enough offers and seekers over the year: the simulated ones are fewer by métier than the real thirty."""
    enough: Flags = (offers >= MINIMUM_OFFERS) & (seekers >= MINIMUM_SEEKERS)
    return enough
