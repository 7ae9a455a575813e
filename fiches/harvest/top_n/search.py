"""What a ranking must ask to be proven: a machine that is told counts and says which to ask next, without any input.

A published count is the true one to the nearest ten. A part does not exceed the whole, and rounding keeps the order: a
territory publishes at most what its container does. Where a container has no row, the one above it bounds; where none
has, nothing does. Parts that cannot overlap leave the others no more than the rest, within their roundings.
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
    """The counts of a container, and what is left of each for the parts not asked yet."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values
        self.spoiled: set[str] = set()  # levels of which a part was found larger than what was left of it
        self._taken: dict[tuple[str, str], float] = {}

    def take(self, level: str, metier: str, part: float | None) -> None:
        """One part of a level, among others that it cannot overlap, has this count."""
        if certain := surely(part):
            self._taken[level, metier] = self._taken.get((level, metier), 0.0) + certain

    def left(self, level: str, metier: str, most: float) -> float:
        """The most that another part of the level can publish, of a whole of at most `most`."""
        taken = self._taken.get((level, metier))
        return most if taken is None else min(most, published_at_most(most + HALF_STEP - taken))


class _Contest:
    """What is known of one territory. Candidates come by decreasing bound; a bound only ever falls."""

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
        """A métier under this is in no ranking."""
        if not self.place.number or len(self._best) < self.place.number:
            return self._smallest
        return max(self._smallest, self._best[0])

    def limit(self, metier: str) -> float:
        """The most that the territory's own totals allow."""
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
    """The rankings of a family of territories by one count: containers come before what they contain.

    `country` holds the country's counts, shared by the families of one indicator. `disjoint`: whether parts of a level
    are known not to overlap, so that their counts add up to no more than the whole's.
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
        self._contests = {place.key: _Contest(place, smallest) for place in places}
        self._open = [place.key for place in places if place.number]
        self._disjoint = disjoint
        self._within: dict[TerritoryKey, list[TerritoryKey]] = {place.key: [] for place in places}
        for place in places:
            for container in place.containers:
                self._within[container].append(place.key)

    def next(self) -> tuple[TerritoryKey, str] | None:
        """What to ask now: a territory and a métier; None when every ranking is complete."""
        while self._open:
            metier = self._candidate(self._open[0])
            if metier is not None:
                return self._worth_asking(self._open[0], metier), metier
            self._open.pop(0)
        return None

    def tell(self, key: TerritoryKey, metier: str, value: float | None) -> None:
        """The published count of what `next` named; None where the source has no row."""
        contest = self._contests[key]
        exceeds = value is not None and value > self.bound(key, metier)
        contest.tell(metier, value)
        if exceeds:
            self.exceeding.append((key, metier))
        if self._disjoint and len(contest.place.containers) <= 1:
            self._whole_of(contest.place).take(key.type, metier, value)
            if exceeds:
                self._whole_of(contest.place).spoiled.add(key.type)

    def bound(self, key: TerritoryKey, metier: str) -> float:
        """The most that a territory can publish for a métier, by all that is known."""
        contest = self._contests[key]
        place = contest.place
        if len(place.containers) > 1:
            above = published_at_most(sum(self._most(one, metier) + HALF_STEP for one in place.containers))
        else:
            most = self._most(place.containers[0], metier) if place.containers else self._of_country(metier)
            above = self._whole_of(place).left(key.type, metier, most)
        return min(above, contest.limit(metier))

    def top_codes(self, key: TerritoryKey, number: int) -> tuple[str, ...]:
        return top_codes(self._contests[key].values, number)

    def asked(self, key: TerritoryKey) -> int:
        return len(self._contests[key].values)

    def is_sound(self, key: TerritoryKey) -> bool:
        """Whether no count was found larger than its bound: the territory's, its containers', those that share them."""
        place = self._contests[key].place
        broken = any(key == one for one, _ in self.exceeding)
        shared = len(place.containers) <= 1 and key.type in self._whole_of(place).spoiled
        return not broken and not shared and all(self.is_sound(one) for one in place.containers)

    def _of_country(self, metier: str) -> float:
        return self.country.values.get(metier, NO_BOUND)

    def _whole_of(self, place: Place) -> Whole:
        return self._contests[place.containers[0]].whole if place.containers else self.country

    def _most(self, key: TerritoryKey, metier: str) -> float:
        """A container's count; its bound where it was not asked, or has no row."""
        value = self._contests[key].values.get(metier)
        return value if value is not None else self.bound(key, metier)

    def _candidate(self, key: TerritoryKey) -> str | None:
        """The métier with the largest bound among those that can still enter a territory's ranking."""
        contest = self._contests[key]
        while (head := self._head(contest)) is not None:
            former, metier, waiting = head
            bound = self.bound(key, metier)
            if metier not in contest.values and bound >= contest.threshold and bound == former:
                return metier
            if former < contest.threshold:
                return None
            if waiting:
                heapq.heappop(contest.later)
            else:
                contest.position += 1
            if metier not in contest.values and bound >= contest.threshold:
                heapq.heappush(contest.later, (-bound, metier))
        return None

    def _head(self, contest: _Contest) -> tuple[float, str, bool] | None:
        """The candidate with the largest bound as it was last known, and whether it has fallen before."""
        fresh = self._metiers[contest.position] if contest.position < len(self._metiers) else None
        if fresh is not None and (not contest.later or self._of_country(fresh) >= -contest.later[0][0]):
            return self._of_country(fresh), fresh, False
        return (-contest.later[0][0], contest.later[0][1], True) if contest.later else None

    def _worth_asking(self, key: TerritoryKey, metier: str) -> TerritoryKey:
        """The territory itself, or first a container whose count would serve several."""
        for container in self._contests[key].place.containers:
            if metier not in self._contests[container].values and self._shared(container, metier):
                return self._worth_asking(container, metier)
        return key

    def _shared(self, container: TerritoryKey, metier: str) -> bool:
        return sum(1 for _, _ in zip(range(SHARED), self._needing(container, metier), strict=False)) == SHARED

    def _needing(self, container: TerritoryKey, metier: str) -> Iterator[TerritoryKey]:
        """The territories within, at any depth, that would have to ask this métier as things stand."""
        for key in self._within[container]:
            contest = self._contests[key]
            if metier not in contest.values:
                if key in self._open and self.bound(key, metier) >= contest.threshold:
                    yield key
                yield from self._needing(key, metier)
