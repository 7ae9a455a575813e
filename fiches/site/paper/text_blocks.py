"""A block in words alone: its title and its figures on a few lines, where six sheets have no room for its drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from fiches.site.fiche.model import BlockView
from fiches.site.paper.rows import Row
from fiches.site.table import BY_PERIOD, Table
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, plain_text

LONGEST = 12  # lines of a list; what follows is on the page and in the data
TITLE_LETTERS, FIGURE_LETTERS = 100, 122  # on a line of the sheet
TITLE, FIGURES, AROUND = 15.0, 13.5, 9.0  # pixels


def text_row(block: BlockView) -> Row:
    """The block as a row without a drawing."""
    words = block_in_words(block)
    lines = math.ceil(len(plain_text(words)) / FIGURE_LETTERS)
    titled = math.ceil(len(plain_text(block.title)) / TITLE_LETTERS)
    return Row("reste", ((block,),), TITLE * titled + FIGURES * lines + AROUND, words=words)


def block_in_words(block: BlockView) -> Phrase:
    """« Âge, en % des demandeurs d’emploi, T1 2026 : 15 à 24 ans 16 % · 25 à 34 ans 27 % … »."""
    figures = Phrase(" · ").join(_figures(block.table.whole)) if block.table else EMPTY
    words = Phrase("{}{}: {}").format(block.local_subtitle, NBSP, figures) if figures else block.local_subtitle
    return words if plain_text(words).endswith(".") else words + "."


def _figures(table: Table) -> Iterator[Phrase]:
    """The latest line of a history, column by column; else the latest column, or the first, line by line."""
    if table.corner == BY_PERIOD:
        yield from _latest(table)
        return
    place, column = max(enumerate(table.columns), key=lambda one: (one[1].period, -one[0]))
    dated = Phrase(column.head, ", ") if column.period else EMPTY
    for line in table.lines[:LONGEST]:
        yield Phrase(dated, line.head, " ", line.cells[place].value)
        dated = EMPTY


def _latest(table: Table) -> Iterator[Phrase]:
    """« T1 2026, A : 48 350 », then the other columns."""
    line = max(table.lines, key=lambda line: line.period)
    for index, (column, cell) in enumerate(zip(table.columns, line.cells, strict=True)):
        said = Phrase(column.head, " ", cell.value)
        yield Phrase("{}, {}").format(line.head, said) if index == 0 else said
