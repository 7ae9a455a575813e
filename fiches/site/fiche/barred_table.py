"""What tables with a bar in each row share: the drawing of a cell, lines that fold, how many of the source's are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.site.fiche.heading import placed, standing_open
from fiches.site.table import Bar, Cell, Steps, Table, hundredths
from fiches.wording.context import WordingContext
from fiches.wording.marks import count, missing
from fiches.wording.phrase import Phrase

OPEN = 5  # lines that stand open
WHOLE = 7  # so many lines need no fold
MOST = 10  # lines of a page: the others are in the data


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
        if self.block.indicator.mesure == "niveau":
            return Cell(self.wording.marker.grade_alone(number))
        return Cell(self.wording.marker.observed(number, self.block.indicator, bare=True))


def place_head(place: TerritoryKey, wording: WordingContext) -> Phrase:
    """« Ici », or the name of another place."""
    return Phrase("Ici") if place == wording.home else wording.name(place)


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
    """The same, which knows what the tick, or the ring, stands for, as paper says it: « trait : Bretagne »."""
    if not other or not _has_ticks(table):
        return table
    sign = "case cerclée" if block.indicator.mesure == "niveau" else "trait"
    return replace(table, ticked=Phrase("{}\u00a0: {}").format(sign, other))


def _has_ticks(table: Table) -> bool:
    drawn = [cell.drawn for line in table.lines for cell in line.cells]
    return any((one.tick if isinstance(one, Bar) else one.ringed) is not None for one in drawn if one is not None)


def _signed(table: Table) -> Table:
    """The same, without the sign of the tick in its heads where nothing draws one."""
    if _has_ticks(table):
        return table
    return replace(table, columns=tuple(replace(column, ticked=False) for column in table.columns))


def folded(table: Table, named: Collection[int] = ()) -> Table:
    """The same, the lines after the first in a table of their own that folds, where they are many.

    A line that the title names, by its place, stands open under the first.
    """
    most = len(table.lines) if len(table.lines) <= WHOLE else OPEN
    places = standing_open(len(table.lines), named, most)
    first = placed([table.lines[place] for place in places], places, named, most)
    if len(table.lines) <= WHOLE:
        return _signed(replace(table, lines=first))
    others = tuple(line for place, line in enumerate(table.lines) if place not in places)
    title = Phrase("{} autres lignes").format(count(len(others), "nombre de lignes"))
    caption = Phrase("{} (suite)").format(table.caption)
    rest = replace(table, caption=caption, lines=others, title=title, legends=())
    return replace(_signed(replace(table, lines=first)), rest=_signed(rest))
