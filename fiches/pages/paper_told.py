"""A block in words alone: its title and its figures on a few lines, where six sheets have no room for its drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup

from fiches.pages.paper_rows import Row
from fiches.pages.tables import DATED, Line, Table
from fiches.pages.views import BlockView
from fiches.wording.numbers import NBSP

LONGEST = 12  # lines of a list; what follows is on the page and in the data
TITLE_LETTERS, FIGURE_LETTERS = 100, 122  # on a line of the sheet
TICK = " (trait"  # what the drawing would have shown of the parent
TITLE, FIGURES, AROUND = 15.0, 13.5, 9.0  # pixels


def told_row(block: BlockView) -> Row:
    """The block as a row without a drawing."""
    words = told(block)
    lines = math.ceil(len(words.striptags()) / FIGURE_LETTERS)
    titled = math.ceil(len(block.title.striptags()) / TITLE_LETTERS)
    return Row("reste", ((block,),), TITLE * titled + FIGURES * lines + AROUND, words=words)


def told(block: BlockView) -> Markup:
    """« Âge, en % des demandeurs d’emploi, T1 2026 : 15 à 24 ans 16 % · 25 à 34 ans 27 % … »."""
    figures = Markup(" · ").join(_figures(block.table.whole)) if block.table else Markup("")
    measure = Markup(str(block.subtitle).partition(TICK)[0])  # noqa: S704 - cut from the page's own
    return Markup("{}{}: {}.").format(measure, NBSP, figures) if figures else Markup("{}.").format(measure)


def _figures(table: Table) -> Iterator[Markup]:
    """The latest line of a history, column by column; else the first column, line by line."""
    if table.corner == DATED:
        yield from (_latest(table, index) for index in range(len(table.columns)) if table.lines)
        return
    yield from (_said(line.head, line) for line in table.lines[:LONGEST])


def _latest(table: Table, index: int) -> Markup:
    return Markup("{} {}").format(table.columns[index].head, _alone(table.lines[0].cells[index]))


def _said(head: Markup, line: Line) -> Markup:
    return Markup("{} {}").format(_alone(head), _alone(line.cells[0]))


def _alone(cell: Markup) -> Markup:
    """Without what stands small beside it."""
    return Markup(str(cell).partition(" <small>")[0])  # noqa: S704 - cut from the page's own
