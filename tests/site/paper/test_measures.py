"""Heights of tables: their heads, then each line as high as its longest cell."""

from __future__ import annotations

from fiches.site.paper.measures import ROW, SMALL, TEXT, row_high, table_high
from fiches.site.table import Cell, Column, Line, Table
from fiches.wording.phrase import Phrase

LONG = Phrase("Éloignement entre offres et candidats")


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    assert row_high([Phrase("Lot"), Phrase("3 sur 5")], [40, 20]) == ROW
    assert row_high([LONG, Phrase("3 sur 5")], [40, 20]) == ROW + TEXT


def test_a_table_has_its_heads_and_its_lines() -> None:
    lines = (Line(Phrase("Lot"), (Cell(Phrase("3 sur 5")),)), Line(LONG, (Cell(Phrase("3 sur 5")),)))
    table = Table(Phrase("Facteurs"), "Facteur", (Column(Phrase("Ici"), "Ici"),), lines)
    assert table_high(table, [60, 20]) == SMALL + 0.7 + 2 * ROW
    assert table_high(table, [40, 20]) == SMALL + 0.7 + 2 * ROW + TEXT
