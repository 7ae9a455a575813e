"""How far apart the territories of a level are: the median of the distances to the median, read once."""

from __future__ import annotations

import pytest

from fiches.indicators.level_spread import level_spread
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import Key, TerritoryKey
from tests.support.frames import BRETAGNE, ILLE, edition_data, key, line

PLACES = [TerritoryKey("DEP", f"{number:02d}") for number in range(1, 6)]
VALUES = (10.0, 12.0, 13.0, 17.0, 40.0)


def shares():
    rows = [
        line(key(place, characteristic="AGE/AGE1", measure="pourcentage"), value)
        for place, value in zip(PLACES, VALUES, strict=True)
    ]
    rows += [line(key(TerritoryKey("DEP", "977"), characteristic="AGE/AGE1", measure="pourcentage"), 99)]
    rows += [line(key(BRETAGNE, characteristic="AGE/AGE1", measure="pourcentage"), 1)]
    return edition_data(rows).dataset


def at(place: TerritoryKey = ILLE, **changes: str) -> Key:
    return key(place, **changes)


def test_the_usual_distance_to_the_median_whoever_asks() -> None:
    dataset = shares()
    found = level_spread(dataset, "DEP").of(Observed(at(characteristic="AGE/AGE1", measure="pourcentage"), None))
    assert (found.usual, found.low, found.high, found.count) == (3.0, 10.0, 40.0, 5), "no collectivité, no other level"
    assert level_spread(dataset, "DEP") is level_spread(dataset, "DEP"), "read once"


def test_none_of_what_no_territory_has() -> None:
    assert level_spread(shares(), "DEP").of(Observed(at(), None)) is None
    assert level_spread(shares(), "EPCI").of(Observed(at(), None)) is None


@pytest.mark.parametrize(
    ("formula", "first", "second", "expected"),
    [
        ("part", at(code="A"), at(), [10, 20]),
        ("evolution", at(code="A", period="2025T1"), at(code="A"), [25]),
    ],
)
def test_formulas_are_computed_where_their_base_is_large_enough(formula, first, second, expected) -> None:
    rows = []
    for place, whole, part, before in (
        (PLACES[0], 10_000, 1000, 800),
        (PLACES[1], 10_000, 2000, 1600),
        (PLACES[2], 90, 50, 40),
    ):
        rows += [
            line(at(place), whole),
            line(at(place, code="A"), part),
            line(at(place, code="A", period="2025T1"), before),
        ]
    number = Computed(formula, (Observed(first, None), Observed(second, None)), None)
    found = level_spread(edition_data(rows).dataset, "DEP").of(number)
    assert (found.low, found.high, found.count) == (min(expected), max(expected), len(expected))
