"""echelle: grades period by period, a row each."""

from __future__ import annotations

from fiches.site.fiche.kinds.echelle import KIND
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import table_of


def test_it_is_a_table_of_steps() -> None:
    table = table_of(build.scale_block("dynamique", [3, None, 2], last="2026T2"), build.wording())
    assert KIND.rows is None
    assert table is not None
    assert table.barred
    assert [text_of(line.cells[0].value) for line in table.lines] == ["2", "n.\u00a0d.", "3"]
