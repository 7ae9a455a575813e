"""A block in words alone: its title and its figures on a few lines, where six sheets have no room for its drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup

from fiches.site.fiche.tables import DATED, Table
from fiches.site.fiche.views import BlockView
from fiches.site.paper.rows import Row
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
    said = Markup("{}{}: {}").format(measure, NBSP, figures) if figures else measure
    return said if said.striptags().endswith(".") else said + "."


def _figures(table: Table) -> Iterator[Markup]:
    """The latest line of a history, column by column; else the latest column, or the first, line by line."""
    if table.corner == DATED:
        yield from _latest(table)
        return
    column = max(range(len(table.columns)), key=lambda index: (_when(table.columns[index].head), -index))
    dated = Markup("{}, ").format(table.columns[column].head) if _when(table.columns[column].head) else Markup("")
    for line in table.lines[:LONGEST]:
        yield Markup("{}{} {}").format(dated, _alone(line.head), _alone(line.cells[column]))
        dated = Markup("")


def _latest(table: Table) -> Iterator[Markup]:
    """« T1 2026, A : 48 350 », then the other columns."""
    line = max(table.lines, key=lambda line: _when(line.head))
    for index, (column, cell) in enumerate(zip(table.columns, line.cells, strict=True)):
        said = Markup("{} {}").format(column.head, _alone(cell))
        yield Markup("{}, {}").format(line.head, said) if index == 0 else said


def _when(head: Markup) -> str:
    """The period that heads a line or a column, as machines write it: `2026-03`; empty for none."""
    return head.partition('datetime="')[2].partition('"')[0]


def _alone(cell: Markup) -> Markup:
    """Without what stands small beside it."""
    return Markup(str(cell).partition(" <small>")[0])  # noqa: S704 - cut from the page's own
