"""Calls of the rankings, expected and made, beside brute force; French lines."""

from __future__ import annotations

from collections import Counter

import pytest

from fiches.harvest.model import Scope
from fiches.harvest.top_n.model import Outcome
from fiches.harvest.top_n.report import calls_report, exceeding_report, planned_rankings
from fiches.keys import FRANCE
from fiches.rankings import Ranking
from tests.support.frames import BRETAGNE, ILLE, RENNES, catalogue, entry
from tests.support.source import spaces

CATALOGUE = catalogue(entry("m", activite="ROME", codes=("ABC",), chart="metiers"))
METIERS = tuple(f"A{number:04}" for number in range(100))


def scope(*asked: object) -> Scope:
    return Scope((), (), asked, {}, {"ROME": METIERS})  # type: ignore[arg-type]


def test_the_expected_calls_are_a_share_of_brute_force_by_level() -> None:
    found = planned_rankings(CATALOGUE, scope(FRANCE, BRETAGNE, ILLE), number=10)
    assert found.expected == 100 + 75 + 25
    assert [spaces(text) for text in found.lines] == [
        "DE_1     DEP          25  (classement : estimation haute)",
        "DE_1     NAT         100  (classement : estimation haute)",
        "DE_1     REG          75  (classement : estimation haute)",
        "Classements : 200 appels, estimation haute, au lieu de 300 par force brute ; ceux qui sont comptés plus haut ne"
        " sont faits qu’une fois.",
    ]


def test_zones_make_their_departements_worth_asking() -> None:
    assert planned_rankings(CATALOGUE, scope(BRETAGNE, ILLE, RENNES), number=10).expected == 100 + 100 + 80 + 20


@pytest.mark.parametrize("number", [0])
def test_without_rankings_there_is_nothing_to_say(number: int) -> None:
    planned = planned_rankings(CATALOGUE, scope(ILLE), number=number)
    assert (planned.expected, planned.lines) == (0, ())
    assert calls_report(Outcome()) == exceeding_report(Outcome()) == []


def test_the_calls_made_are_told_by_indicator_and_level_with_how_many_are_proven() -> None:
    rankings = tuple(Ranking(ILLE, "DE_1", "2026T1", 2, rule, 9, 9, ()) for rule in ("borne", "complet", "parent"))
    made, every = (
        Counter({("DE_1", "DEP"): 12, ("DE_1", "NAT"): 100}),
        Counter({("DE_1", "DEP"): 100, ("DE_1", "NAT"): 100}),
    )
    assert [spaces(text) for text in calls_report(Outcome(rankings, made, every))] == [
        "Classements, DE_1 DEP : 12 appels au lieu de 100.",
        "Classements, DE_1 NAT : 100 appels au lieu de 100.",
        "Classements : 112 appels au lieu de 200 par force brute ; 2 classements prouvés sur 3.",
    ]


def test_a_count_larger_than_its_container_s_is_named() -> None:
    (sentence,) = exceeding_report(Outcome(exceeding=(("DE_1", ILLE, "K1303"),)))
    assert spaces(sentence).startswith("DE_1, DEP-35, métier K1303 : l’effectif dépasse")
