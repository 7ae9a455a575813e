"""Each call has its turn in a cycle of slices, one a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fiches.harvest.slices import slice_of, slices, week_of
from fiches.keys import FRANCE
from fiches.source.calls import Call

MONDAY = date(2026, 9, 7)


WEEK = timedelta(days=7)


def calls(number: int) -> list[Call]:
    return [
        Call("DE_1", FRANCE, "ROME", f"A{n:04}", (), latest_only=True, characteristics=False) for n in range(number)
    ]


@pytest.mark.parametrize(("number", "most"), [(0, 10), (1, 10), (10, 10), (11, 10), (100, 30), (7, 3)])
def test_each_call_is_in_one_slice_of_a_cycle_and_no_slice_is_too_large(number: int, most: int) -> None:
    among = slices(number, most)
    first = MONDAY - week_of(MONDAY) % among * WEEK
    found = [slice_of(calls(number), most, first + turn * WEEK) for turn in range(among)]
    assert sorted(call for one in found for call in one.calls) == calls(number)
    assert max(len(one.calls) for one in found) <= most
    assert [one.number for one in found] == list(range(1, among + 1))
    assert len({one.cycle for one in found}) == 1


def test_a_slice_lasts_from_monday_to_sunday_and_the_next_year_goes_on() -> None:
    assert week_of(MONDAY) == week_of(MONDAY + 6 * timedelta(days=1)) == week_of(MONDAY - timedelta(days=1)) + 1
    assert week_of(date(2027, 1, 4)) == week_of(date(2026, 12, 28)) + 1
    assert slice_of(calls(50), 9, MONDAY) == slice_of(list(reversed(calls(50))), 9, MONDAY)
