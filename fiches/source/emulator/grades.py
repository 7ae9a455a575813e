"""Recruitment difficulty (PERSP_2) and dynamism (DYN_1): scores, cut points, and where they are published."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np

from fiches.source.emulator import quarters
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place
from fiches.source.emulator.truth import ANCHOR, Truth

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
MINIMUM_OFFERS = 12.0
MINIMUM_SEEKERS = 12.0
LOCAL = {"REG": 0.15, "DEP": 0.3, "BASBMO": 0.42}
CUMUL_SCORES = np.array([0.05, 0.2, 0.25, 0.2, -0.1, -0.05, 0.0, 0.45])
MAYOTTE = "976"
COLLECTIVITES = ("977", "978")
DYNAMISM = 3.3


class Grades:
    """Scores of difficulty by year, grades of dynamism by quarter; both None where nothing is published."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self._place = lru_cache(maxsize=4096)(self._place_scores)
        self._dynamism = lru_cache(maxsize=4096)(self._dynamism_levels)

    def scores(self, place: Place, metier: int | None, year: int) -> Floats | None:
        """(8,) scores in the order of INDICATORS, NaN where one is missing; `metier` None for all activities."""
        if self._is_uncovered(place) or (metier is not None and not self._has_enough(place, metier)):
            return None
        national = CUMUL_SCORES if metier is None else self._national[metier]
        drift = np.full(len(INDICATORS), 0.2 * YEAR_DRIFT.get(year, LATER_DRIFT))
        drift[MAIN] = YEAR_DRIFT.get(year, LATER_DRIFT)
        scores = national + drift + self._place(place.type, place.code)
        if metier is not None:
            scores = scores + LOCAL.get(place.type, 0.0) * self._local_part(place, metier, year)
        bounded: Floats = np.clip(scores, -3.2, 3.4)
        return bounded

    def grade(self, column: int, score: float) -> int:
        """1 to 5."""
        return int(np.searchsorted(CUTS[column], score, side="right")) + 1

    def dynamism(self, place: Place, quarter: int) -> int | None:
        """Grade 1 to 5 expected for the quarter."""
        if self._is_uncovered(place):
            return None
        return int(np.clip(np.round(self._dynamism(place.type, place.code)[quarter]), 1, 5))

    def _is_uncovered(self, place: Place) -> bool:
        departements = {self.truth.geography.departements[d].code for d, _ in place.parts}
        return departements <= {MAYOTTE, *COLLECTIVITES}

    def _has_enough(self, place: Place, metier: int) -> bool:
        """Enough offers and seekers over the year: the simulated ones are fewer by métier than the real thirty."""
        share = 1.0
        if place.is_zone:
            share = float(np.mean([self.truth.allocation(place.type, d)[row, metier] for d, row in place.parts]))
        where = [d for d, _ in place.parts]
        offers = 4 * share * float(self.truth.offers.factors.base[where, metier].sum())
        seekers = share * float(self.truth.seekers.factors.base[where, metier].sum())
        return offers >= MINIMUM_OFFERS and seekers >= MINIMUM_SEEKERS

    @cached_property
    def _national(self) -> Floats:
        """(R, 8) scores of each métier in the country."""
        random = self.truth.random("tension")
        metiers = self.truth.metiers
        scores = 0.3 * random.standard_normal((self.truth.size[1], len(INDICATORS)))
        for name, column in FROM_GRADES.items():
            scores[:, INDICATORS.index(name)] += 0.5 * (metiers.grades[:, column] - 3) + 0.1
        scores[:, MAIN] += metiers.tension + MIDDLE
        absent = random.uniform(0, 1, self.truth.size[1]) < 0.25
        scores[absent, 0] = np.nan
        return scores

    def _place_scores(self, type_: str, code: str) -> Floats:
        """(8,) difference between a place and the country: its own part, and 0.6 of its parent's."""
        if type_ == "NAT":
            return np.zeros(len(INDICATORS))
        spread = {"REG": 0.32, "DEP": 0.28, "BASBMO": 0.22}[type_]
        own = spread * self.truth.random(f"tension {type_} {code}").standard_normal(len(INDICATORS))
        place = self.truth.geography.places[type_, code]
        hardship = np.log(self.truth.departements.unemployment[[d for d, _ in place.parts]].mean() / 7.5)
        own[MAIN] -= 0.55 * hardship
        own[INDICATORS.index("MAIN_OEUVRE")] -= 0.6 * hardship
        parent = self._place(place.parent_type, place.parent_code) if place.parent_type != "NAT" else 0.0
        inherited: Floats = own + 0.6 * parent
        return inherited

    def _local_part(self, place: Place, metier: int, year: int) -> Floats:
        """(8,) the local part of a métier's scores: mostly the same every year, a little of the year's own."""
        table = self._noise
        constant = table[(place.number * 31 + metier * 17) % len(table)]
        yearly = table[(place.number * 13 + metier * 29 + year * 101) % len(table)]
        mixed: Floats = constant + 0.4 * yearly
        return mixed

    @cached_property
    def _noise(self) -> Floats:
        return self.truth.random("local tension").standard_normal((8191, len(INDICATORS)))

    def _dynamism_levels(self, type_: str, code: str) -> Floats:
        """(T,) smooth levels around 3."""
        random = self.truth.random(f"dynamism {type_} {code}")
        trait = 0.0 if type_ == "NAT" else 0.8 * random.standard_normal()
        shocks = random.standard_normal(quarters.SPAN)
        wave = np.zeros(quarters.SPAN)
        for index in range(1, quarters.SPAN):
            wave[index] = 0.75 * wave[index - 1] + 0.4 * shocks[index]
        years = (np.arange(quarters.SPAN) - ANCHOR) / 4
        levels: Floats = DYNAMISM + trait + wave - 0.12 * np.clip(years + 2, 0, 4)
        return levels
