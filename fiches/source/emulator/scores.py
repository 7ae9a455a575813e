"""Scores of difficulty of every métier, département and year, before what is published of them is chosen."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fiches.source.emulator.constants import Floats
from fiches.source.emulator.means import Regions
from fiches.source.emulator.truth import Truth

INDICATORS = (
    "ATTR_SALARIALE",
    "COND_TRAVAIL",
    "DUR_EMPL",
    "INT_EMB",
    "MAIN_OEUVRE",
    "MISMATCH_GEO",
    "PERSPECTIVE",
    "SPECIF_FORM_EMPL",
)
MAIN = INDICATORS.index("PERSPECTIVE")
# Columns of the calibration's grades: int, form, main, dur, cond, geo.
FROM_GRADES = {
    "COND_TRAVAIL": 4,
    "DUR_EMPL": 3,
    "INT_EMB": 0,
    "MAIN_OEUVRE": 2,
    "MISMATCH_GEO": 5,
    "SPECIF_FORM_EMPL": 1,
}
YEAR_DRIFT = {2016: -0.3, 2017: -0.2, 2018: 0.0, 2019: 0.1, 2020: -0.15, 2021: 0.1, 2022: 0.4, 2023: 0.35, 2024: 0.05}
LATER_DRIFT = -0.1
MIDDLE = -0.3  # of the tension scores, below those of 2019
LOWEST, HIGHEST = -3.2, 3.4
CUMUL_SCORES = np.array([0.05, 0.2, 0.25, 0.2, -0.1, -0.05, 0.0, 0.45])
# Spread of a métier's scores between places, in the order of INDICATORS: what the départements of a région share, what is
# each one's own, and a basin's. Those of 2019; conditions, training and geography were the same everywhere.
SHARED = np.array([0.2, 0.08, 0.3, 0.3, 0.3, 0.08, 0.55, 0.08])
OWN = np.array([0.2, 0.06, 0.3, 0.3, 0.22, 0.06, 0.42, 0.06])
BASIN = 0.6 * OWN
# The same, for all métiers of a place at once. The main indicator's is calibrated.
PLACE = np.array([0.12, 0.04, 0.13, 0.13, 0.13, 0.04, 0.0, 0.04])
BASIN_PLACE = np.array([0.12, 0.04, 0.13, 0.13, 0.13, 0.04, 0.2, 0.04])
REGION_NUMBERS = 1000  # where the numbers of régions begin among those of places
ALL_ACTIVITIES = 1600  # beyond the métiers


class Scores:
    """Scores in the order of INDICATORS, NaN where the source has none."""

    def __init__(self, truth: Truth, regions: Regions) -> None:
        self.truth = truth
        self.regions = regions

    def of_departements(self, metier: int | None, year: int) -> Floats:
        """(D, 8); `metier` None for all activities."""
        drift = np.full(len(INDICATORS), 0.2 * YEAR_DRIFT.get(year, LATER_DRIFT))
        drift[MAIN] = YEAR_DRIFT.get(year, LATER_DRIFT)
        scores = (CUMUL_SCORES if metier is None else self._national[metier]) + drift + self._places
        if metier is not None:
            scores = scores + SHARED * self._drawn(REGION_NUMBERS + self.regions.of_departement, metier, year)
            scores = scores + OWN * self._drawn(np.arange(len(scores)), metier, year)
        return bounded(scores)

    def of_basins(self, numbers: NDArray[np.int64], metier: int | None, year: int) -> Floats:
        """(N, 8) gaps between basins, by their numbers, and their département."""
        spread = BASIN_PLACE if metier is None else BASIN
        gaps: Floats = spread * self._drawn(numbers, ALL_ACTIVITIES if metier is None else metier, year)
        return gaps

    @cached_property
    def _national(self) -> Floats:
        """(R, 8) scores of each métier, before what is each place's."""
        random = self.truth.random("tension")
        metiers = self.truth.metiers
        scores = 0.3 * random.standard_normal((self.truth.size[1], len(INDICATORS)))
        for name, column in FROM_GRADES.items():
            scores[:, INDICATORS.index(name)] += 0.5 * (metiers.grades[:, column] - 3) + 0.1
        scores[:, MAIN] += metiers.tension + MIDDLE
        absent = random.uniform(0, 1, self.truth.size[1]) < 0.25
        scores[absent, 0] = np.nan
        return scores

    @cached_property
    def _places(self) -> Floats:
        """(D, 8) difference between a département and the country, whatever the métier."""
        random = self.truth.random("tension of places")
        shared = random.standard_normal((len(self.regions.row), len(INDICATORS)))[self.regions.of_departement]
        scores: Floats = PLACE * (shared + random.standard_normal((self.truth.size[0], len(INDICATORS))))
        scores[:, MAIN] += self.truth.departements.tension
        hardship = np.log(self.truth.departements.unemployment / 7.5)
        scores[:, INDICATORS.index("MAIN_OEUVRE")] -= 0.4 * hardship
        return scores

    def _drawn(self, numbers: NDArray[np.int64], metier: int, year: int) -> Floats:
        """(N, 8) what places have of their own for a métier: mostly the same every year, a little the year's."""
        table = self._noise
        constant = table[(numbers * 31 + metier * 17) % len(table)]
        yearly = table[(numbers * 13 + metier * 29 + year * 101) % len(table)]
        mixed: Floats = constant + 0.4 * yearly
        return mixed

    @cached_property
    def _noise(self) -> Floats:
        return self.truth.random("local tension").standard_normal((8191, len(INDICATORS)))


def bounded(scores: Floats) -> Floats:
    """Within what the source has shown."""
    found: Floats = np.clip(scores, LOWEST, HIGHEST)
    return found
