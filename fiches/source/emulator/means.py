"""Grades of larger places as means of their parts', and of zones around their département's: none is beyond its parts."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Geography, Place

Flags = NDArray[np.bool_]


class Regions:
    """Which région each département is of, and which zones are a département's. `row`: position of a région's code."""

    def __init__(self, geography: Geography) -> None:
        regions = [place for place in geography.places.values() if place.type == "REG"]
        self.row = {place.code: index for index, place in enumerate(regions)}
        self.of_departement = np.array([self.row[one.parent_code] for one in geography.departements])
        self._members = np.zeros((len(regions), len(geography.departements)))
        for index, place in enumerate(regions):
            self._members[index, [position for position, _ in place.parts]] = 1.0
        self._zones: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in geography.places.values():
            if place.is_zone:
                self._zones[place.type, place.parent_code].append(place)

    def zones(self, type_: str, departement: str) -> list[Place]:
        """The basins, or the EPCI, whose parent is this département."""
        return self._zones.get((type_, departement), [])

    def sums(self, values: Floats) -> Floats:
        """(G,) sums of (D,) values."""
        total: Floats = self._members @ values
        return total

    def means(self, values: Floats, weights: Floats, chosen: Flags) -> Floats:
        """(G, N) means of (D, N) values over the chosen départements, over all of a région that has none of them."""
        kept = self._members * (weights * chosen)
        kept = np.where(kept.sum(axis=1, keepdims=True) > 0, kept, self._members * weights)
        found: Floats = shares_of(kept) @ values
        return found


def shares_of(weights: Floats) -> Floats:
    """Each row over its sum; an empty row stays empty."""
    total = weights.sum(axis=-1, keepdims=True)
    shares: Floats = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return shares


def around(middle: Floats, gaps: Floats, weights: Floats) -> Floats:
    """`middle` and (N, M) gaps, less their weighted mean: `middle` stays between the smallest and the largest."""
    found: Floats = middle + gaps - shares_of(weights) @ gaps
    return found
