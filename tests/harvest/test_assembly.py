"""Answers become one table: unique by key, within bounds, dated by the observed indicators."""

from __future__ import annotations

import random

import pytest

from fiches.editions.store import Edition, edition_files
from fiches.errors import DataError
from fiches.harvest.assembly import assemble, edition_base, novelties, with_identifier
from fiches.harvest.model import Freshness, Origin, Scope
from fiches.harvest.set_aside import entries_of_rows, named
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.answers import NO_DATA, Answer, Observation, SetAside
from fiches.source.calls import Call
from fiches.source.redaction import Redactor
from fiches.territories import ListedTerritory
from tests.support.frames import COTES, ILLE, catalogue, entry
from tests.support.source import spaces

SCOPE = Scope(
    (ListedTerritory(ILLE, "ILLE-ET-VILAINE", None), ListedTerritory(FRANCE, "France", None)),
    (ILLE,),
    (FRANCE, ILLE),
    {},
    {"ROME": ("A1203",)},
)
OLD, NEW = "2026-05-28T10:02:11+02:00", "2026-06-12T07:31:04+02:00"


def observation(
    value: float | None = 560,
    code: str = "ABC",
    period: str = "2026T1",
    date: str = OLD,
    status: str = "",
    measure: str = "nombre",
) -> Observation:
    return Observation("CUMUL", "CUMUL", code, "", "", period, measure, value, status or ("" if value else "nd"), date)


def call(indicator: str = "DE_1", territory: TerritoryKey = ILLE) -> Call:
    return Call(indicator, territory, "CUMUL", "CUMUL", (), True, False)


def assembled(*answers: tuple[Call, Answer]) -> Edition:
    return assemble(
        answers, catalogue=catalogue(), scope=SCOPE, metiers=("J1501",),
        origin=Origin("https://api.test", False, Freshness({"DE_1": "x"}, {"DE_1": NEW}), "r"),
    )  # fmt: skip


def answered(*observations: Observation, **labels: str) -> Answer:
    return Answer(observations, {name.replace("__", "/"): text for name, text in labels.items()})


def values(edition: Edition) -> list[float]:
    return edition.frame["value"].tolist()


