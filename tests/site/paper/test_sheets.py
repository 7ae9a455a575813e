"""Rows laid on sheets."""

from __future__ import annotations

from fiches.site.fiche.model import BlockView
from fiches.site.paper.rows import Row, is_table
from fiches.site.paper.sheets import FIRST, HEADING, NEXT, Sheets
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
