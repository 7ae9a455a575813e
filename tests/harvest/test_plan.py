"""The calls of a harvest: as few as the catalogue allows, none that the API says it does not serve."""

from __future__ import annotations

import pytest

from fiches.harvest.needs import needs
from fiches.harvest.plan import activity_types, count_calls, counting_calls, newly_served, plan, unserved
from fiches.keys import FRANCE
from tests.support.frames import BRETAGNE, COTES, ILLE, RENNES, catalogue, entry


def calls(*entries, territories=(ILLE,), activities=None, crossings=None):
    return plan(catalogue(*entries), territories, activities or {}, crossings or {})


def test_one_call_answers_every_entry_of_an_indicator() -> None:
    found = calls(entry("a", codes=("A",)), entry("b", codes=("ABC",)))
    assert [(c.indicator, c.codes, c.latest_only, c.characteristics) for c in found] == [("DE_1", (), True, False)]


def test_history_and_breakdowns_are_two_calls_each_as_small_as_can_be() -> None:
    found = calls(entry("a", codes=("A", "ABC"), historique=True), entry("b", codes=("ABC",), caracteristique="AGE"))
    assert [(c.codes, c.latest_only, c.characteristics) for c in found] == [((), False, False), (("ABC",), True, True)]


def test_breakdowns_alone_are_one_call() -> None:
    found = calls(entry("a", codes=("A",)), entry("b", codes=("ABC",), caracteristique="AGE"))
    assert [(c.latest_only, c.characteristics) for c in found] == [(True, True)]


def test_a_metier_is_asked_for_its_own_codes_alternatives_and_total_included() -> None:
    asked = entry(activite="ROME", codes=("ABC", "B|C"), total="ABCDEFG|ABCDE")
    found = calls(asked, activities={"ROME": ["J1501", "A1203"]})
    assert [c.activity_code for c in found] == ["J1501", "A1203"]
    assert found[0].codes == ("ABC", "B", "C", "ABCDEFG", "ABCDE")


def test_the_country_comes_first_then_the_territories_in_order() -> None:
    found = calls(territories=(ILLE, COTES, BRETAGNE, FRANCE))
    assert [c.territory for c in found] == [FRANCE, ILLE, COTES, BRETAGNE]


def test_a_level_that_the_source_does_not_serve_is_not_asked() -> None:
    found = calls(entry(indicateur="PERSP_2", codes=("PERSPECTIVE",)), territories=(RENNES, ILLE))
    assert [c.territory for c in found] == [ILLE]


def test_levels_of_an_entry_restrict_it() -> None:
    assert calls(entry(niveaux=("REG",)), territories=(ILLE, BRETAGNE))[0].territory == BRETAGNE


@pytest.mark.parametrize(
    ("crossings", "number"),
    [
        ({}, 1),
        ({"DE_1": frozenset({("DEP", "CUMUL")})}, 1),
        ({"DE_1": frozenset({("REG", "CUMUL")})}, 0),
        ({"OFF_1": frozenset()}, 1),
    ],
)
def test_a_crossing_that_the_api_does_not_list_is_not_asked(crossings, number: int) -> None:
    assert len(calls(crossings=crossings)) == number


def test_salaries_are_asked_by_metier_and_kept_by_family() -> None:
    asked = entry(indicateur="SAL_3", activite="FAP225", codes=("SAL1", "SAL2", "SAL3"))
    found = calls(asked, territories=(BRETAGNE,), activities={"ROME": ["J1501"]})
    assert [(c.activity_type, c.activity_code, c.codes) for c in found] == [("FAP225", "J1501", ())]
    assert activity_types(catalogue(asked)) == ["ROME"]


def test_every_call_is_made_once() -> None:
    found = calls(territories=(ILLE, ILLE, COTES))
    assert len(found) == len(set(found)) == 2


METIER = {"activite": "ROME", "indicateur": "OFF_1"}
OFFERS = entry("offers", codes=("TOFF",), un_an_avant=True, **METIER)
CDI = entry("cdi", codes=("TOFF",), caracteristique="TYPECTR", modalites=("CDI",), **METIER)


def test_a_year_before_is_asked_with_the_breakdowns_in_one_call() -> None:
    """Two periods alone are asked, whichever are kept: a second call would bring nothing more."""
    found = calls(OFFERS, CDI, activities={"ROME": ["J1501"]})
    assert [(c.codes, c.latest_only, c.characteristics) for c in found] == [(("TOFF",), False, True)]


def test_breakdowns_of_a_year_before_are_asked_as_a_series() -> None:
    found = calls(entry("a", historique=True), entry("b", caracteristique="AGE", un_an_avant=True))
    assert [(c.latest_only, c.characteristics) for c in found] == [(False, False), (False, True)]


def test_what_counts_metiers_is_one_call_each() -> None:
    """Whoever ranks them pays for no breakdown."""
    (need,) = needs(catalogue(OFFERS, CDI))
    found = counting_calls(need, [ILLE, FRANCE], ["J1501", "A1203"], {})
    assert [(c.territory, c.activity_code) for c in found] == [
        (place, metier) for place in (ILLE, FRANCE) for metier in ("J1501", "A1203")
    ]
    assert not any(c.characteristics for c in found)
    assert counting_calls(need, [ILLE], ["J1501"], {"OFF_1": frozenset({("REG", "ROME")})}) == []


def test_calls_are_counted_by_indicator_and_level() -> None:
    found = calls(territories=(ILLE, COTES, BRETAGNE, FRANCE))
    assert count_calls(found) == {("DE_1", "DEP"): 2, ("DE_1", "NAT"): 1, ("DE_1", "REG"): 1}


def test_what_the_api_does_not_serve_is_said() -> None:
    wanted = catalogue(entry("a"), entry("b", indicateur="OFF_1", codes=("TOFF",)))
    crossings = {"DE_1": frozenset({("NAT", "CUMUL"), ("REG", "CUMUL"), ("DEP", "CUMUL")})}
    assert unserved(wanted, crossings) == [
        "DE_1 × CUMUL : non servi pour BASBMO, EPCI.",
        "OFF_1 : absent de details-indicateurs ; demandé selon le catalogue.",
    ]


def test_a_level_that_the_api_gains_is_reported_as_new() -> None:
    """Difficulty for EPCI, should it come, is said at the next harvest; a commune is no level of ours."""
    wanted = catalogue(entry("b", indicateur="PERSP_2", codes=("PERSPECTIVE",), mesure="niveau"))
    crossings = {"PERSP_2": frozenset({("NAT", "CUMUL"), ("EPCI", "CUMUL"), ("COM", "CUMUL"), ("BASBMO", "DOMAINE")})}
    [said] = newly_served(wanted, crossings)
    assert said.startswith("PERSP_2 : l’API sert maintenant EPCI.")
    assert newly_served(wanted, {"PERSP_2": frozenset({("NAT", "CUMUL")})}) == []
