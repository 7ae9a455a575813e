"""The table of a harvest is gathered one territory at a time: what is in memory does not follow the number of rows."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

from fiches.harvest.gathering import Gathered
from fiches.keys import TerritoryKey
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from tests.support.frames import catalogue

PLACES, ROWS = 50, 1_000
MOST = 200  # bytes a row, at the peak; as texts, one by one, it took 1,500


def answers() -> Iterator[tuple[Call, Answer]]:
    """Each text made anew, as the journal gives them."""
    for place in range(PLACES):
        key = TerritoryKey("EPCI", f"2000{place:05}")
        date = f"2026-06-{1 + place % 28:02}"
        rows = tuple(
            Observation("ROME", f"J{n % 500:04}", "ABC", "", "", f"20{n // 500:02}T1", "nombre", float(n), "", date)
            for n in range(ROWS)
        )
        yield Call("DE_1", key, "ROME", "J1501", (), False, False), Answer(rows, {})


def test_a_row_weighs_little_however_many_there_are() -> None:
    tracemalloc.start()
    try:
        gathered = Gathered(catalogue())
        gathered.gather(answers())
        assert len(gathered.columns) == PLACES * ROWS
        frame = gathered.columns.frame()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST * PLACES * ROWS
    assert frame.memory_usage(deep=True).sum() < 40 * PLACES * ROWS
    assert frame["territory_code"].is_monotonic_increasing
    assert frame["value"].sum() == PLACES * sum(range(ROWS))
