"""The best métiers: the best of their ranks, ties by code, whatever the order of what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.keys import TerritoryKey
from fiches.rankings import Ranking, Rule, best_ranked, competition_ranks, ranking_from_row, ranking_row, top_codes

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
    assert competition_ranks(values) == expected


def test_the_best_of_three_ranks_decides_and_the_code_breaks_ties() -> None:
    seekers = {"A1203": 100.0, "D1106": 90.0, "J1501": 80.0}
    offers = {"J1501": 50.0, "D1106": 40.0, "K1302": 30.0}
    assert best_ranked([seekers, offers, {}], 3) == ("A1203", "J1501", "D1106")


@pytest.mark.parametrize(("number", "size"), [(0, 0), (1, 1), (2, 2), (10, 3)])
def test_no_more_than_asked_nor_than_there_are(number: int, size: int) -> None:
    assert len(best_ranked([{"a": 3.0, "b": 2.0, "c": 1.0}], number)) == size


@given(st.lists(COUNTS, max_size=3))
def test_the_order_of_what_is_counted_changes_nothing(counts: list[dict[str, float]]) -> None:
    backwards = [dict(reversed(list(one.items()))) for one in reversed(counts)]
    assert best_ranked(counts, 4) == best_ranked(backwards, 4)


@given(COUNTS, st.integers(0, 4))
def test_a_shorter_list_is_the_beginning_of_a_longer_one(counts: dict[str, float], number: int) -> None:
    assert best_ranked([counts], number) == best_ranked([counts], number + 1)[:number]


@pytest.mark.parametrize(
    ("values", "number", "codes"),
    [
        ({"a": 300.0, "b": 200.0, "c": 100.0}, 2, ("a", "b")),
        ({"a": 300.0, "b": 200.0, "c": 200.0}, 2, ("a", "b", "c")),  # all those tied with the last one
        ({"b": 200.0, "a": 200.0}, 1, ("a", "b")),
        ({"a": 300.0, "b": None, "c": 40.0}, 3, ("a",)),  # neither without a count, nor under the smallest
        ({"a": 300.0}, 0, ()),
        ({}, 3, ()),
    ],
)
def test_the_largest_counts_and_those_tied_with_the_last(
    values: Mapping[str, float | None], number: int, codes: tuple[str, ...]
) -> None:
    assert top_codes(values, number) == codes


RANKING = Ranking(TerritoryKey("DEP", "35"), "DE_1", "2026T1", 2, "borne", 500, 40, ("A1203", "J1501"))


@pytest.mark.parametrize(
    "ranking", [RANKING, replace(RANKING, rule="parent", container="REG-53"), replace(RANKING, metiers=())]
)
def test_a_ranking_is_read_as_it_was_written(ranking: Ranking) -> None:
    row = ranking_row(ranking)
    assert ranking_from_row(row) == ranking
    assert ("container" in row) is bool(ranking.container)


@pytest.mark.parametrize("change", [{"territory": "35"}, {"couleur": "rouge"}])
def test_a_misshapen_ranking_is_refused(change: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        ranking_from_row({**ranking_row(RANKING), **change})


@pytest.mark.parametrize(
    ("rule", "proven"), [("complet", True), ("borne", True), ("parent", False), ("depassement", False)]
)
def test_only_two_grounds_prove_a_ranking(rule: Rule, proven: bool) -> None:
    assert replace(RANKING, rule=rule).proven is proven
