"""Unrounded counts by département, métier and quarter, and the sums and shares that give those of every place.

`count = base[d, r] · course[r, t] · noise[d, r, t] · tilt[r, c] · level[d, t, c]`, where c is a channel (a category of
job seekers, an origin of offers, a length of job). Régions and the country are sums of départements, all activities the
sum of the métiers; zones are shares of départements, so that a part never exceeds the whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place

NOISE_LENGTH = 4096
BUDGET = 25_000_000  # bytes remembered by a measure
Key = tuple[str, int, int, str]


@dataclass(frozen=True)
class Factors:
    """Arrays: `base` (D, R), `course` (R, T), `tilt` (R, C), `level` (D, T, C), `covered` (D, C), shuffle (R, T)."""

    base: Floats
    course: Floats
    tilt: Floats
    level: Floats
    covered: Floats
    noise: Floats
    shuffle: NDArray[np.int64]


@dataclass
class Measure:
    """One family of counts. `allocation(zone_type, d)` gives the shares (zones, R) of a département's zones."""

    factors: Factors
    allocation: Callable[[str, int], Floats]
    groups: dict[str, Floats]  # activity type → (R, N) membership weights
    attributes: dict[str, Floats]  # activity type → (D, N) shares of the total: competences
    _cache: dict[Key, Floats] = field(default_factory=dict)
    _weight: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _gathering: tuple[threading.Lock, ...] = field(default_factory=lambda: tuple(threading.Lock() for _ in range(16)))

    def parts(self, place: Place, activity_type: str, position: int, start: int, stop: int) -> Floats:
        """Counts (parts, quarters, channels) of each département's share of the place."""
        if activity_type == "ROME":
            return self._of_metier(place, position, start, stop)
        carried = self.attributes.get(activity_type)
        total = self._stack(place, activity_type, position) if carried is None else self._stack(place, "CUMUL", 0)
        counts = total[:, start:stop]
        if carried is not None:
            shares = carried[[d for d, _ in place.parts], position]
            counts = counts * shares[:, None, None]
        return counts

    def counts(self, place: Place, activity_type: str, position: int, start: int, stop: int) -> Floats:
        """Counts (quarters, channels) of the place."""
        total: Floats = self.parts(place, activity_type, position, start, stop).sum(axis=0)
        return total

    def _of_metier(self, place: Place, position: int, start: int, stop: int) -> Floats:
        factors = self.factors
        where = np.array([d for d, _ in place.parts])
        wobble = factors.noise[where[:, None], factors.shuffle[position, start:stop][None, :]]
        core = factors.base[where, position][:, None] * factors.course[position, start:stop] * wobble
        counts: Floats = core[:, :, None] * (factors.level[where, start:stop] * factors.tilt[position])
        if place.is_zone:
            shares = np.array([self.allocation(place.type, d)[row, position] for d, row in place.parts])
            counts = counts * (shares[:, None] * factors.covered[where])[:, None, :]
        return counts

    def _stack(self, place: Place, activity_type: str, position: int) -> Floats:
        """Totals (parts, all quarters, channels) of an activity that gathers métiers."""
        level = place.type if place.is_zone else ""
        return np.stack([self._gathered(level, d, row, activity_type)[position] for d, row in place.parts])

    def _gathered(self, level: str, departement: int, row: int, activity_type: str) -> Floats:
        """(activities, quarters, channels) of a département, or of one of its zones."""
        key = (level, departement, row, activity_type)
        found = self._cache.get(key)
        if found is None:
            # What eight calls want at once is computed once, not eight times; those of two départements, at the same time.
            with self._gathering[departement % len(self._gathering)]:
                found = self._cache.get(key)
                if found is None:
                    found = self._gather(level, departement, row, activity_type)
                    self._remember(key, found)
        return found

    def _gather(self, level: str, departement: int, row: int, activity_type: str) -> Floats:
        factors = self.factors
        core = factors.base[departement][:, None] * factors.course * factors.noise[departement][factors.shuffle]
        if level:
            core *= self.allocation(level, departement)[row][:, None]
        members = self._members(activity_type, len(core))
        channels = [(members * factors.tilt[:, [channel]]).T @ core for channel in range(factors.tilt.shape[1])]
        counts: Floats = np.stack(channels, axis=2) * factors.level[departement]
        return counts * factors.covered[departement] if level else counts

    def _members(self, activity_type: str, metiers: int) -> Floats:
        if activity_type == "CUMUL":
            return np.ones((metiers, 1))
        return self.groups[activity_type]

    def _remember(self, key: Key, counts: Floats) -> None:
        """Caches an array; past BUDGET bytes the oldest entries are dropped."""
        with self._lock:
            self._cache[key] = counts
            self._weight += counts.nbytes
            while self._weight > BUDGET:
                self._weight -= self._cache.pop(next(iter(self._cache))).nbytes
