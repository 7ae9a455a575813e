"""Tables of a page as data: columns, lines, cells, and what the signs of their cells mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import ClassVar, Protocol, TypeVar

from markupsafe import Markup

from fiches.keys import NOT_AVAILABLE
from fiches.wording.phrase import EMPTY, Kind, Phrase, element, lacks_value, plain_text

MISSING_LEGEND = "n. d. : valeur non disponible dans la source."
BY_PERIOD = "Période"
"""The corner of a table of which each line is a period, the latest first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn beside a value: its length, and where the tick of the parent stands (None: nowhere).

    Both in hundredths of the longest of the table, rounded to the nearest.
    """

    length: int
    tick: int | None = None

    @property
    def classes(self) -> str:
        """Those of its cell, which draws it."""
        return f"l{self.length}" if self.tick is None else f"l{self.length} r{self.tick}"


@dataclass(frozen=True, slots=True)
class Steps:
    """What is drawn beside a grade: the step filled, of five, and the parent's, ringed (None: none)."""

    grade: int
    ringed: int | None = None
    classes: ClassVar[str] = "d"  # of its cell


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
    """`plain` is the head without digits, or a shorter one, repeated before each cell where columns are stacked.

    `period`: the code of the period that the column shows; empty for none. `sort`: what a script may sort it by, `nombre` or
    `mots`. `screen_only`: left out on paper; `aside`: left out where there is little room.
    """

    head: Phrase
    plain: str
    text: bool = False  # words rather than numbers: left-aligned
    period: str = ""
    beside: bool = False  # it says more of the column before it: under it, where lines are narrow
    sort: str = ""
    screen_only: bool = False
    aside: bool = False
    ticked: bool = False  # its values are where the ticks, or the rings, of the bars stand

    @property
    def head_classes(self) -> str:
        """Those of its head: the sign of its ticks too."""
        return " ".join(name for name in (self.classes, "r" if self.ticked else "") if name)

    @property
    def classes(self) -> str:
        """Those of its head and cells."""
        return " ".join(name for name, own in (("mots", self.text), ("dessous", self.beside)) if own)

    @property
    def short(self) -> str:
        """What stands before its cells, where that is not its head."""
        return self.plain if self.plain != plain_text(self.head) else ""


@dataclass(frozen=True, slots=True)
class Line:
    """`period`: the code of the period that the line shows; empty for none.

    `named`: its block's title is about it; `apart`: for that reason, it stands open before lines that come before it.
    """

    head: Phrase
    cells: tuple[Cell, ...]
    broken: bool = False  # a break of series lies between this line and the next (older) one
    period: str = ""
    id: str = ""  # its address in the page, where it has one
    named: bool = False
    apart: bool = False

    @property
    def classes(self) -> str:
        """Those of its row."""
        return " ".join(name for name, own in (("rupture", self.broken), ("nomme", self.apart)) if own)


@dataclass(frozen=True, slots=True)
class Table:
    """`legends`: what the signs of its cells mean, a sentence each.

    `rest`: the lines that follow, folded under its `title`, with the same columns or fewer. `sorts`: whether a script may
    sort its lines.
    """

    caption: Phrase
    corner: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    legends: tuple[str, ...] = ()
    title: Phrase = EMPTY
    rest: Table | None = None
    sorts: bool = False
    barred: bool = False  # a bar or steps in each row: a distribution, which has no drawing beside it
    ticked: Phrase = EMPTY  # what the ticks of its bars stand for: « trait : Bretagne »
    ranked: bool = False  # its lines go from the largest value to the smallest

    @property
    def legend(self) -> str:
        """Its legends in one paragraph; empty without any."""
        return " ".join(self.legends)

    @property
    def stacks(self) -> int:
        """How many columns it has where lines are narrow: each value over what says more of it, words two by two."""
        words = sum(column.text for column in self.columns)
        return sum(not (column.text or column.beside) for column in self.columns) + (words + 1) // 2

    @property
    def count(self) -> int:
        """How many lines it has, those that fold included."""
        return len(self.lines) + (len(self.rest.lines) if self.rest else 0)

    @property
    def whole(self) -> Table:
        """All the lines in one table, where nothing folds; the open ones alone where the others have fewer columns."""
        if self.rest is None or self.rest.columns != self.columns:
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
        return self.of([not column.aside for column in self.columns])

    @property
    def on_paper(self) -> Table:
        """The same table for paper: values alone, of the columns that it keeps."""
        kept = self.of([not column.screen_only for column in self.columns])
        lines = tuple(
            replace(line, cells=tuple(replace(cell, note=EMPTY) for cell in line.cells)) for line in kept.lines
        )
        return replace(kept, lines=lines)

    def of(self, kept: Sequence[bool]) -> Table:
        """Its columns that are kept, with their cells."""
        lines = tuple(replace(line, cells=tuple(compress(line.cells, kept))) for line in self.lines)
        return replace(self, columns=tuple(compress(self.columns, kept)), lines=lines)


def hundredths(value: float, longest: float) -> int:
    """A length in hundredths of the longest, rounded to the nearest; halves go up."""
    return math.floor(100 * value / longest + 0.5) if longest else 0


def table_of_lines(caption: Phrase, corner: str, columns: Sequence[Column], lines: Sequence[Line]) -> Table:
    """A table with the legend of missing values, when a cell has one."""
    cells = (cell for line in lines for cell in line.cells)
    missing = any(lacks_value(cell.value, NOT_AVAILABLE) or lacks_value(cell.note, NOT_AVAILABLE) for cell in cells)
    return Table(caption, corner, tuple(columns), tuple(lines), (MISSING_LEGEND,) if missing else ())


class Namable(Protocol):
    """A line that the title over its table may be about."""

    @property
    def named(self) -> bool: ...


AnyLine = TypeVar("AnyLine", bound=Namable)


def first_lines(lines: Sequence[AnyLine], count: int) -> tuple[AnyLine, ...]:
    """So many lines; the last of them gives its place to one that the title names, where it is farther."""
    farther = [line for line in lines[count:] if line.named][:count]
    return (*lines[: count - len(farther)], *farther)


def cells_of(*values: Phrase) -> tuple[Cell, ...]:
    """Cells without notes."""
    return tuple(map(Cell, values))
