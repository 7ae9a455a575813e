"""Whose figures an entry shows, and which parents are worth comparing with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import TerritoryKey
from fiches.territories import Territory
from tests.support.frames import BRETAGNE, FRANCE, ILLE, RENNES, edition_data, entry, key, line

MAYOTTE, ITS_REGION = TerritoryKey("DEP", "976"), TerritoryKey("REG", "06")
GRADED = entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",))
DATA = edition_data([line(key(), 1)])


def test_a_region_of_one_departement_is_no_other_place() -> None:
    places = {
        place: Territory(place, "Mayotte" if place != FRANCE else "France", "", "", "", parents)
        for place, parents in ((MAYOTTE, (ITS_REGION, FRANCE)), (ITS_REGION, (FRANCE,)), (FRANCE, ()))
    }
    data = replace(DATA, territories=places)
    assert data.parents(MAYOTTE) == (ITS_REGION, FRANCE)
    assert data.others(MAYOTTE) == (FRANCE,)


def test_a_departement_and_the_region_that_is_the_same_place_are_one_parent() -> None:
    """An intercommunalité of La Réunion had both, two lines of one name in a drawing."""
    place, departement, region = (
        TerritoryKey("EPCI", "249740077"),
        TerritoryKey("DEP", "974"),
        TerritoryKey("REG", "04"),
    )
    known = {
        place: Territory(place, "Civis", "", "", "", (departement, region, FRANCE)),
        departement: Territory(departement, "La Réunion", "", "", "", (region, FRANCE)),
        region: Territory(region, "La Réunion", "", "", "", (FRANCE,)),
        FRANCE: Territory(FRANCE, "France", "", "", "", ()),
    }
    assert replace(DATA, territories=known).others(place) == (departement, FRANCE)


def test_an_unknown_territory_has_no_parents() -> None:
    assert DATA.parents(MAYOTTE) == DATA.others(MAYOTTE) == ()


@pytest.mark.parametrize(
    ("indicator", "place", "expected"),
    [(entry(), RENNES, RENNES), (GRADED, RENNES, ILLE), (GRADED, BRETAGNE, BRETAGNE)],
    ids=["served here", "served by the nearest parent", "served at this level"],
)
def test_the_territory_shown_is_the_nearest_that_the_source_serves(indicator, place, expected) -> None:
    assert DATA.shown(indicator, place) == expected


@pytest.mark.parametrize(
    ("levels", "place", "expected"),
    [((), ILLE, True), (("REG",), ILLE, False), (("REG",), BRETAGNE, True), (("DEP",), ILLE, True)],
)
def test_an_entry_is_left_out_of_the_levels_that_the_catalogue_does_not_name(levels, place, expected: bool) -> None:
    assert DATA.shows(entry(niveaux=levels), place) is expected


def test_a_level_that_the_source_does_not_serve_is_never_left_out_on_purpose() -> None:
    assert DATA.shows(
        GRADED.model_copy(update={"source": GRADED.source.model_copy(update={"niveaux": ("DEP",)})}), RENNES
    )


def test_the_reference_period_is_the_edition_s() -> None:
    assert DATA.reference_period(entry()) == "2026T1"
    assert DATA.reference_period(entry(indicateur="SAL_3", codes=("SAL2",))) == ""
