"""Tables as data: cells with notes, legends, lines that fold, what paper leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fiches.site.table import (
    MISSING_LEGEND,
    Cell,
    Column,
    Line,
    Table,
    cells_of,
    first_lines,
    table_of_lines,
)
from fiches.wording.marks import missing
from fiches.wording.phrase import EMPTY, Phrase, plain_text

NOTES = "Sous un nombre : sa part."
COLUMNS = [Column(Phrase("Nombre"), "Nombre")]


def table(*cells: Cell) -> Table:
    return table_of_lines(Phrase("Âges"), "Âge", COLUMNS, [Line(Phrase(f"{n}"), (c,)) for n, c in enumerate(cells)])


@pytest.mark.parametrize(
    ("cell", "legends"),
    [
        (Cell(Phrase("5")), ()),
        (Cell(missing("nd")), (MISSING_LEGEND,)),
        (Cell(Phrase("5"), missing("nd")), (MISSING_LEGEND,)),
        (Cell(missing("s")), ()),
    ],
    ids=["a value", "not available", "a note not available", "secret"],
)
def test_a_missing_value_has_its_legend(cell: Cell, legends: tuple[str, ...]) -> None:
    assert table(Cell(Phrase("1")), cell).legends == legends


def test_a_cell_is_its_value_then_its_note() -> None:
    cell = Cell(Phrase("41\u202f230"), Phrase("12 %"))
    assert cell.__html__() == "41\u202f230 <small>12 %</small>"
    assert plain_text(cell.whole) == "41\u202f230 12 %"
    assert Cell(Phrase("5")).whole == Phrase("5")


def test_folded_lines_follow_with_their_legends_that_of_missing_values_last() -> None:
    first = replace(table(Cell(missing("nd"))), legends=(NOTES, MISSING_LEGEND))
    rest = replace(table(Cell(Phrase("2"))), legends=("Autre.", MISSING_LEGEND))
    whole = replace(first, rest=rest).whole
    assert (len(whole.lines), whole.rest) == (2, None)
    assert whole.legends == (NOTES, "Autre.", MISSING_LEGEND)
    assert whole.legend == f"{NOTES} Autre. {MISSING_LEGEND}"
    assert first.whole is first


def test_lines_of_fewer_columns_do_not_follow_in_one_table() -> None:
    first = table(Cell(Phrase("1")))
    whole = replace(first, rest=replace(table(Cell(Phrase("2"))), columns=())).whole
    assert (len(whole.lines), whole.count) == (1, 2)


def test_paper_has_values_alone_of_the_columns_that_it_keeps() -> None:
    noted = table(Cell(missing("nd"), Phrase("12 %")))
    bare = noted.on_paper
    assert [cell.note for line in bare.lines for cell in line.cells] == [EMPTY]
    assert bare.lines[0].cells[0].value == noted.lines[0].cells[0].value
    assert bare.legends == noted.legends
    line, hidden = noted.lines[0], Column(Phrase("Facteurs"), "Facteurs", screen_only=True)
    wide = replace(
        noted, columns=(hidden, *noted.columns), lines=(replace(line, cells=(Cell(Phrase("5")), *line.cells)),)
    )
    assert wide.on_paper == bare


def test_a_head_has_a_short_form_where_its_cells_have_one() -> None:
    assert Column(Phrase("Offres de douze mois"), "Offres").short == "Offres"
    assert Column(Phrase("Nombre"), "Nombre").short == ""


def test_plain_cells_have_no_note() -> None:
    assert cells_of(Phrase("1"), EMPTY) == (Cell(Phrase("1")), Cell(EMPTY))


def lines(*named: int) -> tuple[Line, ...]:
    return tuple(Line(Phrase(str(place)), (), named=place in named) for place in range(9))


def heads(found: Sequence[Line]) -> str:
    return "".join(plain_text(line.head) for line in found)


@pytest.mark.parametrize(("named", "kept"), [((), "01234"), ((3,), "01234"), ((7,), "01237"), ((6, 8), "01268")])
def test_of_so_many_lines_one_that_a_title_names_is_kept(named: tuple[int, ...], kept: str) -> None:
    assert heads(first_lines(lines(*named), 5)) == kept


def test_the_whole_of_a_table_is_in_the_order_of_the_page() -> None:
    every = lines()
    moved = replace(every[7], apart=True)
    rest = Table(EMPTY, "", (), (*every[5:7], every[8]))
    found = Table(EMPTY, "", (), (*every[:5], moved), rest=rest)
    assert heads(found.whole.lines) == "012347568"
    assert moved.classes == "nomme"
    assert every[0].classes == ""
