"""The blocks of a section → rows of an A4 sheet, in the page's order: bands, columns, tables, what is missing.

A drawing that matters stands beside its words over the whole width; the others, each drawn again for the width that
it gets, stand in columns, read one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from markupsafe import Markup

from fiches.charts import chronicle, listing
from fiches.charts.theme import WIDTH
from fiches.pages.paper_columns import cut, height
from fiches.pages.unmarked import printed
from fiches.pages.views import BlockView

COLUMN, PAIR, BAND = 216.0, 332.0, 448.0  # pixels: a third, a half, two thirds of the sheet
LARGE = ("nuage",)
TABLE_LINE, TABLE_HEAD = 17.0, 75.0
FINER = 0.9  # what two lower groups are worth, against one
MOST = 6  # blocks in a group of columns: it is never cut by the end of a page
_HEIGHT = re.compile(r'viewBox="\S+ \S+ \S+ (\S+)"')


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: bande, a drawing beside its words; colonnes; tableau, the whole width; manques, without a drawing."""

    kind: str
    columns: tuple[tuple[BlockView, ...], ...]
    high: float = 0  # about, in pixels

    @property
    def blocks(self) -> tuple[BlockView, ...]:
        return tuple(block for column in self.columns for block in column)

    @property
    def gaps(self) -> list[tuple[str, Markup]]:
        """What is missing, neighbours of one reason together."""
        reasons = groupby(self.blocks, key=lambda block: block.missing)
        return [(", ".join(block.name for block in blocks), reason) for reason, blocks in reasons]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows of a section, and its drawings by block."""

    rows: tuple[Row, ...]
    pictures: dict[str, str]


def arranged(blocks: Sequence[BlockView]) -> Arranged:
    """Each block once, in order."""
    pictures: dict[str, str] = {}
    rows = tuple(row for run in _runs(blocks) for row in _rows(run, pictures))
    return Arranged(rows, {name: svg for name, svg in pictures.items() if svg})


def is_table(block: BlockView) -> bool:
    """A wide table holds the figures of its own drawing, which is left out."""
    return not block.missing and block.table is not None and (block.size == "plein" or not block.svg)


def _runs(blocks: Sequence[BlockView]) -> Iterator[list[BlockView]]:
    """Cut where a block takes the whole width; two neighbours too wide for a third of the sheet take a half each."""
    run: list[BlockView] = []
    led = False
    for block, after in zip_longest(blocks, blocks[1:]):
        lead = _is_evolution(block) and not led
        led = led or lead
        half = _fills_half(block) or (_is_evolution(block) and after is not None and _fills_half(after))
        paired = len(run) == 1 and half and _is_half(run[0])
        alone = lead or is_table(block) or _is_large(block)
        if run and not paired and (alone or half or _fills_half(run[-1]) or len(run) == MOST):
            yield run
            run = []
        run.append(block)
        if alone or paired:
            yield run
            run = []
    yield run


def _is_half(block: BlockView) -> bool:
    return _fills_half(block) or _is_evolution(block)


def _is_evolution(block: BlockView) -> bool:
    return block.chart is not None and block.chart.kind in chronicle.KINDS


def _fills_half(block: BlockView) -> bool:
    """Whether its drawing is too wide for a third of the sheet, and cannot be made again."""
    return bool(block.svg) and (block.chart is None or block.chart.kind not in (*listing.KINDS, *chronicle.KINDS))


def _is_large(block: BlockView) -> bool:
    return block.chart is not None and block.chart.kind in LARGE


def _rows(run: Sequence[BlockView], pictures: dict[str, str]) -> Iterator[Row]:
    if not run:
        return
    table = run[0].table
    if len(run) == 1 and is_table(run[0]) and table is not None:
        yield Row("tableau", (tuple(run),), TABLE_LINE * len(table.lines) + TABLE_HEAD)
    elif not any(block.svg for block in run):
        yield Row("manques", (tuple(run),), TABLE_LINE * len(run))
    elif len(run) == 1:
        pictures[run[0].id] = picture(run[0], BAND)
        yield Row("bande", (tuple(run),), max(drawn_height(pictures[run[0].id]), height(run[0], 0, COLUMN)) + 10)
    else:
        yield from _columns(run, pictures)


Tried = tuple[float, float, tuple[tuple[BlockView, ...], ...]]
"""How high the tallest column would be, how wide columns are, and the columns."""


def _columns(run: Sequence[BlockView], pictures: dict[str, str]) -> Iterator[Row]:
    """One group of columns, or two, one under the other, where they take about as little room: a page ends between."""
    tries = [[_best(run)], *([_best(run[:at]), _best(run[at:])] for at in range(2, len(run) - 1))]
    heights = [sum(high for high, _, _ in groups) * (FINER if len(groups) > 1 else 1) for groups in tries]
    for high, wide, columns in tries[heights.index(min(heights))]:
        blocks = [block for column in columns for block in column]
        pictures.update({block.id: picture(block, wide) for block in blocks if block.svg})
        yield Row("colonnes", columns, high)


def _best(run: Sequence[BlockView]) -> Tried:
    """Two columns or three, whichever make the lower row."""
    return min((_tried(run, count) for count in ((2,) if len(run) == 2 else (3, 2))), key=lambda one: one[0])


def _tried(run: Sequence[BlockView], count: int) -> Tried:
    wide = PAIR if count == 2 else COLUMN
    heights = {block.id: height(block, drawn_height(picture(block, wide)), wide) for block in run}
    columns = cut(run, list(heights.values()), count)
    return max(sum(heights[block.id] for block in column) for column in columns), wide, columns


def picture(block: BlockView, wide: float) -> str:
    """The drawing made again for this width where it can be; else that of the page."""
    chart = block.chart
    if chart is not None and chart.kind in listing.KINDS:
        return listing.listing(chart.kind, chart.rows, chart.options, min(wide, PAIR))
    if chart is not None and chart.kind in chronicle.KINDS:
        return chronicle.chronicle(chart.rows, chart.options, wide)
    if not block.svg:
        return ""
    return printed(block.svg, WIDTH / PAIR if wide == PAIR else 1)


def drawn_height(svg: str) -> float:
    found = _HEIGHT.search(svg)
    return float(found[1]) if found else 0.0
