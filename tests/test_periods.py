"""Periods: order, distance and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.periods import Month, Period, between, is_period, label, latest, short_label
from tests.support.source import spaces

QUARTERS = st.builds(Period, st.integers(1000, 9000), st.integers(1, 4))
PERIODS = QUARTERS | st.builds(Period, st.integers(1000, 9000), st.just(0))


@given(PERIODS)
def test_a_period_is_written_as_it_was_read(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert is_period(str(period))


@given(PERIODS, st.integers(-40, 40))
def test_going_there_and_back_changes_nothing(period: Period, steps: int) -> None:
    assert period.shifted(steps).shifted(-steps) == period
    assert (period.shifted(steps) > period) is (steps > 0)


@pytest.mark.parametrize(("code", "before"), [("2026T1", "2025T1"), ("2025T4", "2024T4"), ("2025", "2024")])
def test_a_year_before_is_the_same_quarter(code: str, before: str) -> None:
    assert str(Period.parse(code).a_year_before()) == before


@pytest.mark.parametrize(
    "code", ["", "2026T0", "2026T5", "26T1", "2026t1", " 2026T1", "2026T1\n", "202603", "2026M03", "２０２６"]
)
def test_anything_else_is_no_period(code: str) -> None:
    assert not is_period(code)
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026T1", ("1er trimestre 2026", "T1 2026", "2026-03")),
        ("2025T2", ("2e trimestre 2025", "T2 2025", "2025-06")),
        ("2025T4", ("4e trimestre 2025", "T4 2025", "2025-12")),
        ("2025", ("année 2025", "2025", "2025-12")),
    ],
)
def test_the_words_of_a_period(code: str, words: tuple[str, ...]) -> None:
    found = (label(code), short_label(code), Period.parse(code).end_month)
    assert tuple(map(spaces, found)) == words


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025T3", "2026T1", ["2025T3", "2025T4", "2026T1"]),
        ("2024", "2026", ["2024", "2025", "2026"]),
        ("2026T1", "2026T1", ["2026T1"]),
        ("2026T2", "2026T1", []),
    ],
)
def test_every_period_between_two(first: str, last: str, expected: list[str]) -> None:
    assert between(first, last) == expected


def test_the_latest_of_some_periods() -> None:
    assert latest(["2025T4", "2026T1", "2025T1"]) == "2026T1"
    assert latest([]) is None


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026T1", "2025-04", "2026-03"),
        ("2025T2", "2024-07", "2025-06"),
        ("2025T3", "2024-10", "2025-09"),
        ("2025T4", "2025-01", "2025-12"),
    ],
)
def test_the_twelve_months_that_end_with_a_quarter(code: str, first: str, last: str) -> None:
    month = Period.parse(code).last_month
    assert (str(month.eleven_before()), str(month)) == (first, last)


def test_months_have_their_french_names() -> None:
    assert (Month(2026, 1).name, Month(2026, 8).name, Month(2026, 12).name) == ("janvier", "août", "décembre")
