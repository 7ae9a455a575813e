"""Places side by side as a table: a column a place where they are few, else a line a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fiches.keys import TerritoryKey
from fiches.site.comparing.figures import Cells, Compared, cells_of_place, figure_head, figure_name, legends_of
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.links import fiche_link
from fiches.site.table import Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.phrase import Phrase, link, plain_text
from fiches.wording.prose import prose

MOST_COLUMNS = 5  # places: more are lines
KEY_FIGURES, SHARES = "Chiffres clés", "Parts"
_CORNER = "Chiffre"


@dataclass(frozen=True, slots=True)
class Side:
    """A place: its key, what its head says, its cells."""

    territory: TerritoryKey
    head: Phrase
    cells: Cells


def side_of(
    key: TerritoryKey, figures: Sequence[Compared], context: SiteContext, summaries: Summaries, root: str
) -> Side:
    """`root`: from the page to the site's root. A place of which nothing is known has no value."""
    page = fiche_link(key, context)
    cells = cells_of_place(summaries.get(key) or FicheSummary(key, ()), figures, context.wording())
    return Side(key, link(root + page.href, prose(page.text, "nom")), cells)


def compared_tables(
    sides: Sequence[Side], figures: Sequence[Compared], summaries: Summaries, wording: WordingContext
) -> tuple[Table, ...]:
    """One of key figures, one of shares; what their signs and changes must be read with, under the last."""
    make = columns_table if len(sides) <= MOST_COLUMNS else lines_table
    groups = [(KEY_FIGURES, [one for one in figures if not one.code]), (SHARES, [one for one in figures if one.code])]
    tables = [make(prose(title), sides, some, wording) for title, some in groups if some]
    known = [summaries[side.territory] for side in sides if side.territory in summaries]
    legends = tuple(dict.fromkeys((*legends_of(known, wording), *(one for table in tables for one in table.legends))))
    return tuple(replace(table, legends=legends if table is tables[-1] else ()) for table in tables)


def columns_table(
    caption: Phrase, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext
) -> Table:
    """A line a figure, a column a place."""
    columns = [Column(side.head, plain_text(side.head)) for side in sides]
    lines = [
        Line(figure_head(one, wording), tuple(side.cells[one.id] for side in sides), id=one.id, period=one.period)
        for one in figures
    ]
    return table_of_lines(caption, _CORNER, columns, lines)


def lines_table(caption: Phrase, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext) -> Table:
    """A line a place, a column a figure."""
    columns = [
        Column(figure_head(one, wording), plain_text(figure_name(one, wording)), period=one.period) for one in figures
    ]
    lines = [Line(side.head, tuple(_cell(side, one) for one in figures)) for side in sides]
    return table_of_lines(caption, "Territoire", columns, lines)


def _cell(side: Side, figure: Compared) -> Cell:
    return side.cells[figure.id]
