"""Every ranking called proven is the true one, ties included; what breaks a bound is seen."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.harvest.top_n.search import NO_BOUND, Place, Search, Whole, published_at_most, surely
from fiches.keys import TerritoryKey
from fiches.rankings import top_codes

Counts = dict[str, float]
REGION = TerritoryKey("REG", "53")
METIERS = tuple(f"{letter}{10 + n // 4}{n % 4:02}" for letter in "ABC" for n in range(12))


def rounded(count: float) -> float:
    """To the nearest ten, halves up."""
    return float(10 * math.floor(count / 10 + 0.5))


class World:
    """A random country of one région: départements, zones within one or across two, holes, roundings."""

    def __init__(self, seed: int, *, lost: float = 0.1) -> None:
        self.random = random.Random(seed)
        self.scale = self.random.choice((3, 30, 120, 900))
        self.departements = [TerritoryKey("DEP", f"{n:02}") for n in range(self.random.randint(1, 5))]
        self.true: dict[TerritoryKey, Counts] = {key: self._counts() for key in self.departements}
        self.zones = self._zones()
        self.true[REGION] = self._sum(self.departements, 1.0 + self.random.choice((0.0, 0.02)))
        self.country = {m: self.true[REGION][m] * self.random.choice((1.0, 1.3, 4.0)) for m in METIERS}
        holes = self.random.random() * lost
        self.published = {key: self._published(counts, holes) for key, counts in self.true.items()}

    def _counts(self) -> Counts:
        weight = self.random.uniform(0.2, 2)
        return {m: weight * self.scale * self.random.paretovariate(1.2) for m in METIERS}

    def _zones(self) -> dict[TerritoryKey, tuple[TerritoryKey, ...]]:
        found = {}
        for number in range(self.random.randint(0, 4)):
            within = tuple(
                self.random.sample(self.departements, min(len(self.departements), self.random.choice((1, 2))))
            )
            key = TerritoryKey("EPCI", f"{number}")
            self.true[key] = self._sum(within, 0.2 * self.random.random())  # five at most: they cannot overlap
            found[key] = within
        return found

    def _sum(self, within: list[TerritoryKey] | tuple[TerritoryKey, ...], share: float) -> Counts:
        return {m: share * sum(self.true[key][m] for key in within) for m in METIERS}

    def _published(self, counts: Counts, holes: float) -> Counts:
        return {m: rounded(c) for m, c in counts.items() if self.random.random() >= holes}

    def places(self, number: int, *, domaines: bool) -> list[Place]:
        containers = {REGION: (), **dict.fromkeys(self.departements, (REGION,)), **self.zones}
        return [
            Place(key, within, number, self._total(key), self._domaines(key) if domaines else {})
            for key, within in containers.items()
        ]

    def _total(self, key: TerritoryKey) -> float:
        return rounded(sum(self.true[key].values())) if self.random.random() < 0.8 else NO_BOUND

    def _domaines(self, key: TerritoryKey) -> Counts:
        sums: Counts = {}
        for metier, count in self.true[key].items():
            sums[metier[:3]] = sums.get(metier[:3], 0.0) + count
        return {name: rounded(count) for name, count in sums.items() if self.random.random() < 0.9}

    def search(self, number: int, *, disjoint: bool, domaines: bool) -> Search:
        country = {m: rounded(c) for m, c in self.country.items() if self.random.random() < 0.95}
        return Search(Whole(country), METIERS, self.places(number, domaines=domaines), disjoint=disjoint)


def asked_out(world: World, search: Search) -> set[tuple[TerritoryKey, str]]:
    """Answers a search to its end; what it asked."""
    calls = set()
    while (asked := search.next()) is not None:
        assert asked not in calls, "asked twice"
        search.tell(*asked, world.published[asked[0]].get(asked[1]))
        calls.add(asked)
    return calls


@settings(max_examples=400)
@given(seed=st.integers(0, 10**9), number=st.integers(1, 25), disjoint=st.booleans(), domaines=st.booleans())
def test_what_is_called_proven_is_the_true_ranking(seed: int, number: int, disjoint: bool, domaines: bool) -> None:
    """Thousands of territories: any size, holes anywhere, ties by rounding."""
    world = World(seed)
    search = world.search(number, disjoint=disjoint, domaines=domaines)
    asked_out(world, search)
    assert search.exceeding == []
    for key, counts in world.published.items():
        assert search.is_sound(key)
        assert search.top_codes(key, number) == top_codes(counts, number), key


def test_thousands_of_rankings_of_a_seeded_sample() -> None:
    """The same, on a sample that never changes; and most calls are spared."""
    rankings = calls = 0
    for seed in range(700):
        world = World(seed, lost=0.0)
        search = world.search(5, disjoint=bool(seed % 2), domaines=bool(seed % 3))
        calls += len(asked_out(world, search))
        for key, counts in world.published.items():
            assert search.top_codes(key, 5) == top_codes(counts, 5), (seed, key)
            rankings += 1
    assert rankings > 3000
    assert calls < 0.6 * rankings * len(METIERS)


@settings(max_examples=150)
@given(seed=st.integers(0, 10**9), excess=st.floats(1.5, 20))
def test_a_part_larger_than_its_whole_is_seen_when_it_is_asked(seed: int, excess: float) -> None:
    """A planted count over its container's: the ranking that meets it is not sound, nor are those that it bounds."""
    world = World(seed, lost=0.0)
    key = world.random.choice([*world.departements, REGION])
    metier = max(world.true[key], key=lambda m: world.true[key][m])
    above = world.country if key == REGION else world.true[REGION]
    world.published[key][metier] = rounded(above[metier] * excess + 50)
    search = Search(Whole({m: rounded(c) for m, c in world.country.items()}), METIERS, world.places(20, domaines=False))
    if (key, metier) in asked_out(world, search):
        assert (key, metier) in search.exceeding
        assert not search.is_sound(key)
        assert all(not search.is_sound(zone) for zone, within in world.zones.items() if key in within)
    for other, counts in world.published.items():
        if search.is_sound(other) and other != key and key != REGION:
            assert search.top_codes(other, 20) == top_codes(counts, 20), other


