"""About how high a block is; columns cut in order."""

from __future__ import annotations

import pytest

from fiches.site.fiche.model import BlockView
from fiches.site.paper.columns import cut, height
from fiches.site.paper.rows import is_table
from tests.support import figures as build
from tests.support.pages.fakes import view_of


def blocks() -> dict[str, BlockView]:
    return dict(view_of(build.make_fiche()).blocks)


def kinds() -> dict[str, BlockView]:
    """One block of each sort."""
    found = list(blocks().values())
    return {
        "E": next(b for b in found if b.chart and b.chart.kind == "evolution"),
        "L": next(b for b in found if b.chart and b.chart.kind == "structure"),
        "G": next(b for b in found if b.chart and b.chart.kind == "echelle"),
        "T": next(b for b in found if is_table(b)),
        "M": next(b for b in found if b.missing),
    }


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
