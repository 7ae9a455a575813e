"""barres: a distribution, in the rows of its table alone."""

from __future__ import annotations

from fiches.site.fiche.kinds.barres import KIND
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of


def test_it_has_a_table_and_no_drawing() -> None:
    block = build.structure_block("demandeurs-sexe", [51, 49])
    table = table_of(block, build.wording())
    assert KIND.rows is None
    assert table is not None
    assert table.barred
    assert chart_of(block, build.wording()) is None
