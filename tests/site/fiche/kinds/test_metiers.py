"""metiers: a table, and nothing drawn."""

from __future__ import annotations

from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_metiers_are_a_table_without_a_drawing() -> None:
    block = build.metiers_blocks()[0]
    assert chart_of(block, WORDING) is None
    assert table_of(block, WORDING) is not None
