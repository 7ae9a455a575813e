"""The best métiers: the best of their ranks, ties by code, whatever the order of what is counted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.rankings import best, ranks

COUNTS = st.dictionaries(st.sampled_from(["A1203", "D1106", "J1501", "K1302", "M1203"]), st.integers(0, 5).map(float))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({"a": 10.0, "b": 30.0, "c": 20.0}, {"a": 3, "b": 1, "c": 2}),
        ({"a": 30.0, "b": 30.0, "c": 20.0}, {"a": 1, "b": 1, "c": 3}),
        ({"a": 0.0, "b": 0.0}, {"a": 1, "b": 1}),
    ],
)
def test_equal_values_share_the_best_place(values: Mapping[str, float], expected: Mapping[str, int]) -> None:
    assert ranks(values) == expected


def test_the_best_of_three_ranks_decides_and_the_code_breaks_ties() -> None:
    seekers = {"A1203": 100.0, "D1106": 90.0, "J1501": 80.0}
    offers = {"J1501": 50.0, "D1106": 40.0, "K1302": 30.0}
    assert best([seekers, offers, {}], 3) == ("A1203", "J1501", "D1106")


@pytest.mark.parametrize(("number", "size"), [(0, 0), (1, 1), (2, 2), (10, 3)])
def test_no_more_than_asked_nor_than_there_are(number: int, size: int) -> None:
    assert len(best([{"a": 3.0, "b": 2.0, "c": 1.0}], number)) == size


@given(st.lists(COUNTS, max_size=3))
def test_the_order_of_what_is_counted_changes_nothing(counts: list[dict[str, float]]) -> None:
    backwards = [dict(reversed(list(one.items()))) for one in reversed(counts)]
    assert best(counts, 4) == best(backwards, 4)


@given(COUNTS, st.integers(0, 4))
def test_a_shorter_list_is_the_beginning_of_a_longer_one(counts: dict[str, float], number: int) -> None:
    assert best([counts], number) == best([counts], number + 1)[:number]
