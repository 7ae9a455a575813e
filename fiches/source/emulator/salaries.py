"""Salaries: in post by professional family (SAL_3), and the deciles of the salaries that offers announce."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from fiches.source.emulator import activities
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place
from fiches.source.emulator.means import Regions, shares_of
from fiches.source.emulator.structures import DIPLOMA
from fiches.source.emulator.truth import Truth

MINIMUM = 1802  # what the lowest decile of a month's pay cannot be below, euros
YEARS = {"2026": "2022", "2022": "2019"}
REGION_EFFECT = {"11": 1.13, "93": 1.02, "84": 1.02}
OTHER_EFFECT = 0.97
FAMILY_SPREAD = 0.02  # of a family's salaries between régions
LOCAL_SPREAD = 0.03  # of the ninth decile between départements


class Salaries:
    """Euros per month."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.regions = Regions(truth.geography)

    @cached_property
    def _families(self) -> dict[str, tuple[float, float, float]]:
        """FAP → beginner, experienced, mean; missing for families that are not published."""
        random = self.truth.random("salaries")
        found = {}
        for code in activities.labels("FAP225", "2026"):
            high = {"9": 1.75, "8": 1.3, "7": 1.2}.get(code[3], 1.0)
            first = 1850 * high * (1 + 0.08 * random.standard_normal())
            gain = random.uniform(1.04, 1.45 if high > 1 else 1.22)
            if random.uniform() > 0.06:
                found[code] = (first, first * gain, first * (1 + 0.55 * (gain - 1)))
        return found

    def in_post(self, place: Place, rome: str | None) -> list[tuple[str, tuple[float, float, float]]]:
        """(family, beginner, experienced, mean) of a métier's families, or of all; NAT and REG only."""
        if place.type not in ("NAT", "REG"):
            return []
        wanted = list(self._families) if rome is None else self.families_of(rome)
        found = []
        for code in sorted(wanted):
            if code in self._families:
                effect = self._effect(place, code)
                first, experienced, mean = (float(round(effect * value)) for value in self._families[code])
                found.append((code, (first, experienced, mean)))
        return found

    def _effect(self, place: Place, family: str) -> float:
        """Of a région on a family's salaries; the country's is the mean of the régions'."""
        effects, weights = self._effects
        column = list(self._families).index(family)
        if place.type == "NAT":
            return float(weights @ effects[:, column])
        return float(effects[self.regions.row[place.code], column])

    @cached_property
    def _effects(self) -> tuple[Floats, Floats]:
        """(G, families) effects of the régions, and their weights: the shares of the population."""
        size = len(self.regions.row), len(self._families)
        own = np.array([REGION_EFFECT.get(code, OTHER_EFFECT) for code in self.regions.row])
        draws = np.clip(self.truth.random("salaries of régions").standard_normal(size), -2, 2)
        return own[:, None] * np.exp(FAMILY_SPREAD * draws), shares_of(self.regions.sums(self.truth.population))

    def families_of(self, rome: str) -> tuple[str, ...]:
        """FAP families linked to a ROME code; empty when unknown."""
        position = self.truth.positions.get(rome)
        return () if position is None else self.truth.metiers.families[position]

    @cached_property
    def _deciles(self) -> Floats:
        """(R, 2) first and ninth decile in the country."""
        random = self.truth.random("deciles")
        learned = np.array([DIPLOMA[code[0]] for code in self.truth.metiers.codes])
        first = MINIMUM * (1 + 0.1 * np.clip(learned, 0, 1) + 0.05 * random.uniform(0, 1, len(learned)))
        ninth = first * (1.12 + 0.45 * np.clip(learned, 0, 1) + random.uniform(0, 0.4, len(learned)))
        return np.stack([first, ninth], axis=1)

    @cached_property
    def _local(self) -> Floats:
        """(D,) effect of a département on the ninth decile; a larger place has the mean of its départements'."""
        codes = [one.parent_code for one in self.truth.geography.departements]
        draws = np.clip(self.truth.random("deciles of départements").standard_normal(len(codes)), -2, 2)
        middle = np.array([0.4 * REGION_EFFECT.get(code, OTHER_EFFECT) + 0.6 for code in codes])
        effects: Floats = middle * np.exp(LOCAL_SPREAD * draws)
        return effects

    def deciles(self, place: Place, metier: int | None, quarter: int) -> tuple[int, int]:
        """SAL_D10 and SAL_D90 of the offers of one quarter."""
        base = np.array([1810.0, 3050.0]) if metier is None else self._deciles[metier]
        where = [position for position, _ in place.parts]
        effect = float(shares_of(self.truth.population[where]) @ self._local[where])
        year = 1 + 0.018 * (quarter - 44) / 4
        first = max(MINIMUM * min(1.0, year), base[0] * year)
        return round(first), round(max(first + 20, base[1] * effect * year))
