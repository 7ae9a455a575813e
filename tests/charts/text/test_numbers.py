"""Numbers as charts write them: French, few round graduations, values and their absence."""

from __future__ import annotations

import pytest

from fiches.charts.model import ChartOptions
from fiches.charts.text.numbers import number, ticks, value_text


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (41230, 0, "41\u202f230"),
        (0, 0, "0"),
        (-2.5, 1, "\u22122,5"),
        (12.0, 1, "12,0"),
        (6432150, 0, "6\u202f432\u202f150"),
    ],
)
def test_numbers_are_french(value: float, decimals: int, expected: str) -> None:
    assert number(value, decimals) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, [0]),
        (0, 44_000, [0, 10_000, 20_000, 30_000, 40_000]),
        (0, 9, [0, 2, 4, 6, 8]),
        (0, 0.6, [0, 0.2, 0.4, 0.6]),
        (41.2, 49.7, [42, 44, 46, 48]),
        (-3, 3, [-2, 0, 2]),
    ],
)
def test_ticks_are_few_and_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


@pytest.mark.parametrize("high", [1, 7, 19, 99, 101, 1234, 98_765, 6_856_670, 0.03])
def test_there_are_two_to_five_ticks(high: float) -> None:
    assert 2 <= len(ticks(0, high)) <= 5


def test_value_text_cases() -> None:
    """A number with its unit, a zero that hides up to four, a missing value, words of the row's own."""
    options = ChartOptions(unit="%", decimals=1)
    assert value_text({"value": 12.4}, options) == "12,4\u00a0%"
    assert value_text({"value": 0, "zero": True}, options) == "moins de\u00a05"
    assert value_text({"value": 9, "second": 0, "second_zero": True}, options, "second") == "moins de\u00a05"
    assert value_text({"value": 0, "second": 9, "zero": True}, options, "second") == "9,0\u00a0%"
    assert value_text({"value": None}, options) == "n.\u00a0d."
    assert value_text({"value": 3, "value_label": "trois"}, options) == "trois"


def test_a_published_zero_is_fewer_than_five_in_each_column() -> None:
    """« 0 » was drawn beside « moins de 5 » in the table: the second value of a métier had lost its sign."""
    row = {"value": 40, "second": 0, "second_zero": True}
    assert value_text(row, ChartOptions(), "second") == "moins de\u00a05"
    assert value_text({"value": 0, "zero": True}, ChartOptions()) == "moins de\u00a05"
    assert value_text({"value": 40, "second": 0, "zero": True}, ChartOptions(), "second") == "0"
