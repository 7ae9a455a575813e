"""The table of métiers: which, in what order, of which period and territory."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.metiers import metiers_block
from fiches.keys import TerritoryKey
from fiches.rankings import Ranking
from tests.support.fiche_parts import block, tension
from tests.support.frames import ILLE, RENNES, catalogue, edition_data, entry, key, line

METIERS = (
    entry("seekers", chart="metiers", activite="ROME", codes=("ABC",)),
    entry("offers", chart="aucun", indicateur="OFF_1", activite="ROME", codes=("TOFF",)),
    entry("difficulty", chart="aucun", indicateur="PERSP_2", activite="ROME", codes=("PERSPECTIVE",)),
)


ROME = {"ROME": ["A1203", "J1501", "K1302"]}


def seekers(metier: str, value: float | None, territory: TerritoryKey = ILLE, period: str = "2026T1"):
    return line(key(territory, period=period, activity=metier), value)


def test_metiers_come_by_decreasing_value_ties_by_code() -> None:
    found = block([seekers("K1302", 50), seekers("A1203", 50), seekers("J1501", 90)], *METIERS, activities=ROME)
    assert [m.code for m in found.metiers] == ["J1501", "A1203", "K1302"]
    assert found.main.value == 90


def test_a_metier_without_any_value_is_left_out() -> None:
    found = block([seekers("J1501", 90), seekers("A1203", None)], *METIERS, activities=ROME)
    assert [m.code for m in found.metiers] == ["J1501"]


def test_a_metier_with_only_an_older_period_has_no_value_beside_the_others() -> None:
    """All rows of a ranking are of one period (contract, 12.6)."""
    rows = [seekers("J1501", 90), seekers("A1203", 500, period="2025T4"), seekers("J1501", 80, period="2025T4")]
    found = block(rows, *METIERS, activities=ROME)
    assert found.period == "2026T1"
    assert [(m.code, m.numbers["seekers"].value) for m in found.metiers] == [("J1501", 90)]


def test_each_column_has_its_own_period() -> None:
    rows = [
        seekers("J1501", 90), line(key(activity="J1501", code="TOFF", indicator="OFF_1", period="2025T4"), 30),
        tension(ILLE, 5, activity="J1501"),
    ]  # fmt: skip
    metier = block(rows, *METIERS, activities=ROME).metiers[0]
    assert {name: n.value for name, n in metier.numbers.items()} == {"seekers": 90, "offers": 30, "difficulty": 5}
    assert metier.numbers["offers"].key.period == "2025T4"


def test_the_share_of_a_metier_is_in_the_territory_s_total() -> None:
    metier = block([seekers("J1501", 90), line(key(), 900)], *METIERS, activities=ROME).metiers[0]
    assert metier.parts["seekers"].value == 10


def test_an_epci_shows_its_own_seekers_beside_the_difficulty_of_its_departement() -> None:
    rows = [seekers("J1501", 90, RENNES), tension(ILLE, 5, activity="J1501")]
    numbers = block(rows, *METIERS, home=RENNES, activities=ROME).metiers[0].numbers
    assert (numbers["seekers"].territory, numbers["difficulty"].territory) == (RENNES, ILLE)
    assert numbers["difficulty"].value == 5


def test_a_column_has_the_best_code_that_a_metier_has() -> None:
    renamed = (METIERS[0], entry("all", chart="aucun", activite="ROME", codes=("ABCDEFG|ABCDE",)))
    rows = [seekers("J1501", 90), line(key(activity="J1501", code="ABCDE"), 120)]
    assert block(rows, *renamed, activities=ROME).metiers[0].numbers["all"].value == 120
    rows.append(line(key(activity="A1203", code="ABCDEFG"), 40))
    found = block(rows, *renamed, activities=ROME).metiers
    assert {m.code: m.numbers["all"].value for m in found} == {"J1501": None, "A1203": 40}


def test_an_entry_of_the_data_alone_is_no_column_and_may_tell_a_ranking() -> None:
    of_seekers = entry("seekers", chart="metiers", activite="ROME", codes=("A",))
    alone = entry("all", chart="aucun", activite="ROME", page=False)
    again = entry("again", chart="aucun", activite="ROME", page=False, un_an_avant=True)
    rows = [seekers("J1501", 90), line(key(activity="J1501", code="A"), 40)]
    rankings = {(ILLE, "DE_1"): Ranking(ILLE, "DE_1", "2026T1", 1, "complet", 1, 1, ("J1501",))}
    data = edition_data(rows, catalogue(of_seekers, alone, again), activities=ROME)
    found = metiers_block(replace(data, rankings=rankings), of_seekers, ILLE, ILLE)
    assert set(found.metiers[0].numbers) == {"seekers"}
    assert [(one.indicator.id, one.metiers[0].number.value) for one in found.rankings] == [("all", 90)]


def test_no_metier_at_all_is_not_available() -> None:
    found = block([], *METIERS, activities=ROME)
    assert (found.missing, found.metiers, found.main) == ("nd", (), None)
