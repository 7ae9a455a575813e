"""Tables of a page as data: columns, lines, cells, and what the signs of their cells mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from fiches.keys import NOT_AVAILABLE
from fiches.wording.phrase import EMPTY, Kind, Phrase, element, lacks_value

MISSING_LEGEND = "n. d. : valeur non disponible dans la source."
NOTES_LEGEND = (
    "Sous un nombre : la part du métier dans le total du territoire, puis le rang du territoire, pour ce métier, parmi"
    " ceux de son niveau ; ils ne sont pas donnés quand l’effectif est trop petit."
)
BY_PERIOD = "Période"
"""The corner of a table of which each line is a period, the latest first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn beside a value: its length, and where the tick of the parent stands (None: nowhere).

    Both in hundredths of the longest of the table, rounded to the nearest.
    """

    length: int
    tick: int | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """What is drawn beside a grade: the step filled, of five, and the parent's, ringed (None: none)."""

    grade: int
    ringed: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the small note that a screen shows beside it and paper leaves out, and what is drawn before it."""

    value: Phrase
    note: Phrase = EMPTY
    drawn: Bar | Steps | None = None

    @property
    def whole(self) -> Phrase:
        """Value and note."""
        return Phrase(self.value, " ", element(Kind.SMALL, self.note)) if self.note else self.value

    def __html__(self) -> Markup:
        """What a page prints."""
        return self.whole.__html__()


@dataclass(frozen=True, slots=True)
class Column:
    """`plain` is the head without digits, repeated before each cell where columns are stacked.

    `period`: the code of the period that the column shows; empty for none. `aside`: left out where there is little room.
    """

    head: Phrase
    plain: str
    text: bool = False  # words rather than numbers: left-aligned
    period: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`period`: the code of the period that the line shows; empty for none."""

    head: Phrase
    cells: tuple[Cell, ...]
    broken: bool = False  # a break of series lies between this line and the next (older) one
    period: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`legends`: what the signs and notes of its cells mean, a sentence each.

    `rest`: the lines that follow, folded under its `title`.
    """

    caption: Phrase
    corner: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    legends: tuple[str, ...] = ()
    title: Phrase = EMPTY
    rest: Table | None = None
    barred: bool = False  # a bar or steps in each row: a distribution, which has no drawing beside it
    ticked: Phrase = EMPTY  # what the ticks of its bars stand for: « trait : Bretagne »
    ranked: bool = False  # its lines go from the largest value to the smallest

    @property
    def legend(self) -> str:
        """Its legends in one paragraph; empty without any."""
        return " ".join(self.legends)

    @property
    def whole(self) -> Table:
        """All the lines in one table, where nothing folds."""
        if self.rest is None:
            return self
        legends = dict.fromkeys((*self.legends, *self.rest.legends))
        ordered = sorted(legends, key=lambda legend: legend == MISSING_LEGEND)
        return replace(self, lines=self.lines + self.rest.lines, legends=tuple(ordered), rest=None)

    @property
    def kind(self) -> str:
        """Its class: bars in several columns are shorter; empty for a table without."""
        drawn = max((sum(cell.drawn is not None for cell in line.cells) for line in self.lines), default=0)
        return "" if not self.barred else "barres deux" if drawn > 1 else "barres"

    @property
    def narrow(self) -> Table:
        """The same without the columns that are aside."""
        kept = [place for place, column in enumerate(self.columns) if not column.aside]
        lines = tuple(replace(line, cells=tuple(line.cells[place] for place in kept)) for line in self.lines)
        return replace(self, columns=tuple(self.columns[place] for place in kept), lines=lines)

    @property
    def without_notes(self) -> Table:
        """The same table for paper: values alone."""
        lines = tuple(
            replace(line, cells=tuple(replace(cell, note=EMPTY) for cell in line.cells)) for line in self.lines
        )
        return replace(self, lines=lines, legends=tuple(legend for legend in self.legends if legend != NOTES_LEGEND))


def hundredths(value: float, longest: float) -> int:
    """A length in hundredths of the longest, rounded to the nearest; halves go up."""
    return math.floor(100 * value / longest + 0.5) if longest else 0


def table_of_lines(caption: Phrase, corner: str, columns: Sequence[Column], lines: Sequence[Line]) -> Table:
    """A table with the legend of missing values, when a cell has one."""
    cells = (cell for line in lines for cell in line.cells)
    missing = any(lacks_value(cell.value, NOT_AVAILABLE) or lacks_value(cell.note, NOT_AVAILABLE) for cell in cells)
    return Table(caption, corner, tuple(columns), tuple(lines), (MISSING_LEGEND,) if missing else ())


def cells_of(*values: Phrase) -> tuple[Cell, ...]:
    """Cells without notes."""
    return tuple(map(Cell, values))
