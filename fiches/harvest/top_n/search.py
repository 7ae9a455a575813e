"""Top-N search with upper bounds: given the counts known so far, names the next call to make. Pure, no I/O.

A published count is the true one rounded to ten. A part does not exceed its whole, and rounding keeps the order: a
territory publishes at most what its container does. Where a container has no row, the next one above bounds; where none
has, nothing does. Parts that do not overlap leave each other at most the rest of their whole, within the roundings.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fiches.keys import COUNT_STEP, HALF_STEP, TerritoryKey
from fiches.rankings import SMALLEST_RANKED, top_codes

NO_BOUND = math.inf
SHARED = 2  # territories that must need a container's count for it to be worth a call


def published_at_most(true_count: float) -> float:
    """The largest published count of a true one of at most `true_count`, whichever way halves are rounded."""
    return COUNT_STEP * math.floor((true_count + HALF_STEP) / COUNT_STEP) if math.isfinite(true_count) else true_count


def surely(published: float | None) -> float:
    """The least that a true count can be."""
    return max(0.0, (published or 0.0) - HALF_STEP)


@dataclass(frozen=True, slots=True)
class Place:
    """A territory of the search. It lies within the union of `containers`, the country alone when there are none.

    `number`: places of its ranking, 0 for a container that is not ranked. `total` and `domaines` are its own published
    counts for all activities and by domaine, as far as they are known.
    """

    key: TerritoryKey
    containers: tuple[TerritoryKey, ...] = ()
    number: int = 0
    total: float = NO_BOUND
    domaines: Mapping[str, float] = field(default_factory=dict)


class Whole:
    """The counts of a container, and what remains of each for the parts not asked yet."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values
        self.spoiled: set[str] = set()  # levels with a part larger than what remained for it
        self._taken: dict[tuple[str, str], float] = {}

    def take(self, level: str, metier: str, part: float | None) -> None:
        """Subtracts the count of one part, `part`, from what remains for the other parts of its level."""
        if certain := surely(part):
            self._taken[level, metier] = self._taken.get((level, metier), 0.0) + certain

    def left(self, level: str, metier: str, most: float) -> float:
        """The most that another part of the level can publish, of a whole of at most `most`."""
        taken = self._taken.get((level, metier))
        return most if taken is None else min(most, published_at_most(most + HALF_STEP - taken))


class _Standing:
    """The counts of one territory so far, and its candidates by decreasing bound; a bound never rises."""

    def __init__(self, place: Place, smallest: float) -> None:
        self.place = place
        self.values: dict[str, float | None] = {}
        self.whole = Whole({})
        self.position = 0  # in the order of all the candidates
        self.later: list[tuple[float, str]] = []  # candidates whose bound has fallen: (−bound, métier)
        self._smallest = smallest
        self._best: list[float] = []
        self._left = {domaine: count + HALF_STEP for domaine, count in place.domaines.items()}

    @property
    def threshold(self) -> float:
        """The smallest count that can still enter the ranking."""
        if not self.place.number or len(self._best) < self.place.number:
            return self._smallest
        return max(self._smallest, self._best[0])

    def limit(self, metier: str) -> float:
        """The upper bound from the territory's own totals."""
        left = self._left.get(metier[:3])
        if left is None:
            return self.place.total
        return min(self.place.total, self.place.domaines[metier[:3]], published_at_most(left))

    def tell(self, metier: str, value: float | None) -> None:
        self.values[metier] = value
        if metier[:3] in self._left:
            self._left[metier[:3]] -= surely(value)
        if value is not None and self.place.number:
            heapq.heappush(self._best, value)
            if len(self._best) > self.place.number:
                heapq.heappop(self._best)


