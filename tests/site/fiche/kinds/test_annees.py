"""annees: a count at the same quarter of each year."""

from __future__ import annotations

from fiches.site.fiche.kinds.annees import KIND
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of


def test_it_has_a_row_a_year_and_no_drawing() -> None:
    block = build.evolution_block("demandeurs-a", [float(1000 + place) for place in range(9)])
    table = table_of(block, build.wording())
    assert KIND.rows is None
    assert chart_of(block, build.wording()) is None
    assert table is not None
    assert [text_of(line.head) for line in table.lines] == ["fin mars 2026", "fin mars 2025", "fin mars 2024"]
