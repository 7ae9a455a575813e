"""Rows laid on sheets."""

from __future__ import annotations

from fiches.site.paper.rows import Row
from fiches.site.paper.sheets import FIRST, HEADING, NEXT, Sheets
from tests.support.pages.view_blocks import kinds


def test_what_does_not_fit_goes_to_the_next_sheet() -> None:
    sheets = Sheets()
    sheets.take(FIRST - 10)
    assert sheets.number == 1
    sheets.take(20)
    assert (sheets.number, sheets.left) == (2, NEXT - 20)
    assert Sheets(0.5).left == FIRST * 0.5


def test_a_section_is_laid_with_its_heading() -> None:
    sheets = Sheets()
    rows = [Row("bande", ((kinds()["E"],),), 100.0, 448), Row("bande", ((kinds()["E"],),), 50.0, 448)]
    assert list(sheets.lay(rows)) == rows
    assert sheets.left == FIRST - HEADING - 150