class Search:
    """The rankings of a région's territories by one count; containers come before what they contain.

    Use: ask what `next` names, hand its count to `tell`, until `next` is None; then read `top_codes`. `country` holds
    the country's counts, shared by the régions. `disjoint`: whether the parts of a level cannot overlap, so that their
    counts add up to at most the whole's.
    """

    def __init__(
        self,
        country: Whole,
        metiers: Sequence[str],
        places: Sequence[Place],
        *,
        smallest: float = SMALLEST_RANKED,
        disjoint: bool = True,
    ) -> None:
        self.country = country
        self.exceeding: list[tuple[TerritoryKey, str]] = []
        self._metiers = sorted(metiers, key=lambda metier: (-country.values.get(metier, NO_BOUND), metier))
        self._standings = {place.key: _Standing(place, smallest) for place in places}
        self._open = [place.key for place in places if place.number]
        self._disjoint = disjoint
        self._within: dict[TerritoryKey, list[TerritoryKey]] = {place.key: [] for place in places}
        for place in places:
            for container in place.containers:
                self._within[container].append(place.key)

    def next(self) -> tuple[TerritoryKey, str] | None:
        """The next call, a territory and a métier; None when every ranking is complete."""
        while self._open:
            metier = self._candidate(self._open[0])
            if metier is not None:
                return self._worth_asking(self._open[0], metier), metier
            self._open.pop(0)
        return None

    def tell(self, key: TerritoryKey, metier: str, value: float | None) -> None:
        """Takes the published count of what `next` named; None where the source has no row."""
        standing = self._standings[key]
        exceeds = value is not None and value > self.bound(key, metier)
        standing.tell(metier, value)
        if exceeds:
            self.exceeding.append((key, metier))
        if self._disjoint and len(standing.place.containers) <= 1:
            self._whole_of(standing.place).take(key.type, metier, value)
            if exceeds:
                self._whole_of(standing.place).spoiled.add(key.type)

    def bound(self, key: TerritoryKey, metier: str) -> float:
        """Upper bound of what a territory publishes for a métier."""
        standing = self._standings[key]
        place = standing.place
        if len(place.containers) > 1:
            above = published_at_most(sum(self._most(one, metier) + HALF_STEP for one in place.containers))
        else:
            most = self._most(place.containers[0], metier) if place.containers else self._of_country(metier)
            above = self._whole_of(place).left(key.type, metier, most)
        return min(above, standing.limit(metier))

    def top_codes(self, key: TerritoryKey, number: int) -> tuple[str, ...]:
        """The first `number` métiers of a territory among those asked, ties included."""
        return top_codes(self._standings[key].values, number)

    def asked(self, key: TerritoryKey) -> int:
        """How many métiers were asked of a territory."""
        return len(self._standings[key].values)

    def is_sound(self, key: TerritoryKey) -> bool:
        """Whether every count respects its bound: the territory's, its containers', and those of the parts beside it."""
        place = self._standings[key].place
        broken = any(key == one for one, _ in self.exceeding)
        shared = len(place.containers) <= 1 and key.type in self._whole_of(place).spoiled
        return not broken and not shared and all(self.is_sound(one) for one in place.containers)

    def _of_country(self, metier: str) -> float:
        return self.country.values.get(metier, NO_BOUND)

    def _whole_of(self, place: Place) -> Whole:
        return self._standings[place.containers[0]].whole if place.containers else self.country

    def _most(self, key: TerritoryKey, metier: str) -> float:
        """A container's count; its upper bound where it was not asked or has no row."""
        value = self._standings[key].values.get(metier)
        return value if value is not None else self.bound(key, metier)

    def _candidate(self, key: TerritoryKey) -> str | None:
        """The métier with the largest bound among those that can still enter a territory's ranking."""
        standing = self._standings[key]
        while (head := self._head(standing)) is not None:
            last_bound, metier, waiting = head
            bound = self.bound(key, metier)
            if metier not in standing.values and bound >= standing.threshold and bound == last_bound:
                return metier
            if last_bound < standing.threshold:
                return None
            if waiting:
                heapq.heappop(standing.later)
            else:
                standing.position += 1
            if metier not in standing.values and bound >= standing.threshold:
                heapq.heappush(standing.later, (-bound, metier))
        return None

    def _head(self, standing: _Standing) -> tuple[float, str, bool] | None:
        """The candidate with the largest bound as last computed, and whether it comes from `later`."""
        fresh = self._metiers[standing.position] if standing.position < len(self._metiers) else None
        if fresh is not None and (not standing.later or self._of_country(fresh) >= -standing.later[0][0]):
            return self._of_country(fresh), fresh, False
        return (-standing.later[0][0], standing.later[0][1], True) if standing.later else None

    def _worth_asking(self, key: TerritoryKey, metier: str) -> TerritoryKey:
        """The territory itself, or first a container whose count bounds several."""
        for container in self._standings[key].place.containers:
            if metier not in self._standings[container].values and self._shared(container, metier):
                return self._worth_asking(container, metier)
        return key

    def _shared(self, container: TerritoryKey, metier: str) -> bool:
        return sum(1 for _, _ in zip(range(SHARED), self._needing(container, metier), strict=False)) == SHARED

    def _needing(self, container: TerritoryKey, metier: str) -> Iterator[TerritoryKey]:
        """The territories within, at any depth, that would have to ask this métier with the present bounds."""
        for key in self._within[container]:
            standing = self._standings[key]
            if metier not in standing.values:
                if key in self._open and self.bound(key, metier) >= standing.threshold:
                    yield key
                yield from self._needing(key, metier)
