"""Places side by side as a table: a column a place where they are few, else a line a place; whole distributions in folds,
a theme each, under the key figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fiches.content.catalogue import Section
from fiches.keys import TerritoryKey
from fiches.site.comparing.figures import (
    Cells,
    Compared,
    cells_of_place,
    distribution_head,
    figure_head,
    figure_name,
    legends_of,
)
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.links import fiche_link
from fiches.site.table import Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.phrase import Phrase, link, plain_text, uncapitalised
from fiches.wording.prose import prose

MOST_COLUMNS = 5  # places: more are lines
MOST_PLACES = 20  # of a page that has whole distributions: with more, it would be a heavy page of numbers
KEY_FIGURES, SHARES = "Chiffres clés", "Parts"
_CORNER, _CORNER_OF_SHARES = "Chiffre", "Part"


@dataclass(frozen=True, slots=True)
class Side:
    """A place: its key, what its head says, its cells."""

    territory: TerritoryKey
    head: Phrase
    cells: Cells


@dataclass(frozen=True, slots=True)
class Fold:
    """The distributions of a theme: « Demandeurs d’emploi : âge, niveau de formation »."""

    title: Phrase
    tables: tuple[Table, ...]


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
    groups = [
        (KEY_FIGURES, [one for one in figures if not one.code]),
        (SHARES, [one for one in figures if one.code and not one.whole]),
    ]
    tables = [figures_table(prose(title), sides, some, wording) for title, some in groups if some]
    known = [summaries[side.territory] for side in sides if side.territory in summaries]
    legends = tuple(dict.fromkeys((*legends_of(known, wording), *(one for table in tables for one in table.legends))))
    return tuple(replace(table, legends=legends if table is tables[-1] else ()) for table in tables)


def figures_table(
    caption: Phrase, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext
) -> Table:
    """Few places are columns, many are lines; without any, columns to come."""
    make = columns_table if len(sides) <= MOST_COLUMNS else lines_table
    return make(caption, sides, figures, wording)


def columns_table(
    caption: Phrase, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext
) -> Table:
    """A line a figure, a column a place."""
    columns = [Column(side.head, plain_text(side.head)) for side in sides]
    lines = [
        Line(figure_head(one, wording), tuple(side.cells[one.id] for side in sides), id=one.id, period=one.period)
        for one in figures
    ]
    corner = _CORNER_OF_SHARES if all(one.whole for one in figures) else _CORNER
    return table_of_lines(caption, corner, columns, lines)


def lines_table(caption: Phrase, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext) -> Table:
    """A line a place, a column a figure."""
    columns = [
        Column(figure_head(one, wording), plain_text(figure_name(one, wording)), period=one.period) for one in figures
    ]
    lines = [Line(side.head, tuple(_cell(side, one) for one in figures)) for side in sides]
    return table_of_lines(caption, "Territoire", columns, lines)


def _cell(side: Side, figure: Compared) -> Cell:
    return side.cells[figure.id]


def without_distributions(figures: Iterable[Compared]) -> tuple[Compared, ...]:
    """The figures of a page of too many places."""
    return tuple(one for one in figures if not one.whole)


def folds(sides: Sequence[Side], figures: Iterable[Compared], wording: WordingContext) -> tuple[Fold, ...]:
    """A fold for each section of the catalogue that has distributions to compare."""
    known = {section.id: section for section in wording.catalogue.sections}
    whole = [one for one in figures if one.whole]
    grouped = groupby(whole, key=lambda one: one.indicator.section)
    return tuple(_fold(known[name], sides, list(some), wording) for name, some in grouped)


def _fold(section: Section, sides: Sequence[Side], figures: Sequence[Compared], wording: WordingContext) -> Fold:
    distributions = [list(some) for _, some in groupby(figures, key=lambda one: one.indicator.id)]
    names = (uncapitalised(prose(some[0].indicator.titre)) for some in distributions)
    title = Phrase("{}\u00a0: {}").format(prose(section.titre), Phrase(", ").join(names))
    return Fold(title, tuple(_legends_last(_tables(distributions, sides, wording))))


def _tables(
    distributions: Iterable[Sequence[Compared]], sides: Sequence[Side], wording: WordingContext
) -> Iterator[Table]:
    for figures in distributions:
        yield figures_table(distribution_head(figures[0], wording), sides, figures, wording)


def _legends_last(tables: Iterable[Table]) -> Iterator[Table]:
    """What their signs mean, under the last of them."""
    every = list(tables)
    legends = tuple(dict.fromkeys(legend for table in every for legend in table.legends))
    for table in every:
        yield replace(table, legends=legends if table is every[-1] else ())
