"""Digests of an edition by what may be read of it: a row that changes, moves its own, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from fiches.indicators.dataset import Dataset
from fiches.indicators.reads import Reads
from fiches.site.incremental.cells import Cells, identifiers, named, series_ids
from tests.support.frames import BRETAGNE, COTES, ILLE, Row, key, line, sorted_frame

ROWS = [line(key(place, period=period), 5000) for place in (ILLE, COTES, BRETAGNE) for period in ("2025T1", "2026T1")]


def cells(rows: list[Row]) -> Cells:
    return Cells(Dataset(sorted_frame(rows)).frame)


def changes(rows: list[Row], reads: Reads) -> list[bool]:
    wanted = identifiers(reads)
    return (cells(ROWS).digests(wanted) != cells(rows).digests(wanted)).tolist()


def one(*reads: str) -> Reads:
    """What a fiche may read: a series, a whole territory, a series of a level."""
    found = Reads()
    if "ligne" in reads:
        found.one(key(ILLE))
    if "territoire" in reads:
        found.whole(ILLE)
    if "niveau" in reads:
        found.across("DEP", key(ILLE))
    return found


OTHER_VALUE = [line(key(ILLE, period="2025T1"), 5010), *ROWS[1:]]
OTHER_STATUS = [line(key(ILLE, period="2025T1"), 5000, "a"), *ROWS[1:]]
OTHER_DATE = [line(key(ILLE, period="2025T1"), 5000, date="2026-06-01"), *ROWS[1:]]
A_HOLE = [line(key(ILLE, period="2025T1"), None), *ROWS[1:]]
LESS = ROWS[1:]
MORE = [*ROWS, line(key(ILLE, period="2025T2"), 5000)]


@pytest.mark.parametrize("rows", [OTHER_VALUE, OTHER_STATUS, OTHER_DATE, A_HOLE, LESS, MORE])
@pytest.mark.parametrize("read", ["ligne", "territoire", "niveau"])
def test_a_row_that_changes_moves_what_holds_it(rows: list[Row], read: str) -> None:
    assert changes(rows, one(read)) == [True]


def test_and_nothing_else() -> None:
    elsewhere = [*ROWS[:2], line(key(COTES, period="2025T1"), 5010), *ROWS[3:]]
    assert changes(elsewhere, one("ligne")) == [False]
    assert changes(elsewhere, one("territoire")) == [False]
    assert changes(elsewhere, one("niveau")) == [True]
    assert changes([*ROWS[:-1], line(key(BRETAGNE), 1)], one("ligne", "territoire", "niveau")) == [False] * 3


def test_the_order_of_rows_does_not_matter() -> None:
    one_way, other = cells(ROWS), Cells(Dataset(sorted_frame(ROWS).iloc[::-1]).frame)
    assert one_way.as_bytes() == other.as_bytes()


def test_two_rows_that_exchange_their_values_are_seen() -> None:
    first = [line(key(ILLE, period="2025T1"), 10), line(key(ILLE), 20)]
    second = [line(key(ILLE, period="2025T1"), 20), line(key(ILLE), 10)]
    wanted = identifiers(one("ligne", "territoire", "niveau"))
    assert (cells(first).digests(wanted) != cells(second).digests(wanted)).all()


def test_a_series_that_has_no_row_has_no_digest_until_it_has_one() -> None:
    reads = Reads()
    reads.one(key(ILLE, "A"))
    assert cells(ROWS).digests(identifiers(reads)).tolist() == [0]
    assert changes([*ROWS, line(key(ILLE, "A"), 1)], reads) == [True]


def test_identifiers_are_named_and_found_from_one_edition_to_the_next() -> None:
    frame = Dataset(sorted_frame(ROWS)).frame
    found = named(frame, identifiers(one("ligne", "territoire", "niveau")))
    series = (*key(ILLE)[:8], "nombre")
    assert found == [(ILLE, None), (ILLE, series), ("DEP", (series[0], "DEP", "", *series[3:]))]
    moved = cells(OTHER_VALUE).changed_since(cells(ROWS).as_bytes())
    assert series_ids([series])[0] in moved
    assert len(cells(ROWS).changed_since(b"")) == len(cells(ROWS).as_bytes()) // 16
    assert not len(cells(ROWS).changed_since(cells(ROWS).as_bytes()))


def test_an_empty_edition_has_nothing() -> None:
    assert cells([]).digests(np.array([3], dtype=np.uint64)).tolist() == [0]
    assert cells([]).of_level("DEP") == 0
