"""The boxes of themes: a drawing that argues, or tables with bars, in half of a sheet; the métiers on its whole width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fiches.charts.engine.render import drawn_height
from fiches.charts.model import ChartOptions
from fiches.charts.theme import WIDTH
from fiches.site.fiche.model import BlockView, Chart, SectionView, WarningKind
from fiches.site.paper.fit import all_lines, lines
from fiches.site.paper.measures import (
    HALF,
    LOW_HEADING,
    ROW,
    SHEET,
    SMALL,
    SMALL_SIZE,
    TEXT,
    TEXT_SIZE,
    TITLE,
    TITLE_SIZE,
    Box,
    table_high,
)
from fiches.site.paper.metiers import MetierTable, metier_table
from fiches.site.table import Steps, Table, first_lines
from fiches.wording.phrase import EMPTY, Phrase

DRAWN = 80.0  # millimetres: the width of a drawing
RESERVE = "Évolution à lire avec réserve."
STEPS_COLUMN, BAR_COLUMN, VALUE_COLUMN = 22.5, 38.0, 17.0
LEAST_METIERS, MOST_METIERS, RANKED = 3, 10, 5  # rows
METIER_NAME = 62.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A block in half of the sheet: its drawing, or its table. `section`: the heading over it, where it is the first."""

    block: BlockView
    section: Phrase = EMPTY
    table: Table | None = None

    @property
    def measure(self) -> Phrase:
        """Quantity, unit, base, period; what its ticks or rings stand for; what a reader must not miss."""
        said = self.block.measure
        ticked = self.table.ticked if self.table else EMPTY
        measured = Phrase("{} ({}).").format(said, ticked) if ticked else Phrase("{}.").format(said)
        return Phrase(" ").join((measured, *self.warnings)) if self.warnings else measured

    @property
    def widths(self) -> tuple[float, ...]:
        """Those of its table's columns, in millimetres: names, what is drawn with its value, then values alone."""
        if self.table is None:
            return ()
        others = (VALUE_COLUMN,) * (len(self.table.columns) - 1)
        here = STEPS_COLUMN if table_kind(self.table) == "niveau" else BAR_COLUMN
        return (HALF - here - sum(others), here, *others)

    @property
    def warnings(self) -> tuple[Phrase, ...]:
        """What a reader must not miss; breaks, and the causes of a réserve, have their notes at the end."""
        return tuple(
            Phrase(RESERVE) if one.kind is WarningKind.RESERVE else one.text
            for one in self.block.warnings
            if one.kind is not WarningKind.BREAK
        )

    @property
    def high(self) -> float:
        head = LOW_HEADING + TITLE * lines(self.block.title, HALF, TITLE_SIZE, bold=True)
        rows = table_high(self.table, self.widths) if self.table else drawn_high(self.block)
        return head + SMALL * lines(self.measure, HALF, SMALL_SIZE) + rows + 1


@dataclass(frozen=True, slots=True)
class Metiers:
    """The métiers where one recruits."""

    section: Phrase
    block: BlockView
    table: MetierTable


def drawing_options(chart: Chart) -> ChartOptions:
    """A chart is drawn again for paper: lower than on the page."""
    return replace(chart.options, width=WIDTH, dense=True)


def drawn_high(block: BlockView) -> float:
    """How high its drawing is on half of a sheet."""
    chart = block.chart
    return drawn_height(chart.kind, chart.rows, drawing_options(chart)) * DRAWN / WIDTH if chart else 0.0


def pair_box(cells: Sequence[Cell], kind: str = "paire") -> Box:
    """Two blocks side by side, or one."""
    drawn = tuple(cell.block for cell in cells if cell.table is None)
    return Box(kind, max(cell.high for cell in cells) + 1.5, tuple(cells), drawn=drawn)


def chart_cell(section: SectionView) -> Cell | None:
    """The drawing that argues a section: its first block's, but for that of métiers, whose table says more."""
    block = next(iter(section.shown), None)
    if block is None or not block.svg or has_metiers(section):
        return None
    return Cell(block, section.title)


def section_box(section: SectionView) -> Box | None:
    """A section without such a drawing: its first two tables with bars; None without both."""
    shown = [block for block in section.shown if block.barred][:2]
    if len(shown) < 2:
        return None
    cells = [table_cell(block, section.title if place == 0 else EMPTY) for place, block in enumerate(shown)]
    graded = all(cell.table and table_kind(cell.table) == "niveau" for cell in cells)
    return pair_box(cells, "niveaux" if graded else "paire")


def table_cell(block: BlockView, section: Phrase = EMPTY) -> Cell:
    return Cell(block, section, _rows(block))


def table_kind(table: Table) -> str:
    """`niveau` where grades are drawn as steps."""
    drawn = (one.drawn for line in table.lines for one in line.cells)
    return "niveau" if any(isinstance(one, Steps) for one in drawn) else ""


def _rows(block: BlockView, most: int = 7) -> Table | None:
    """The first rows of a table with bars, without the columns that have no room."""
    if not block.barred or block.table is None:
        return None
    table = block.table.narrow
    few = table.ranked or any(line.apart for line in table.lines)
    return replace(
        table, lines=first_lines(table.lines if few else table.whole.lines, RANKED if few else most), rest=None
    )


def has_metiers(section: SectionView) -> bool:
    """Whether it has a table of métiers."""
    return any(one.size == "plein" and one.table is not None for one in section.shown)


def metiers_box(section: SectionView, room: float) -> Box | None:
    """As many métiers of its table as there is room for; None where there is none for a few, or no such table."""
    block = next((one for one in section.shown if one.size == "plein" and one.table is not None), None)
    if block is None or block.table is None:
        return None
    table = metier_table(block.table)
    heads = max(lines(one.head, _metier_column(table) - 2, SMALL_SIZE, bold=True) for one in table.columns)
    high = LOW_HEADING + TITLE * lines(block.title, SHEET, TITLE_SIZE, bold=True) + SMALL * heads + 3.5
    for count in range(min(MOST_METIERS, len(table.lines)), min(LEAST_METIERS, len(table.lines)) - 1, -1):
        shown = table.first(count)
        rows = sum(ROW + TEXT * (lines(one.head, METIER_NAME - 1, TEXT_SIZE) - 1) for one in shown.lines)
        rows += SMALL * all_lines([block.local_subtitle, shown.names, shown.legend], SHEET, SMALL_SIZE)
        if high + rows <= room:
            grades = tuple(line.grades for line in shown.lines if line.grades)
            return Box("metiers", high + rows, Metiers(section.title, block, shown), grades=grades)
    return None


def _metier_column(table: MetierTable) -> float:
    """The width that a column of values has."""
    return (SHEET - METIER_NAME) / (len(table.columns) + bool(table.names))
