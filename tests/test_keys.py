"""Keys, their marks in the pages, and numbers in their shortest form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.keys import (
    COLUMNS,
    COUNT_STEP,
    CSV_HEADERS,
    CUMUL,
    HALF_STEP,
    KEY_COLUMNS,
    SMALLEST_BASE,
    Key,
    TerritoryKey,
    decimal_text,
    is_code,
)
from tests.support.frames import BRETAGNE, ILLE, key


def test_the_columns_are_those_of_the_interface() -> None:
    assert ", ".join(COLUMNS) == (
        "indicator, territory_type, territory_code, activity_type, activity_code, nomenclature_code,"
        " characteristic_type, characteristic_code, period, measure, value, status, updated_at"
    )
    assert ", ".join(CSV_HEADERS) == (
        "indicateur, type_territoire, code_territoire, type_activite, code_activite, code_nomenclature,"
        " type_caracteristique, code_caracteristique, periode, mesure, valeur, statut, date_maj"
    )
    assert Key._fields == KEY_COLUMNS


@pytest.mark.parametrize(
    ("one", "mark"),
    [
        (key(), "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"),
        (key(BRETAGNE), "REG-53/DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"),
        (key(characteristic="AGE/AGE1"), "DE_1.CUMUL.CUMUL.ABC.AGE.AGE1.2026T1.nombre"),
        (key(code="MOIS EN COURS"), "DE_1.CUMUL.CUMUL.MOIS%20EN%20COURS...2026T1.nombre"),
        (key(code="A.B%C"), "DE_1.CUMUL.CUMUL.A%2EB%25C...2026T1.nombre"),
        (
            key(code="", indicator="DYN_1", activity="MOYENNE", measure="niveau"),
            "DYN_1.MOYENNE.MOYENNE....2026T1.niveau",
        ),
    ],
)
def test_a_mark_names_its_row(one: Key, mark: str) -> None:
    assert one.mark(ILLE) == mark


@given(st.text(), st.text())
def test_two_codes_never_share_a_mark(one: str, other: str) -> None:
    assert (key(code=one).mark(ILLE) == key(code=other).mark(ILLE)) is (one == other)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (float("nan"), ""), (0.0, "0"), (-0.0, "0"), (41230.0, "41230"), (12.5, "12.5"), (0.1, "0.1"),
        (-0.38, "-0.38"), (1e7, "10000000"), (1e-5, "0.00001"), (100.0, "100"), (1234567.25, "1234567.25"),
    ],
)  # fmt: skip
def test_numbers_take_their_shortest_decimal_form(value: float | None, text: str) -> None:
    assert decimal_text(value) == text


@given(st.floats(-1e9, 1e9))
def test_a_decimal_form_is_exact_and_never_in_powers_of_ten(value: float) -> None:
    text = decimal_text(value)
    assert float(text) == value
    assert "e" not in text.lower()
    assert Decimal(text) == Decimal(repr(value))


@pytest.mark.parametrize(("text", "expected"), [("DEP-35", ("DEP", "35")), ("EPCI-243500139", ("EPCI", "243500139"))])
def test_a_territory_key_is_written_as_it_is_read(text: str, expected: tuple[str, str]) -> None:
    assert TerritoryKey.parse(text) == expected
    assert str(TerritoryKey.parse(text)) == text


@pytest.mark.parametrize("text", ["", "DEP", "DEP-", "-35", "DEP35"])
def test_anything_else_is_no_territory_key(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        TerritoryKey.parse(text)


def test_a_series_is_a_key_without_period_and_measure() -> None:
    assert key(period="2025T4", measure="pourcentage").series == key().series
    assert key(BRETAGNE) == key().at(BRETAGNE)


def test_all_activities_are_the_whole_of_one() -> None:
    one = key(activity="A1203", characteristic="AGE/AGE1")
    whole = one.all_activities()
    assert (whole.activity_type, whole.activity_code) == (CUMUL, CUMUL)
    assert whole._replace(activity_type="ROME", activity_code="A1203") == one


def test_the_rounding_is_to_the_ten_and_small_bases_are_those_that_it_spoils() -> None:
    """Five of a hundred is five points: below, nothing is computed."""
    assert HALF_STEP * 2 == COUNT_STEP
    assert 100 * HALF_STEP / SMALLEST_BASE == 5


@pytest.mark.parametrize(
    "code", ["A", "J1501", "TOUT-TOUTE", "MOIS EN COURS", "NIVFOR_C12", "GENRExAGE", "01", "2D+", "A.B"]
)
def test_codes_of_the_api_are_codes(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    ["", " ", "A ", " A", "A  B", "A\nB", "A\tB", "A/B", "..", "../A", "A..B", "A;B", "A(B)", "A*", "[A]", "~root", "-A", "+A", "=A",
     "@A", "é", "٣", "A\u202e", "A\u200b", "A\u00a0B", "A\\B", "A\x00", '"A"', "<A>", "A,B", "A:B", "A%2F", "x" * 41],
)  # fmt: skip
def test_nothing_else_is(code: str) -> None:
    assert not is_code(code)


@given(st.text(max_size=12))
def test_a_code_leads_nowhere(text: str) -> None:
    """As a part of a path, of an address or of a mark."""
    if is_code(text):
        assert text.isascii()
        assert not set(text) & set("/\\;:*?\"<>|()[]~%#&=,'\n\r\t")
        assert text == text.strip()
        assert text.strip(".") == text
