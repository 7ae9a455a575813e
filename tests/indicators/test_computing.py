"""The declared formulas: écart between places, part, rang; their rounding and what forbids them."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.indicators.claims.ranks import RANK
from fiches.indicators.computing import part, part_of_parent, rounded, standing
from fiches.indicators.model.numbers import Observed
from fiches.keys import Key, TerritoryKey
from tests.support.frames import (
    BRETAGNE,
    COTES,
    FRANCE,
    ILLE,
    RENNES,
    SAINT_MALO,
    catalogue,
    edition_data,
    entry,
    formula,
    key,
    line,
)


def number(found: Key, value: float | None) -> Observed:
    return Observed(found, value, "" if value is not None else "nd")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.05, 1, 0.1), (0.15, 1, 0.2), (2.25, 1, 2.3), (-2.25, 1, -2.3), (-0.05, 1, -0.1), (0.04, 1, 0.0), (-0.04, 1, 0.0),
        (2.5, 0, 3.0), (-2.5, 0, -3.0), (1.005, 2, 1.01), (2.675, 2, 2.68), (41230.0, 1, 41230.0), (99.95, 1, 100.0),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert rounded(value, decimals) == expected


def test_a_rounded_zero_has_no_sign() -> None:
    assert str(rounded(-0.04, 1)) == "0.0"


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_rounding_is_odd_and_settles(value: float, decimals: int) -> None:
    once = rounded(value, decimals)
    assert rounded(once, decimals) == once
    assert rounded(-value, decimals) == -once
    assert abs(once - value) <= 0.5 * 10**-decimals + 1e-9


def test_a_formula_without_smallest_base_still_never_divides_by_zero() -> None:
    free = catalogue(entry(), formulas=[formula("part")])
    view = edition_data([line(key(), 0.0)], free)
    assert part(view, number(key(), 0), number(key(), 0)).reason == "base"


@pytest.mark.parametrize(
    ("one", "whole", "value", "reason"),
    [
        (5_000, 20_000, 25.0, ""), (20_000, 20_000, 100.0, ""), (0, 20_000, 0.0, ""), (100, 80_000, 0.1, ""), (50, 90, None, "base"),
        (None, 200, None, "nd"), (50, None, None, "nd"), (1_000, 2_000, 50.0, ""), (250, 2_000, 13.0, ""), (50, 100, None, "arrondi"),
    ],
)  # fmt: skip
def test_a_share_is_a_percentage_of_the_larger(one, whole, value: float | None, reason: str) -> None:
    found = part(edition_data([line(key(), 1)]), number(key(), one), number(key(BRETAGNE), whole))
    assert (found.value, found.reason) == (value, reason)


def test_a_share_is_of_one_period_only() -> None:
    found = part(edition_data([line(key(), 1)]), number(key(), 50), number(key(BRETAGNE, period="2025T4"), 200))
    assert (found.value, found.reason) == (None, "nd")


@pytest.mark.parametrize(
    ("home", "other", "nested"),
    [(ILLE, BRETAGNE, True), (ILLE, FRANCE, True), (BRETAGNE, FRANCE, True), (RENNES, FRANCE, True), (SAINT_MALO, FRANCE, True),
     (RENNES, ILLE, False), (RENNES, BRETAGNE, False), (SAINT_MALO, BRETAGNE, False), (BRETAGNE, ILLE, False)],
)  # fmt: skip
def test_a_share_is_said_only_of_what_wholly_contains(home: TerritoryKey, other: TerritoryKey, nested: bool) -> None:
    """EPCI and basins cross the borders of départements and régions."""
    found = part_of_parent(edition_data([line(key(), 1)]), number(key(home), 100), number(key(other), 1000))
    assert (found is not None) is nested


def test_a_grade_has_no_share() -> None:
    grades = [number(key(place, measure="niveau"), 4) for place in (ILLE, BRETAGNE)]
    assert part_of_parent(edition_data([line(key(), 1)]), *grades) is None


# Rank


DEPARTEMENTS = [TerritoryKey("DEP", code) for code in ("22", "29", "35", "44", "56", "2A")]


def ranked(*values: float | None, levels: tuple[str, ...] = ("DEP",), at: int = 2, **fields):
    places = DEPARTEMENTS[: len(values)]
    rows = [line(key(place, **fields), value) for place, value in zip(places, values, strict=True)]
    found = standing(edition_data(rows, levels=levels), number(key(places[at], **fields), values[at]))
    return found if found is not None and found.claim.name == RANK else None


@pytest.mark.parametrize(
    ("values", "first", "last", "size"),
    [
        ((10, 20, 30, 40, 50), 3, 3, 5),
        ((10, 20, 60, 40, 50), 1, 1, 5),
        ((30, 20, 10, 40, 50), 5, 5, 5),
        ((10, 20, 30, 30, 30), 1, 3, 5),
        ((50, 50, 30, 30, 30, 10), 3, 5, 6),
        ((10, None, 30, 40, 50, 60), 4, 4, 5),
    ],
)
def test_a_rank_is_from_the_largest_and_equal_counts_share_places(values, first: int, last: int, size: int) -> None:
    found = ranked(*values)
    assert (found.first, found.last, found.size) == (first, last, size)
    assert found.number.value == first
    assert found.number.mark(DEPARTEMENTS[2]) == "rang(DE_1.CUMUL.CUMUL.ABC...2026T1.nombre;DEP)"
    assert found.claim.mark(DEPARTEMENTS[2]) == "rang(DE_1.CUMUL.CUMUL.ABC...2026T1.nombre;DEP)"


def test_more_than_three_places_are_not_said() -> None:
    assert ranked(0, 0, 0, 0, 0) is None


def test_places_too_many_to_be_said_are_said_by_the_third_that_holds_them() -> None:
    places = [TerritoryKey("DEP", f"{code:02}") for code in range(1, 22)]
    counts = [50.0] * 5 + [40.0] * 10 + [10.0] * 6
    view = edition_data([line(key(p), v) for p, v in zip(places, counts, strict=True)], levels=("DEP",))
    told = [standing(view, number(key(places[at]), counts[at])) for at in (0, 5, 20)]
    assert [(one.claim.name, one.third) if one else None for one in told] == [
        ("tiers", "haut"), None, ("tiers", "bas"),
    ]  # fmt: skip


@settings(max_examples=30)
@given(st.lists(st.integers(0, 6).map(lambda n: n * 10.0), min_size=5, max_size=6))
def test_a_rank_leaves_room_for_every_tie(values: list[float]) -> None:
    found = ranked(*values, at=0)
    assert (found is None) is (values.count(values[0]) > 3)
    if found:
        assert found.first == 1 + sum(v > values[0] for v in values)
        assert found.last - found.first + 1 == values.count(values[0])


@pytest.mark.parametrize(
    ("values", "levels"),
    [((10, 20, None, 40, 50, 60), ("DEP",)), ((10, 20, 30, 40), ("DEP",)), ((10, 20, 30, 40, 50), ("REG",)), ((10, 20, 30, 40, None), ("DEP",))],
    ids=["no value", "too few", "level not whole", "too few with a value"],
)  # fmt: skip
def test_no_rank_where_it_says_nothing(values, levels: tuple[str, ...]) -> None:
    assert ranked(*values, levels=levels) is None


def test_a_rank_is_among_the_same_row_only() -> None:
    """Another code, period or level does not count."""
    others = [line(key(place, period="2025T4"), 999) for place in DEPARTEMENTS]
    others += [line(key(place, "A"), 999) for place in DEPARTEMENTS] + [
        line(key(BRETAGNE), 999),
        line(key(FRANCE), 999),
    ]
    rows = [line(key(place), value) for place, value in zip(DEPARTEMENTS, (10, 20, 30, 40, 50, 60), strict=True)]
    found = standing(edition_data(rows + others, levels=("DEP",)), number(key(COTES), 10))
    assert (found.claim.name, found.first, found.size) == (RANK, 6, 6)
