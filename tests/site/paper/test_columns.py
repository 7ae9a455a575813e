"""About how high a block is; columns cut in order."""

from __future__ import annotations

import pytest

from fiches.site.paper.columns import cut, height
from tests.support.pages.view_blocks import kinds


@pytest.mark.parametrize(
    ("heights", "count", "columns"),
    [
        ([1, 1, 1], 3, ["0", "1", "2"]),
        ([3, 1, 1, 1], 2, ["0", "123"]),
        ([1, 1, 1, 3], 2, ["012", "3"]),
        ([5, 1], 3, ["0", "1"]),
        ([2, 2, 2, 2, 2], 3, ["0", "12", "34"]),
        ([], 3, []),
    ],
)
def test_columns_are_cut_in_order_the_tallest_as_low_as_can_be(
    heights: list[float], count: int, columns: list[str]
) -> None:
    found = cut("".join(str(n) for n in range(len(heights))), heights, count)
    assert ["".join(column) for column in found] == columns


def test_a_wider_column_makes_a_lower_block() -> None:
    block = kinds()["L"]
    assert height(block, 332, drawn=False) < height(block, 100, drawn=False)
    assert height(block, 332) > height(block, 332, drawn=False)
    assert height(block, 216, reading=True) > height(block, 216)
    assert height(kinds()["M"], 332) > 0
