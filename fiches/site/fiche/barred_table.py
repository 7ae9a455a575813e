"""What tables with a bar in each row share: the drawing of a cell, lines that fold, how many of the source's are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.keys import NOT_AVAILABLE
from fiches.site.table import Bar, Cell, Steps, Table, hundredths
from fiches.wording.context import WordingContext
from fiches.wording.marks import count, missing
from fiches.wording.phrase import Phrase

OPEN = 5  # lines that stand open
WHOLE = 7  # so many lines need no fold
MOST = 15  # lines of a page: the others are in the data


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the values of one table are drawn: as steps where they are grades, else as bars on the scale of the longest."""

    block: Block
    wording: WordingContext
    longest: float

    def cell(self, number: Observed | None, parent: Observed | None = None) -> Cell:
        """A value with its bar, and the tick of the parent's."""
        if number is None or number.value is None:
            return self.bare(number)
        other = None if parent is None else parent.value
        if self.block.indicator.mesure == "niveau":
            drawn: Bar | Steps = Steps(int(number.value), None if other is None else int(other))
        else:
            tick = None if other is None else hundredths(other, self.longest)
            drawn = Bar(hundredths(number.value, self.longest), tick)
        return replace(self.bare(number), drawn=drawn)

    def bare(self, number: Observed | None) -> Cell:
        """A value alone."""
        if number is None:
            return Cell(missing(NOT_AVAILABLE))
        return Cell(self.wording.marker.observed(number, self.block.indicator, bare=True))


def drawn_in(block: Block, wording: WordingContext, numbers: Iterable[Observed | None]) -> Drawn:
    """The scale of a table is that of the largest number that it draws."""
    return Drawn(block, wording, max((n.value for n in numbers if n is not None and n.value is not None), default=0.0))


def counted_caption(caption: Phrase, shown: int, known: int) -> Phrase:
    """« … (15 des 53) », where some are in the data alone."""
    if shown == known:
        return caption
    shown_words, known_words = (count(number, "nombre de lignes") for number in (shown, known))
    return Phrase("{} ({} des {})").format(caption, shown_words, known_words)


def ticked(table: Table, block: Block, other: Phrase) -> Table:
    """The same, which says what the tick, or the ring, stands for: « … (trait : Bretagne) »."""
    if not other:
        return table
    sign = "case cerclée" if block.indicator.mesure == "niveau" else "trait"
    words = Phrase("{}\u00a0: {}").format(sign, other)
    return replace(table, ticked=words, caption=Phrase("{} ({})").format(table.caption, words))


def folded(table: Table) -> Table:
    """The same, the lines after the first in a table of their own that folds, where they are many."""
    if len(table.lines) <= WHOLE:
        return table
    first, others = table.lines[:OPEN], table.lines[OPEN:]
    title = Phrase("Les {} autres lignes").format(count(len(others), "nombre de lignes"))
    caption = Phrase("{} (suite)").format(table.caption)
    rest = replace(table, caption=caption, lines=others, title=title, legends=())
    return replace(table, lines=first, rest=rest)
