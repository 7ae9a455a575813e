"""The rows that a catalogue entry is about: keys, codes, latest periods, histories, reasons."""

from __future__ import annotations

import pytest

from fiches.indicators.model.numbers import Observed
from fiches.indicators.rows import code_in, codes_of, key_of, latest_among, main_key, observed, series_of, why_missing
from fiches.keys import Key
from tests.support.frames import BRETAGNE, ILLE, RENNES, SAINT_MALO, edition_data, entry, key, line

SECTORS = entry("sectors", activite="NAF21", indicateur="OFF_1", codes=("TOFF",))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (key_of(entry(), ILLE, "ABC"), key(period="")),
        (key_of(entry(), BRETAGNE, "A", period="2026T1"), key(BRETAGNE, "A")),
        (
            key_of(SECTORS, ILLE, "TOFF", activity="AZ"),
            Key("OFF_1", "DEP", "35", "NAF21", "AZ", "TOFF", "", "", "", "nombre"),
        ),
        (
            key_of(entry(caracteristique="AGE", mesure="pourcentage"), ILLE, "ABC", characteristic="AGE1"),
            key(period="", measure="pourcentage", characteristic="AGE/AGE1"),
        ),
        (key_of(entry(caracteristique="AGE"), ILLE, "ABC"), key(period="")),
    ],
    ids=["all activities", "another place, code, period", "one activity", "one modality", "no modality"],
)
def test_the_key_of_a_row(found: Key, expected: Key) -> None:
    assert found == expected


def test_the_best_alternative_is_the_first_that_the_territory_has() -> None:
    table = edition_data([line(key(code="A"), 1), line(key(code="B"), 2)]).table(ILLE)
    assert code_in(entry(), table, ("G", "B", "A")) == "B"
    assert code_in(entry(), table, ("G", "H")) == "G"


def test_codes_are_those_of_the_entry_or_all_that_the_territory_has() -> None:
    data = edition_data([line(key(code=code), 1) for code in ("B", "A")] + [line(key(BRETAGNE, "C"), 1)])
    assert codes_of(entry(codes=("ABC", "A|B")), data.table(ILLE)) == [("ABC",), ("A", "B")]
    assert codes_of(entry(codes=("*",)), data.table(ILLE)) == [("A",), ("B",)]
    assert codes_of(entry(codes=("*",)), data.table(RENNES)) == [("",)]


def test_the_main_row_is_the_latest_there_else_the_edition_s() -> None:
    data = edition_data([line(key(period=p), 1) for p in ("2025T3", "2025T4")])
    assert main_key(data, entry(), ILLE).period == "2025T4"
    assert main_key(data, entry(), BRETAGNE).period == "2026T1"


def test_a_value_that_no_source_serves_does_not_apply() -> None:
    """PERSP_2 stops above the EPCI."""
    grade = {"indicator": "PERSP_2", "code": "PERSPECTIVE", "period": "2025", "measure": "niveau"}
    data = edition_data([line(key(SAINT_MALO, **grade), 4)])
    found = [observed(data, key(place, **grade)) for place in (SAINT_MALO, ILLE, RENNES)]
    assert [(one.value, one.status) for one in found] == [(4, ""), (None, "nd"), (None, "na")]


def test_a_history_holds_its_holes() -> None:
    data = edition_data([line(key(period=p), v) for p, v in (("2025T2", 1), ("2025T4", 3))])
    series = series_of(data, key())
    assert [(one.period, one.value, one.status) for one in series.points] == [
        ("2025T2", 1, ""), ("2025T3", None, "nd"), ("2025T4", 3, ""),
    ]  # fmt: skip
    assert series_of(data, key(BRETAGNE)).points == ()


def test_the_latest_period_is_that_of_any_series() -> None:
    table = edition_data([line(key(period="2025T4"), 1), line(key(code="A", period="2026T1"), 1)]).table(ILLE)
    assert latest_among(table, [key(), key(code="A")]) == "2026T1"
    assert latest_among(table, [key(), key(code="G")]) == "2025T4"
    assert latest_among(table, [key(code="G")]) is None


@pytest.mark.parametrize(
    ("number", "reason"),
    [(None, "nd"), (Observed(key(), 0.0, "a"), ""), (Observed(key(), None, "s"), "s"), (Observed(key(), None), "nd")],
)
def test_a_missing_value_has_its_reason(number: Observed | None, reason: str) -> None:
    assert why_missing(number) == reason
