"""The largest rise and the largest fall of a list, where rounding leaves no doubt."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.changes import largest_changes
from fiches.indicators.model.numbers import TOO_WIDE, Computed, Observed
from tests.support.frames import AFFIRMATIONS, key


def change(before: float | None, now: float | None, code: str, reason: str = "") -> Computed:
    place = key().territory._replace(code=code)
    then, at_last = Observed(key(period="2025T1").at(place), before), Observed(key().at(place), now)
    value = None if reason or not before or now is None else 100 * (now - before) / before
    return Computed("evolution", (then, at_last), value, reason)


def told(*changes: Computed | None) -> list[tuple[bool, float | None, int]]:
    return [(one.is_rise, one.change.value, len(one.compared)) for one in largest_changes(changes, AFFIRMATIONS)]


def test_the_largest_of_each_way() -> None:
    assert told(change(10_000, 11_000, "01"), change(10_000, 9_000, "02"), change(10_000, 10_500, "03")) == [
        (True, 10.0, 3), (False, -10.0, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([change(10_000, 10_990, "02")], "the other may be larger"),
        ([change(100_000, 110_000, "02")], "the same in a larger place"),
        ([change(1_500, 1_640, "02", TOO_WIDE)], "what is not printed for its rounding may be larger"),
    ],
)
def test_nothing_where_rounding_leaves_a_doubt(others: list[Computed], why: str) -> None:
    assert not [one for one in told(change(10_000, 11_000, "01"), *others) if one[0]], why


def test_the_smallest_of_falls_is_no_rise_nor_a_stable_one() -> None:
    assert told(change(10_000, 9_900, "01"), change(10_000, 9_000, "02")) == [(False, -10.0, 2)]
    assert told(change(100_000, 100_100, "01"), change(10_000, 9_000, "02")) == [(False, -10.0, 2)]


def test_what_may_not_be_given_is_no_part_of_the_list() -> None:
    without = [
        None,
        change(10_000, 20_000, "04", "rupture"),
        change(500, 900, "05", "base"),
        change(10_000, None, "06", "nd"),
    ]
    assert told(change(10_000, 11_000, "01"), change(10_000, 10_000, "02"), *without) == [(True, 10.0, 2)]
    assert told(change(10_000, 11_000, "01")) == []
