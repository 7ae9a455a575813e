"""The change over a year: its value, its rounding, and what forbids it; of one territory and of a whole level."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.indicators.annual_change import annual_change, annual_change_if_any, level_changes, year_before
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import Key
from tests.support.frames import BRETAGNE, COTES, ILLE, catalogue, edition_data, entry, formula, key, line, over_a_year


def number(found: Key, value: float | None) -> Observed:
    return Observed(found, value, "" if value is not None else "nd")


def change(
    first: float | None, last: float | None, period: str = "2026T1", before: str = "2025T1", **fields
) -> Computed:
    """Evolution between two values of one series a year apart."""
    rows = [line(key(period=before, **fields), first)] if first is not None else []
    return annual_change(edition_data(rows), number(key(period=period, **fields), last))


@settings(max_examples=60)
@given(st.integers(100, 2_000_000), st.integers(1, 2_000_000))
def test_an_evolution_is_that_of_exact_arithmetic_to_the_digits_that_rounding_supports(tens: int, last: int) -> None:
    before, now = tens * 10, last * 10
    width = Fraction(100 * (now + 5), before - 5) - Fraction(100 * (now - 5), before + 5)
    found = change(before, now)
    assert (found.reason == "arrondi") is (width > 2)
    if found.value is not None:
        step = "0.1" if width <= Fraction(1, 5) else "1"
        exact = Fraction(100 * (now - before), before)
        expected = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(step), ROUND_HALF_UP)
        assert (found.value, found.decimals) == (float(expected), 1 if step == "0.1" else 0)


@pytest.mark.parametrize(
    ("first", "last", "value", "decimals"),
    [
        (11_000, 11_100, 0.9, 1),
        (11_000, 9_900, -10.0, 1),
        (11_000, 11_000, 0.0, 1),
        (16_000, 16_010, 0.1, 1),
        (9_000, 9_090, 1.0, 0),
        (1_250, 1_290, 3.0, 0),
    ],
)
def test_an_evolution_is_a_percentage_of_the_older_value(
    first: float, last: float, value: float, decimals: int
) -> None:
    found = change(first, last)
    assert (found.value, found.decimals) == (value, decimals)


def test_an_evolution_names_the_older_row_first() -> None:
    found = change(11_000, 11_100)
    assert tuple(found.keys) == (key(period="2025T1"), key(period="2026T1"))
    assert found.mark(ILLE) == ("evolution(DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)")
    assert found.mark(BRETAGNE).startswith("evolution(DEP-35/DE_1.")


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (None, 1100, "nd"), (1000, None, "nd"), (90, 1100, "base"), (0, 1100, "base"), (990, 1000, "base"), (1250, 1260, ""),
        (1000, 1100, "arrondi"), (100_000, 0, "arrondi"),
    ],
)  # fmt: skip
def test_an_evolution_without_base_or_value_is_withheld_with_its_reason(first, last, reason: str) -> None:
    found = change(first, last)
    assert found.reason == reason
    assert (found.value is None) is bool(reason)


@pytest.mark.parametrize(
    ("before", "period", "indicator", "reason"),
    [
        ("2024T1", "2025T1", "DE_1", "rupture"),
        ("2024T4", "2025T4", "DE_1", "rupture"),
        ("2025T1", "2026T1", "DE_1", ""),
        ("2023T4", "2024T4", "DE_1", ""),
        ("2024T1", "2025T1", "OFF_1", ""),
    ],
)
def test_an_evolution_never_crosses_a_break(before: str, period: str, indicator: str, reason: str) -> None:
    assert change(11_000, 11_100, period, before, indicator=indicator).reason == reason


def test_a_missing_value_is_said_before_a_break_and_a_break_before_a_base() -> None:
    assert change(None, 1100, "2025T1", "2024T1").reason == "nd"
    assert change(50, 1100, "2025T1", "2024T1").reason == "rupture"


@pytest.mark.parametrize(("first", "last", "value"), [(3, 4, 1.0), (4, 3, -1.0), (3, 3, 0.0), (1, 5, 4.0)])
def test_a_grade_differs_by_grades(first: float, last: float, value: float) -> None:
    place = {"code": "PERSPECTIVE", "indicator": "PERSP_2", "measure": "niveau"}
    view = edition_data([line(key(period="2024", **place), first)])
    found = annual_change(view, number(key(period="2025", **place), last))
    assert (found.formula, found.value) == ("ecart", value)


def test_a_grade_without_the_year_before_has_no_difference() -> None:
    found = annual_change(
        edition_data([line(key(), 1)]), number(key(code="P", indicator="PERSP_2", period="2025", measure="niveau"), 3)
    )
    assert (found.value, found.reason) == (None, "nd")


def test_without_smallest_base_nothing_is_divided_by_zero() -> None:
    free = catalogue(entry(), formulas=[formula("evolution")])
    assert annual_change(edition_data([line(key(period="2025T1"), 0.0)], free), number(key(), 10)).reason == "base"


def test_a_missing_value_has_a_change_only_where_its_reason_is_wanted() -> None:
    known = edition_data([line(key(period="2025T1"), 1000)])
    assert annual_change_if_any(known, number(key(), None)) is None
    assert annual_change(known, number(key(), None)).reason == "nd"
    assert annual_change_if_any(known, number(key(), 1100)) == annual_change(known, number(key(), 1100))


def test_the_year_before_is_the_same_quarter_or_year() -> None:
    assert year_before(key(period="2026T1")) == key(period="2025T1")
    assert year_before(key(period="2025")) == key(period="2024")


def test_the_changes_of_a_level_are_those_of_its_territories_that_have_one() -> None:
    counts = {
        ILLE: (11_000, 12_100),
        COTES: (50, 100),
        BRETAGNE: (21_000, 31_500),
        ILLE._replace(code="29"): (None, 10),
    }
    rows = over_a_year(counts)
    assert level_changes(edition_data(rows), "DEP", key(BRETAGNE)) == (10.0,)
    assert level_changes(edition_data(rows), "REG", key()) == (50.0,)
    assert level_changes(edition_data(rows), "EPCI", key()) == ()


def test_no_change_of_a_level_crosses_a_break() -> None:
    rows = [line(key(period=period), 1000) for period in ("2024T1", "2025T1")]
    assert level_changes(edition_data(rows), "DEP", key(period="2025T1")) == ()
