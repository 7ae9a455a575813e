"""Which rows of an answer an edition keeps: those that the catalogue wants, at the periods that it wants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.harvest.needs import Need, needs
from fiches.harvest.reduction import for_two_periods, reduced
from fiches.source.answers import Answer, Observation, SetAside
from fiches.source.calls import Call
from tests.support.frames import ILLE, catalogue, entry

QUARTERS = ("2024T4", "2025T1", "2025T4", "2026T1")
SERIES = Call("DE_1", ILLE, "ROME", "J1501", ("ABC", "A"), latest_only=False, characteristics=False)
BEFORE = entry("before", activite="ROME", un_an_avant=True)
NOW = entry("now", activite="ROME", codes=("A",))


def need(*entries) -> Need:
    return needs(catalogue(*entries))[0]


def row(code: str, period: str, kind: str = "", item: str = "", measure: str = "nombre") -> Observation:
    return Observation("ROME", "J1501", code, kind, item, period, measure, 1.0, "", "")


def kept(rows: list[Observation], wanted: Need, call: Call = SERIES) -> list[tuple[str, str]]:
    found = reduced(Answer(tuple(rows), {}), call, wanted).observations
    return [(f"{o.nomenclature_code}{o.characteristic_code}", o.period) for o in found]


def test_only_what_the_catalogue_wants_is_kept() -> None:
    rows = [row(code, "2026T1", kind) for code in ("ABC", "A", "B") for kind in ("", "AGE")]
    assert kept(rows, need(BEFORE, NOW)) == [("ABC", "2026T1"), ("A", "2026T1")]


def test_the_same_period_of_the_year_before_is_kept_of_what_asks_for_it_alone() -> None:
    rows = [row(code, period) for code in ("ABC", "A") for period in QUARTERS]
    assert kept(rows, need(BEFORE, NOW)) == [("ABC", "2025T1"), ("ABC", "2026T1"), ("A", "2026T1")]


def test_of_the_year_before_the_measure_of_the_entry_is_kept() -> None:
    rows = [row("ABC", period, measure="pourcentage") for period in QUARTERS]
    assert kept(rows, need(BEFORE)) == [("ABC", "2026T1")]


def test_the_latest_period_is_that_of_the_whole_answer() -> None:
    """As `dernierePeriode` has it: a code that stopped earlier has no row."""
    rows = [row("ABC", "2024T4"), row("ABC", "2025T1"), row("A", "2026T1")]
    assert kept(rows, need(BEFORE, NOW)) == [("ABC", "2025T1"), ("A", "2026T1")]
    assert kept([], need(BEFORE)) == []


def test_years_are_kept_a_year_apart() -> None:
    difficulty = entry(indicateur="PERSP_2", activite="ROME", codes=("PERSPECTIVE",), un_an_avant=True)
    rows = [row("PERSPECTIVE", year, measure="niveau") for year in ("2023", "2024", "2025")]
    call = replace(SERIES, indicator="PERSP_2")
    assert kept(rows, need(difficulty), call) == [("PERSPECTIVE", "2024"), ("PERSPECTIVE", "2025")]


def test_a_history_is_kept_whole_beside_breakdowns_of_two_periods() -> None:
    wanted = need(entry("a", historique=True), entry("b", caracteristique="AGE", modalites=("AGE1",), un_an_avant=True))
    rows = [row("ABC", period) for period in QUARTERS]
    rows += [row("ABC", period, "AGE", item) for period in QUARTERS for item in ("AGE1", "AGE2")]
    call = Call("DE_1", ILLE, "CUMUL", "CUMUL", ("ABC",), latest_only=False, characteristics=True)
    ages = [("ABCAGE1", "2025T1"), ("ABCAGE1", "2026T1"), ("ABCAGE2", "2026T1")]
    assert kept(rows, wanted, call) == [*(("ABC", period) for period in QUARTERS), *ages]


def test_an_answer_of_the_latest_period_is_taken_as_it_comes() -> None:
    """Families of salaries may be of two vintages in one answer."""
    rows = [row("ABC", "2021"), row("ABC", "2022")]
    assert len(kept(rows, need(entry(activite="ROME")), replace(SERIES, latest_only=True))) == 2


def test_two_periods_are_asked_where_the_latest_is_known_and_they_alone_are_kept() -> None:
    short = for_two_periods(SERIES, need(BEFORE), "2026T1")
    assert short == replace(SERIES, periods=("2025T1", "2026T1"))
    for call, wanted, newest in (
        (SERIES, need(BEFORE), ""),
        (replace(SERIES, latest_only=True), need(BEFORE), "2026T1"),
        (SERIES, need(entry(historique=True)), "2026T1"),
    ):
        assert for_two_periods(call, wanted, newest) is None


@pytest.mark.parametrize(("period", "number"), [("2025T1", 1), ("2025T4", 0)])
def test_a_row_set_aside_follows_its_period(period: str, number: int) -> None:
    aside = SetAside("ROME", "J1501", "ABC", "", "", period, "valeurPrincipaleNombre", "-1", "négatif")
    rows = tuple(row("ABC", quarter) for quarter in QUARTERS)
    assert len(reduced(Answer(rows, {}, set_aside=(aside,)), SERIES, need(BEFORE)).set_aside) == number
