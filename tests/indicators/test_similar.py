"""Similar territories: the algebra of distances, what makes two alike, and the conditions of having any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from fiches.content.similarity import Variable
from fiches.editions.store import sorted_frame
from fiches.indicators.dataset import Dataset
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.indicators.profiles import profiles
from fiches.indicators.similar import nearest, reasons, similar
from fiches.keys import FRANCE, TerritoryKey
from tests.support.frames import key, line
from tests.support.similar import PLACES, level, spread_out

NAN = float("nan")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((NAN, 3, 1, 2), [2, 3]),
        ((NAN, 1, 1, 1), [1, 2]),
        ((NAN, 1 + 1e-12, 1, 2), [1, 2]),
        ((NAN, NAN, 1, NAN), [2]),
        ((NAN, NAN), []),
    ],
    ids=["nearest first", "ties in order", "ties but for the arithmetic", "few", "none"],
)
def test_the_nearest(row: Sequence[float], expected: list[int]) -> None:
    assert nearest(np.array(row), 2) == expected


@pytest.mark.parametrize(
    ("here", "there", "alike"),
    [
        ((0.1, 2.0, -1.0, 0.0), (0.1, 1.8, -1.2, 3.0), [1, 2, 0, 3]),
        ((0.0, 0.0, 0.0), (0.9, 0.8, 0.7), [2, 1, 0]),
        ((0.0, 1.0, 0.0), (0.0, 1.0, 0.0), [1, 0, 2]),
        ((NAN, 1.0, 2.0), (1.0, NAN, 2.0), [2]),
        ((NAN, NAN), (1.0, 1.0), []),
    ],
    ids=["what few have", "none close", "identical", "one in common", "nothing in common"],
)
def test_what_brings_two_together(here, there, alike: list[int]) -> None:
    assert reasons(np.array(here), np.array(there)) == alike


@pytest.mark.parametrize(
    ("here", "there", "unlike"),
    [
        ((10.0, 20.0, 50.0, 50.0), (10.0, 20.0, 53.0, 50.0), "genre-f"),
        ((10.0, 20.0, 50.0, 50.0), (10.0, 20.0, 51.0, 50.0), None),
        ((10.0, 20.0, 50.0, 50.0), (10.0, 20.0, 52.0, 50.0), None),
        ((10.0, 20.0, 50.0, 50.0), (10.0, 24.0, 53.0, 50.0), None),
        ((10.0, 20.0, 50.0, 50.0), (10.0, 26.0, 53.0, 50.0), "age-age3"),
    ],
    ids=["three points", "one point", "two may be one", "rounding hides which", "plain"],
)
def test_what_parts_two_is_proven_and_more_than_a_point(here, there, unlike: str | None) -> None:
    found = similar(level({**spread_out(), PLACES[0]: here, PLACES[1]: there}, nombre=10), PLACES[0])
    (one,) = [one for one in found.neighbours if one.territory == PLACES[1]]
    assert (one.farthest.variable if one.farthest else None) == unlike
    assert (one.widest is None) == (unlike is None)


def test_nobody_is_alike_beyond_the_greatest_distance() -> None:
    """Corse had five « semblables » farther than two régions taken at random."""
    asked = level(spread_out(), nombre=10)
    found = similar(asked, PLACES[0])
    limit = found.neighbours[2].distance.value
    near = similar(
        replace(asked, similarity=asked.similarity.model_copy(update={"distance_max": limit + 0.005})), PLACES[0]
    )
    assert [one.territory for one in near.neighbours] == [one.territory for one in found.neighbours[:3]]
    alone = similar(replace(asked, similarity=asked.similarity.model_copy(update={"distance_max": 0.001})), PLACES[0])
    assert (alone.neighbours, alone.reason) == ((), "distance")


def test_shares_of_published_counts_are_finer_than_whole_percentages() -> None:
    """Two of the same percentage differ by their counts, and a base under a hundred gives no share."""
    values = dict.fromkeys(PLACES, (50.0,))
    counted = Variable(
        id="f", libelle="femmes", indicateur="DE_1", code="ABC", caracteristique="GENRE", modalite="F", effectifs=True
    )
    rows = []
    for place in PLACES:
        number = int(place.code)
        rows += [line(key(place, characteristic="GENRE/F", measure="pourcentage"), 50.0)]
        rows += [line(key(place, characteristic="GENRE/F"), 5_000 + 10 * number), line(key(place), 10_000)]
    rows[-1] = line(key(PLACES[-1]), 90)
    asked = level(values, variables=(counted,))
    found = profiles(Dataset(sorted_frame(rows)), "DEP", asked.similarity)
    assert found.values[:3, 0].tolist() == [50.1, 50.2, 50.3]
    assert np.isnan(found.values[-1, 0])
    assert set(found.published[:, 0].tolist()) == {50.0}


def test_the_nearest_of_a_line_are_its_neighbours() -> None:
    found = similar(level(spread_out(), nombre=3), PLACES[6])
    assert {one.territory.code for one in found.neighbours} <= {"04", "05", "06", "08", "09", "10"}
    assert [one.distance.value for one in found.neighbours] == sorted(one.distance.value for one in found.neighbours)
    assert (found.known, found.wanted, found.reason) == (4, 4, "")


def test_a_distance_is_marked_by_a_row_of_the_other_and_the_level() -> None:
    one = similar(level(spread_out()), PLACES[0]).neighbours[0]
    mark = one.distance.mark(PLACES[0])
    assert mark == f"distance({one.territory}/DE_1.CUMUL.CUMUL.ABC.AGE.AGE1.2026T1.pourcentage;DEP)"
    assert [number.territory for number in one.profile] == [one.territory] * 4


def test_a_missing_variable_is_left_out_of_the_distance() -> None:
    holed = spread_out(**{"02": (11.0, 22.0, 51.0, None)})
    found = similar(level(holed), PLACES[0])
    (one,) = [one for one in found.neighbours if one.territory == PLACES[1]]
    assert len(one.profile) == 3


def test_a_territory_without_enough_says_so_and_resembles_nobody() -> None:
    asked = level(spread_out(**{"02": (11.0, 22.0, None, None)}), nombre=10)
    found = similar(asked, PLACES[1])
    assert (found.reason, found.neighbours, found.known, found.wanted) == ("variables", (), 2, 4)
    others = [one.territory for place in PLACES if place != PLACES[1] for one in similar(asked, place).neighbours]
    assert PLACES[1] not in others


def test_a_level_with_too_few_has_none() -> None:
    few = dict(list(spread_out().items())[:11])
    assert similar(level(few), PLACES[0]).reason == "niveau"
    assert similar(level(few, territoires_min=11), PLACES[0]).neighbours


@pytest.mark.parametrize(
    ("place", "settings"),
    [
        (FRANCE, {}),
        (PLACES[0], {"levels": ("REG",)}),
        (PLACES[0], {"variables": ()}),
        (TerritoryKey("DEP", "99"), {}),
    ],
    ids=["the country", "a level that is not whole", "nothing declared", "unknown"],
)
def test_nothing_is_looked_for(place: TerritoryKey, settings) -> None:
    assert similar(level(spread_out(), **settings), place) is None


def test_a_variable_that_few_have_or_that_does_not_vary_is_not_used() -> None:
    values = {
        place: (own[0], own[1], 50.0, own[3] if n < 3 else None) for n, (place, own) in enumerate(spread_out().items())
    }
    found = similar(level(values), PLACES[0])
    assert (found.wanted, len(found.neighbours[0].profile)) == (2, 2)


def test_equal_distances_go_by_code() -> None:
    values = {place: (10.0 + (n == 6) * 10, 20.0, 50.0 + (n == 6), 50.0) for n, place in enumerate(PLACES)}
    found = similar(level(values, nombre=3), PLACES[6])
    assert [one.territory.code for one in found.neighbours] == ["01", "02", "03"]


def test_every_number_quoted_goes_to_the_data() -> None:
    found = similar(level(spread_out()), PLACES[0])
    quoted = list(numbers_of(Fiche(PLACES[0], (), (), (), similar=found)))
    one = found.neighbours[0]
    assert one.distance in quoted
    assert set(one.profile) <= set(quoted)
    assert one.nearest[0].there in quoted
    assert one.key_figures[0].number in quoted
