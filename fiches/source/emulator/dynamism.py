"""The levels behind the grades of dynamism (DYN_1): smooth, around three, of every place and quarter."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from fiches.source.emulator import quarters
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place
from fiches.source.emulator.means import Flags, Regions, around
from fiches.source.emulator.moves import slow_moves
from fiches.source.emulator.truth import ANCHOR, Truth

MIDDLE = 3.3
PERSISTENCE = 0.75  # of a quarter in the next one
SHARED, OWN, ZONE = 0.6, 0.65, 0.6  # spread of what a région's départements share, of a département's own, of a zone's


class Dynamism:
    """Levels by quarter; a région is the mean of its départements, a zone lies around its own."""

    def __init__(self, truth: Truth, regions: Regions, covered: Flags) -> None:
        self.truth = truth
        self.regions = regions
        self.weights: Floats = truth.population * covered
        self._zones: dict[tuple[str, str], dict[str, Floats]] = {}

    def levels(self, place: Place) -> Floats:
        """(T,) levels of a place."""
        if place.type == "NAT":
            return self._country
        if place.type == "REG":
            row: Floats = self._regions[self.regions.row[place.code]]
            return row
        if place.is_zone:
            return self._around(place.type, place.parent_code)[place.code]
        own: Floats = self._departements[place.parts[0][0]]
        return own

    @cached_property
    def _departements(self) -> Floats:
        """(D, T)"""
        years = (np.arange(quarters.SPAN) - ANCHOR) / 4
        landing = MIDDLE - 0.12 * np.clip(years + 2, 0, 4)
        shared = self._moves("regions", len(self.regions.row))[self.regions.of_departement]
        own = self._moves("departements", len(self.weights))
        levels: Floats = landing + SHARED * shared + OWN * own
        return levels

    @cached_property
    def _regions(self) -> Floats:
        """(G, T)"""
        return self.regions.means(self._departements, self.weights, self.weights > 0)

    @cached_property
    def _country(self) -> Floats:
        """(T,)"""
        weights = self.regions.sums(self.weights)
        country: Floats = weights / weights.sum() @ self._regions
        return country

    def _around(self, type_: str, departement: str) -> dict[str, Floats]:
        """Levels of a département's zones, by code."""
        found = self._zones.get((type_, departement))
        if found is None:
            zones = self.regions.zones(type_, departement)
            shares = self.truth.geography.shares
            sizes = [sum(shares[type_, d][row] * self.truth.population[d] for d, row in one.parts) for one in zones]
            middle = self._departements[self.truth.geography.position[departement]]
            levels = around(middle, ZONE * self._moves(f"{type_} {departement}", len(zones)), np.array(sizes))
            found = {one.code: row for one, row in zip(zones, levels, strict=True)}
            self._zones[type_, departement] = found
        return found

    def _moves(self, name: str, count: int) -> Floats:
        """(count, T) draws of spread one: a lasting half, and one that changes slowly."""
        random = self.truth.random(f"dynamism {name}")
        lasting = random.standard_normal((count, 1))
        moves: Floats = np.sqrt(0.5) * (lasting + slow_moves(random, count, PERSISTENCE))
        return moves
