"""Two editions compared: identical keys only, each difference of its kind, sorted, the same bytes whatever the order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.editions.diff import CHANGE_COLUMNS, EditionDiff, Followed, Kind, compare, compared
from fiches.editions.store import sorted_frame
from fiches.keys import COLUMNS, KEY_COLUMNS, Key
from tests.support.frames import COTES, FRANCE, ILLE, Row, edition, key, line

NAMES = ("2026T1", "2026T2")


def found(previous: Sequence[Row], later: Sequence[Row]) -> EditionDiff:
    return compare(sorted_frame(previous), sorted_frame(later), names=NAMES)


def kinds(comparison: EditionDiff) -> list[tuple[str, str, Kind]]:
    return [(str(c.key.territory), c.key.period, c.kind) for c in comparison.changes()]


def test_the_same_edition_has_no_difference() -> None:
    rows = [line(key(ILLE, "ABC", p), v) for p, v in (("2026T1", 560.0), ("2025T4", None), ("2025T3", 0))]
    assert found(rows, rows[::-1]).cells.empty
    assert set(found(rows, rows).counts().values()) == {0}


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ((560, None), (560.0, None), False),
        ((0.1 + 0.2, None), (0.30000000000000004, None), False),
        ((12.5, None), (12.4, None), True),
        ((None, "nd"), (None, "nd"), False),
        ((None, "nd"), (None, "s"), True),
        ((None, "nd"), (560, None), True),
        ((0, "a"), (0, ""), True),
        ((0.0, "a"), (-0.0, "a"), False),
    ],
)
def test_a_value_or_a_status_that_differs_is_a_revision(
    old: tuple[float | None, str | None], new: tuple[float | None, str | None], differs: bool
) -> None:
    changes = list(found([line(key(), *old)], [line(key(), *new)]).changes())
    assert [c.kind for c in changes] == ([Kind.REVISED] if differs else [])
    if differs:
        assert (changes[0].old_value, changes[0].new_value) == (old[0], new[0])


def test_another_date_alone_is_no_revision() -> None:
    assert found([line(key(), 1, date="2026-01-01")], [line(key(), 1, date="2026-02-02")]).cells.empty


def test_a_new_quarter_is_a_new_period_and_the_oldest_one_leaves() -> None:
    previous = [line(key(period=p), 100) for p in ("2025T3", "2025T4", "2026T1")]
    later = [line(key(period=p), 100) for p in ("2025T4", "2026T1", "2026T2")]
    comparison = found(previous, later)
    assert kinds(comparison) == [("DEP-35", "2025T3", Kind.DROPPED), ("DEP-35", "2026T2", Kind.NEW_PERIOD)]
    assert comparison.new_periods() == {"DE_1": ("2026T2",)}
    assert comparison.by_place()[ILLE].periods == (("DE_1", "2026T2"),)


def test_a_breakdown_kept_for_its_latest_period_only_has_left_not_vanished() -> None:
    old, new = key(period="2026T1", characteristic="AGE/AGE1"), key(period="2026T2", characteristic="AGE/AGE1")
    assert [k for *_, k in kinds(found([line(old, 5)], [line(new, 6)]))] == [Kind.DROPPED, Kind.NEW_PERIOD]


def test_a_cell_of_a_known_period_appears_and_a_series_that_is_gone_vanishes() -> None:
    previous = [line(key(period="2026T1"), 1), line(key(code="A", period="2026T1"), 1)]
    later = [line(key(period="2026T1"), 1), line(key(code="B", period="2026T1"), 2)]
    changes = list(found(previous, later).changes())
    assert [(c.key.nomenclature_code, c.kind) for c in changes] == [("A", Kind.VANISHED), ("B", Kind.APPEARED)]
    assert [(c.old_value, c.new_value) for c in changes] == [(1, None), (None, 2)]


def test_a_hole_in_the_middle_of_a_series_has_vanished() -> None:
    previous = [line(key(period=p), 1) for p in ("2025T3", "2025T4", "2026T1")]
    assert kinds(found(previous, [previous[0], previous[2]])) == [("DEP-35", "2025T4", Kind.VANISHED)]


def test_a_territory_that_was_late_has_a_new_period_of_its_own() -> None:
    previous = [line(key(FRANCE, period="2026T1"), 1), line(key(ILLE, period="2025T4"), 1)]
    later = [*previous, line(key(ILLE, period="2026T1"), 1)]
    assert kinds(found(previous, later)) == [("DEP-35", "2026T1", Kind.NEW_PERIOD)]


def test_a_territory_asked_for_the_first_time_appears_up_to_the_latest_known_period() -> None:
    previous = [line(key(ILLE, period="2026T1"), 1)]
    later = [*previous, *(line(key(COTES, period=p), 1) for p in ("2026T1", "2026T2"))]
    assert kinds(found(previous, later)) == [
        ("DEP-22", "2026T1", Kind.APPEARED), ("DEP-22", "2026T2", Kind.NEW_PERIOD),
    ]  # fmt: skip


def test_years_and_quarters_each_keep_their_order() -> None:
    previous = [line(key(indicator="PERSP_2", code="INT_EMB", period="2024", measure="niveau"), 3), line(key(), 1)]
    later = [*previous, line(key(indicator="PERSP_2", code="INT_EMB", period="2025", measure="niveau"), 3)]
    assert found(previous, later).new_periods() == {"PERSP_2": ("2025",)}


def test_counts_are_told_by_indicator_and_level_and_by_territory() -> None:
    previous = [line(key(place, period="2026T1"), 10) for place in (ILLE, COTES, FRANCE)]
    later = [line(key(ILLE), 20), line(key(COTES), 10), line(key(FRANCE, "A"), 5)]
    comparison = found(previous, later)
    assert {k: v for k, v in comparison.counts().items() if v} == {Kind.REVISED: 1, Kind.VANISHED: 1, Kind.APPEARED: 1}
    assert list(comparison.by_level()) == [("DE_1", "DEP"), ("DE_1", "NAT")]
    assert comparison.by_level()["DE_1", "DEP"][Kind.REVISED] == 1
    assert list(comparison.by_place()) == [ILLE, FRANCE]
    assert [c.key.territory for c in comparison.only([FRANCE]).changes()] == [FRANCE, FRANCE]


def test_an_empty_edition_is_compared_too() -> None:
    rows = [line(key(), 1)]
    assert [k for *_, k in kinds(found(rows, []))] == [Kind.VANISHED]
    assert [k for *_, k in kinds(found([], rows))] == [Kind.APPEARED]
    assert found([], []).cells.empty


def test_another_request_is_said() -> None:
    assert compared(edition(request="a"), edition(request="a")).same_request
    assert not compared(edition(request="a"), edition(request="b")).same_request


@pytest.mark.parametrize(
    ("metiers", "found"),
    [
        (("A1203", "J1501"), Followed()),
        (("J1501", "K1302"), Followed(entered=("K1302",), left=("A1203",))),
        (("J1501",), Followed(left=("A1203",))),
    ],
)
def test_the_metiers_that_one_setting_chooses_are_named(metiers: tuple[str, ...], found: Followed) -> None:
    """« The fifty best of the country » are others the next quarter, by our own choice; their order says nothing."""
    one = edition()
    other = replace(one, referential=replace(one.referential, activities={"ROME": metiers}))
    comparison = compared(one, other)
    assert comparison.metiers == comparison.summary().metiers == comparison.only([ILLE]).metiers == found
    assert comparison.same_request is not found.changed
    other = replace(other, manifest=replace(other.manifest, request="autre"))
    assert not compared(one, other).metiers.changed


def has_moved(one: Key, old: dict[Key, float | None], new: dict[Key, float | None]) -> bool:
    """Whether both editions have the series of a key, at no common period."""
    before, after = ({k for k in rows if (k.series, k.measure) == (one.series, one.measure)} for rows in (old, new))
    return bool(before) and bool(after) and not before & after


def test_two_periods_that_move_together_are_no_value_that_appeared_or_vanished() -> None:
    """A quarter and the one of a year before, at each edition."""
    pairs = [[line(key(period=p), 5) for p in two] for two in (("2024T4", "2025T4"), ("2025T1", "2026T1"))]
    rest = [line(key(COTES, period=p), 7) for p in ("2025T1", "2025T4")]
    told = kinds(found(pairs[0] + rest, pairs[1] + rest))
    assert told == [
        ("DEP-35", "2024T4", Kind.DROPPED),
        ("DEP-35", "2025T4", Kind.DROPPED),
        ("DEP-35", "2026T1", Kind.NEW_PERIOD),
    ]


PLACES = st.sampled_from([ILLE, COTES, FRANCE])
CELLS = st.dictionaries(
    st.builds(key, PLACES, st.sampled_from(["A", "ABC"]), st.sampled_from(["2025T3", "2025T4", "2026T1", "2026T2"])),
    st.sampled_from([None, 0.0, 10.0, 20.0]),
    max_size=20,
)


@settings(max_examples=60)
@given(CELLS, CELLS, st.randoms(use_true_random=False))
def test_it_says_what_dictionaries_would_say(
    old: dict[Key, float | None], new: dict[Key, float | None], shuffled: random.Random
) -> None:
    """Every cell that differs is there once, in the order of keys, whatever the order of the rows."""
    previous, later = [line(k, v) for k, v in old.items()], [line(k, v) for k, v in new.items()]
    comparison = found(previous, later)
    expected = sorted(k for k in old.keys() | new.keys() if old.get(k, "") != new.get(k, ""))
    told = [c.key for c in comparison.changes()]
    assert told == [k for k in expected if k in told]
    assert {k for k in expected if k not in told} <= {k for k in new.keys() - old.keys() if has_moved(k, old, new)}
    assert {c.key for c in comparison.changes() if c.kind == Kind.REVISED} == set(expected) & old.keys() & new.keys()
    assert {c.key for c in comparison.changes() if c.kind in (Kind.DROPPED, Kind.VANISHED)} == old.keys() - new.keys()
    shuffled.shuffle(previous)
    pd.testing.assert_frame_equal(found(previous, later).cells, comparison.cells)


def test_a_large_edition_is_compared_whole() -> None:
    """Two tables of a hundred thousand rows."""
    rows = 100_000
    number = np.arange(rows)
    frame = pd.DataFrame(dict.fromkeys(COLUMNS, ""), index=range(rows)).assign(
        indicator=np.where(number % 2, "DE_1", "OFF_1"), territory_code=(number % 1000).astype(str),
        activity_code=(number // 1000).astype(str), period="2026T1", value=number.astype(float),
    )  # fmt: skip
    other = frame.assign(value=np.where(number % 10, frame["value"], 1.5)).iloc[1:]
    comparison = compare(frame, other, names=NAMES)
    assert comparison.counts()[Kind.REVISED] == rows // 10 - 1
    assert list(comparison.cells.columns) == list(CHANGE_COLUMNS) == [*KEY_COLUMNS, *CHANGE_COLUMNS[10:]]
