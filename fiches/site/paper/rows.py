"""The blocks of a section → rows of an A4 sheet, in the page's order: bands, columns, tables, what is missing.

A drawing that matters stands beside its words over the whole width; the others, each drawn again for the width that
it gets, stand in columns, read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from fiches.site.fiche.model import BlockView
from fiches.site.paper.columns import cut, height
from fiches.site.paper.pictures import BAND, COLUMN, PAIR, Pictures, form_of, picture_height
from fiches.wording.phrase import EMPTY, Phrase

TABLE_LINE, TABLE_HEAD = 16.8, 92.0
FINER = 0.9  # what two lower groups are worth, against one
MOST = 6  # blocks in a group of columns: it is never cut by the end of a page


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: bande, a drawing beside its words; colonnes; tableau, the whole width; manques, without a drawing; reste,
    in words alone (`words`).
    """

    kind: str
    columns: tuple[tuple[BlockView, ...], ...]
    high: float  # about, in pixels
    wide: float = 0  # of its drawings; 0 for none
    words: Phrase = EMPTY

    @property
    def blocks(self) -> tuple[BlockView, ...]:
        return tuple(block for column in self.columns for block in column)

    @property
    def gaps(self) -> list[tuple[str, Phrase]]:
        """What is missing, neighbours of one reason together."""
        reasons = groupby(self.blocks, key=lambda block: block.missing)
        return [(", ".join(block.name for block in blocks), reason) for reason, blocks in reasons]


def arranged(blocks: Sequence[BlockView]) -> tuple[Row, ...]:
    """Each block once, in order."""
    return tuple(row for run in _runs(blocks) for row in _rows(run))


def pictures_of(rows: Iterable[Row], pictures: Pictures) -> Iterator[tuple[str, str]]:
    """The drawings of these rows, by block, each at its width."""
    for row in rows:
        yield from ((block.id, pictures.of(block, row.wide)) for block in row.blocks if row.wide and block.svg)


def is_table(block: BlockView) -> bool:
    """A wide table holds the figures of its own drawing, which is left out."""
    return (
        not block.missing and block.table is not None and not block.barred and (block.size == "plein" or not block.svg)
    )


def is_large(block: BlockView) -> bool:
    """Whether a drawing takes most of a sheet's height: a cloud, panels of counts."""
    return block.chart is not None and bool(block.svg) and form_of(block).is_large(block.chart.rows)


def _runs(blocks: Sequence[BlockView]) -> Iterator[list[BlockView]]:
    """Cut where a block takes the whole width; two neighbours too wide for a third of the sheet take a half each."""
    run: list[BlockView] = []
    led = False
    for block, after in zip_longest(blocks, blocks[1:]):
        lead = _leads(block) and not led
        led = led or lead
        half = _fills_half(block) or (_leads(block) and after is not None and _fills_half(after))
        paired = len(run) == 1 and half and _is_half(run[0])
        alone = lead or is_table(block) or is_large(block)
        if run and not paired and (alone or half or _fills_half(run[-1]) or len(run) == MOST):
            yield run
            run = []
        run.append(block)
        if alone or paired:
            yield run
            run = []
    yield run


def _is_half(block: BlockView) -> bool:
    return _fills_half(block) or _leads(block)


def _leads(block: BlockView) -> bool:
    """Whether it may stand in a band, beside its words."""
    return form_of(block).leads


def _fills_half(block: BlockView) -> bool:
    """Whether its drawing is too wide for a third of the sheet."""
    return bool(block.svg) and not form_of(block).narrow


def _rows(run: Sequence[BlockView]) -> Iterator[Row]:
    if not run:
        return
    table = run[0].table
    if len(run) == 1 and is_table(run[0]) and table is not None:
        yield Row("tableau", (tuple(run),), TABLE_LINE * len(table.lines) + TABLE_HEAD)
    elif not any(block.svg or block.barred for block in run):
        yield Row("manques", (tuple(run),), TABLE_LINE * 2 * len({block.missing for block in run}))
    elif len(run) == 1:
        yield _band(run[0])
    else:
        yield from _columns(run)


def _band(block: BlockView) -> Row:
    words = height(block, COLUMN, drawn=False, reading=True)
    return Row("bande", ((block,),), max(picture_height(block, BAND) + 10, words), BAND)


def _columns(run: Sequence[BlockView]) -> list[Row]:
    """One group of columns, or two, one under the other, where they take about as little room: a page ends between."""
    tries = [[_best(run)], *([_best(run[:at]), _best(run[at:])] for at in range(2, len(run) - 1))]
    return min(tries, key=lambda rows: sum(row.high for row in rows) * (FINER if len(rows) > 1 else 1))


def split(row: Row, room: float) -> tuple[Row, ...]:
    """A group of columns cut in two, one under the other, so that the first fits in this room; else as it is."""
    blocks = row.blocks
    if row.kind != "colonnes" or row.high <= room or any(map(_fills_half, blocks)):
        return (row,)
    tries = ((_best(blocks[:at]), at) for at in range(len(blocks) - 1, 1, -1))
    for first, at in tries:
        if first.high <= room:
            return (first, *_rows(blocks[at:]))
    return (row,)


def _best(run: Sequence[BlockView]) -> Row:
    """Two columns or three, whichever make the lower row."""
    return min((_tried(run, count) for count in ((2,) if len(run) == 2 else (3, 2))), key=lambda row: row.high)


def _tried(run: Sequence[BlockView], count: int) -> Row:
    wide = PAIR if count == 2 else COLUMN
    heights = {block.id: height(block, wide) for block in run}
    columns = cut(run, list(heights.values()), count)
    return Row("colonnes", columns, max(sum(heights[b.id] for b in column) for column in columns) + 6, wide)