def one(values: Counts, country: Counts, number: int, **settings: float) -> tuple[Search, list[str]]:
    """The search of a single région, and what it asks, in order."""
    search = Search(Whole(country), tuple(country | values), [Place(REGION, (), number, **settings)])
    asked = []
    while (found := search.next()) is not None:
        asked.append(found[1])
        search.tell(*found, values.get(found[1]))
    return search, asked


def test_it_asks_by_decreasing_bound_and_stops_when_none_left_can_enter() -> None:
    country = {"A": 900, "B": 800, "C": 400, "D": 300, "E": 100}
    search, asked = one({"A": 350, "B": 500, "C": 100, "D": 50, "E": 50}, country, 2)
    assert asked == ["A", "B", "C"]
    assert search.top_codes(REGION, 2) == ("B", "A")


def test_a_bound_equal_to_the_last_place_is_asked_and_all_the_tied_are_kept() -> None:
    country = {"A": 900, "B": 350, "C": 350, "D": 340}
    search, asked = one({"A": 350, "B": 350, "C": 350, "D": 340}, country, 1)
    assert asked == ["A", "B", "C"]
    assert search.top_codes(REGION, 1) == ("A", "B", "C")


def test_under_fifty_nothing_is_ranked_nor_asked() -> None:
    country = {"A": 900, "B": 60, "C": 50, "D": 40}
    search, asked = one({"A": 40, "B": 60, "C": 40, "D": 40}, country, 3)
    assert asked == ["A", "B", "C"]
    assert search.top_codes(REGION, 3) == ("B",)


def test_a_metier_that_the_country_does_not_count_is_bounded_by_nothing() -> None:
    search = Search(Whole({"A": 900}), ("A", "Z"), [Place(REGION, (), 1)])
    assert search.bound(REGION, "Z") == NO_BOUND
    assert search.next() == (REGION, "Z")


def test_the_domaine_closes_once_its_metiers_leave_too_little() -> None:
    country = {"J1101": 900, "J1102": 800, "J1103": 700}
    search, asked = one(
        {"J1101": 500, "J1102": 100, "J1103": 90}, country, 1, domaines={"J11": 690}
    )  # 690 + 5 − 495 leaves 200: neither of the others can reach 500
    assert asked == ["J1101"]
    assert search.top_codes(REGION, 1) == ("J1101",)


def test_a_zone_across_two_departements_is_bounded_by_their_sum() -> None:
    ille, cotes, zone = TerritoryKey("DEP", "35"), TerritoryKey("DEP", "22"), TerritoryKey("EPCI", "1")
    search = Search(Whole({"A": 5000}), ("A",), [Place(ille), Place(cotes), Place(zone, (ille, cotes), 1)])
    search.tell(ille, "A", 100)
    search.tell(cotes, "A", 200)
    assert search.bound(zone, "A") == 310  # 105 + 205, and its rounding
    search.tell(zone, "A", 320)
    assert search.exceeding == [(zone, "A")]


@pytest.mark.parametrize(("true", "most"), [(0, 0), (4.9, 0), (5, 10), (14, 10), (15, 20), (NO_BOUND, NO_BOUND)])
def test_the_largest_published_count_of_a_true_one(true: float, most: float) -> None:
    assert published_at_most(true) == most


@pytest.mark.parametrize(("published", "least"), [(None, 0), (0, 0), (10, 5), (350, 345)])
def test_the_least_that_a_published_count_means(published: float | None, least: float) -> None:
    assert surely(published) == least
