"""What a sheet is made of: boxes of known heights, in millimetres, on a grid of two columns or of three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.site.fiche.model import BlockView
from fiches.site.paper.fit import lines
from fiches.site.table import Table
from fiches.wording.phrase import Phrase

SHEET, HALF, THIRD = 186.0, 91.0, 59.0  # millimetres of the columns
TEXT, SMALL = 3.75, 3.3  # from one line to the next: words of 8.6 points, of 7.8
SMALL_SIZE, TEXT_SIZE, TITLE_SIZE = 7.8, 8.6, 9.6  # points
TITLE, ROW = 4.2, 4.25  # a title's line, a table's row
HEADING, LOW_HEADING = 8.5, 6.8  # of the parts of the recto; of the themes


@dataclass(frozen=True, slots=True)
class Box:
    """`kind`: the macro that prints it; `high`: all it takes, the space under it included."""

    kind: str
    high: float
    content: object
    gap: float = 0.0  # left blank under it
    drawn: tuple[BlockView, ...] = ()  # the blocks whose drawings it holds
    grades: tuple[str, ...] = ()  # those of the factors that are drawn in it


def table_high(table: Table, widths: Sequence[float]) -> float:
    """Its heads, then its lines."""
    heads = [Phrase(table.corner), *(column.head for column in table.columns)]
    most = max(lines(head, wide - 2, SMALL_SIZE, bold=True) for head, wide in zip(heads, widths, strict=True))
    rows = (row_high([line.head, *(one.value for one in line.cells)], widths) for line in table.lines)
    return SMALL * most + 0.7 + sum(rows)


def row_high(cells: Sequence[Phrase], widths: Sequence[float]) -> float:
    """That of its cell that has most lines."""
    most = max(lines(cell, wide - 2, TEXT_SIZE) for cell, wide in zip(cells, widths, strict=True))
    return ROW + TEXT * (most - 1)