def test_a_row_met_twice_is_kept_once() -> None:
    one = answered(observation(560))
    assert values(assembled((call(), one), (call(), one), (call(), answered(observation(560), observation(560))))) == [
        560
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_dates_the_latest_wins_in_any_order(order: int) -> None:
    rows = [observation(560, date=OLD), observation(570, date=NEW)][::order]
    found = assembled((call(), answered(*rows)))
    assert (values(found), found.frame["updated_at"].tolist()) == ([570], [NEW])


def aside(edition: Edition) -> list[str]:
    return [spaces(named(entry)) for entry in edition.manifest.ecartees]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_values_of_one_date_under_one_key_none_is_believed(order: int) -> None:
    rows = [observation(560), observation(570)][::order]
    found = assembled((call(), answered(*rows, observation(9, "A"), rows[0])))
    assert found.frame["status"].tolist() == ["", "nd"]
    assert aside(found) == [
        "DE_1 DEP 35 CUMUL CUMUL ABC 2026T1 : nombre lu 560 et 570, deux valeurs différentes sous la même clé"
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_one_of_two_calls_sets_aside_is_missing_and_no_contradiction(order: int) -> None:
    one = SetAside("CUMUL", "CUMUL", "ABC", "", "", "2026T1", "valeurSecondairePourcentage", "101", "hors bornes")
    doubted = Answer((observation(None),), {}, set_aside=(one,))
    found = assembled(*((call(), answer) for answer in (answered(observation(560)), doubted)[::order]))
    assert (found.frame["status"].tolist(), len(aside(found))) == (["nd"], 1)


def test_the_rows_that_an_answer_sets_aside_are_named_once() -> None:
    one = SetAside("CUMUL", "CUMUL", "ABC", "", "", "2026T1", "valeurSecondairePourcentage", "101", "hors bornes")
    answer = Answer((observation(None), observation(8, "A")), {}, set_aside=(one,))
    found = assembled((call(), answer), (call(), answer))
    assert aside(found) == ["DE_1 DEP 35 CUMUL CUMUL ABC 2026T1 : valeurSecondairePourcentage lu 101, hors bornes"]
    assert entries_of_rows(found.manifest.ecartees, answer.observations) == (one,)
    assert entries_of_rows(found.manifest.ecartees, answer.observations[1:]) == ()
    assert b"ecartees" in edition_files(found)["manifest.json"]
    assert b"ecartees" not in edition_files(assembled((call(), answered(observation()))))["manifest.json"]


def test_the_order_of_answers_changes_no_byte() -> None:
    """Those of a territory stay together, so that a harvest of any size is assembled one territory at a time."""
    answers = [
        (call(territory=t), answered(observation(v, c, p)))
        for t, v in ((ILLE, 10), (COTES, 20))
        for c in ("A", "ABC")
        for p in ("2026T1", "2025T4")
    ]
    first = edition_files(assembled(*answers))
    draw = random.Random(2)
    for places in ((ILLE, COTES), (COTES, ILLE)):
        mixed = sorted(draw.sample(answers, len(answers)), key=lambda one: places.index(one[0].territory))
        assert edition_files(assembled(*mixed)) == first
    with pytest.raises(ValueError, match="answers of DEP-35 are not together"):
        assembled(answers[0], answers[-1], answers[1])


def test_coverage_counts_what_was_asked_and_what_was_answered() -> None:
    found = assembled(
        (call(), answered(observation())), (call(territory=COTES), NO_DATA), (call(territory=FRANCE), NO_DATA)
    )
    assert found.manifest.coverage == {
        "DE_1": {"DEP": {"demandes": 2, "repondus": 1}, "NAT": {"demandes": 1, "repondus": 0}}
    }


def test_nothing_answered_at_all_publishes_nothing() -> None:
    with pytest.raises(DataError, match="aucun des territoires demandés"):
        assembled((call(), NO_DATA))


def test_every_value_out_of_the_catalogue_s_bounds_is_set_aside() -> None:
    rows = (observation(30_000_000, "A"), observation(40_000_000, "ABC"), observation(None, "B"), observation(5, "C"))
    found = assembled((call(), answered(*rows)))
    assert sum(found.frame["value"].notna()) == 1
    assert [sentence.partition(" : ")[2] for sentence in aside(found)] == [
        "nombre lu 3e+07, attendu de 0 à 2e+07 (bornes de DE_1, sources.toml)",
        "nombre lu 4e+07, attendu de 0 à 2e+07 (bornes de DE_1, sources.toml)",
    ]


def test_a_share_and_a_score_have_other_bounds() -> None:
    rows = (observation(99, measure="pourcentage"), observation(560))
    assert len(values(assembled((call(), answered(*rows))))) == 2


@pytest.mark.parametrize(
    ("periods", "base"),
    [
        ({"DE_1": "2026T1", "OFF_1": "2025T4", "PERSP_2": "2025", "DYN_1": "2026T2"}, "2026T1"),
        ({"OFF_1": "2026T1", "DYN_1": "2026T2"}, "2026T1"),
        ({"PERSP_2": "2025", "DYN_1": "2026T2"}, "2025"),
        ({"DYN_1": "2026T2"}, "2026T2"),
        ({}, "sans-donnee"),
    ],
)
def test_the_edition_is_dated_by_the_observed_indicators_and_by_forecasts_last(
    periods: dict[str, str], base: str
) -> None:
    assert edition_base(periods, catalogue(entry(), entry("dynamique", indicateur="DYN_1"))) == base


def test_a_renamed_edition_differs_by_its_name_only() -> None:
    first = assembled((call(), answered(observation())))
    other = with_identifier(first, "2026T1.2")
    assert (other.id, with_identifier(other, first.id)) == ("2026T1.2", first)
    assert other.frame is first.frame


def test_codes_that_the_catalogue_does_not_know_are_said_once() -> None:
    labels = {
        "nomenclature__DE_1__H": "catégorie H",
        "nomenclature__DE_1__ABC": "x",
        "caracteristique__QPV2__A": "Quartier",
        "caracteristique__QPV2__B": "Quartier",
        "activite__ROME__J1501": "x",
        "caracteristique__AGE__AGE1": "x",
    }
    found = assembled((call(), answered(observation(), **labels)))
    assert [spaces(s) for s in novelties(found, catalogue(), Redactor().clean)] == [
        "caractéristique nouvelle « QPV2 » (Quartier).",
        "DE_1 : code nouveau « H » (catégorie H).",
    ]


def test_families_of_metiers_are_those_that_the_salaries_name() -> None:
    labels = {"famille__J1501__V0Z60": "Aides-soignants", "famille__J1502__V0Z60": "Aides-soignants"}
    assert assembled((call(), answered(observation(), **labels))).referential.activities["FAP225"] == ("V0Z60",)
