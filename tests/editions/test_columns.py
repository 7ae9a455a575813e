"""A table filled some rows at a time is the one that all its rows make, sorted by key as text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from fiches.editions.columns import Columns, categories
from fiches.keys import COLUMNS, KEY_COLUMNS
from tests.support.frames import COTES, ILLE, key, line

ROWS = [
    line(key(place, code, period), value)
    for place, code, period, value in (
        (ILLE, "B", "2025T4", 2.0), (COTES, "ABC", "2026T1", 3.0), (ILLE, "ABC", "2026T1", None), (COTES, "A", "2025T4", 0.0),
    )
]  # fmt: skip


def test_rows_are_sorted_whatever_their_order_and_their_groups() -> None:
    whole, parts = Columns(), Columns()
    whole.add(ROWS)
    for row in reversed(ROWS):
        parts.add([row])
        parts.add([])
    assert len(whole) == len(parts) == len(ROWS)
    found = whole.frame()
    pd.testing.assert_frame_equal(parts.frame(), found)
    assert tuple(found.columns) == COLUMNS
    keys = list(found[list(KEY_COLUMNS)].itertuples(index=False, name=None))
    assert keys == sorted(row[: len(KEY_COLUMNS)] for row in ROWS)
    assert found["value"].tolist()[:2] == [0.0, 3.0]
    assert found["value"].isna().sum() == 1


def test_an_empty_table_has_its_columns() -> None:
    found = Columns().frame()
    assert (len(found), tuple(found.columns)) == (0, COLUMNS)


@pytest.mark.parametrize("number", [1, 126, 127, 129, 40_000])
def test_categories_are_in_the_order_of_texts_and_numbers_as_small_as_can_be(number: int) -> None:
    texts = [f"{n * 7919 % number:05}" for n in range(number)]
    found = categories(np.arange(number, dtype=np.intc), texts)
    assert found.tolist() == texts
    assert found.categories.tolist() == sorted(texts)
    assert found.codes.dtype.itemsize == (1 if number < 127 else 2 if number <= 32_767 else 4)
