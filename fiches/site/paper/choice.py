"""Which blocks of each section a document of few sheets draws: the first of each, then more, turn by turn, while they fit.

The others are told in words, in their place: no figure of the page is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fiches.site.fiche.model import BlockView
from fiches.site.paper.rows import Row, arranged, is_large
from fiches.site.paper.sheets import Sheets
from fiches.site.paper.text_blocks import text_row

LEAST = 3  # blocks of a section that are always drawn, unless the document says fewer


@dataclass(slots=True)
class Choice:
    """The sections' blocks, the heights of what comes before and after, and how much of a sheet may be trusted."""

    sections: Sequence[Sequence[BlockView]]
    before: Sequence[float]
    after: float
    slack: float = 1.0
    least: int = LEAST
    large: bool = True  # whether the drawings that take most of a sheet are drawn
    _known: dict[tuple[int, int], tuple[Row, ...]] = field(default_factory=dict)

    def counts(self, most: int) -> list[int]:
        """How many blocks of each section may be drawn in so many sheets."""
        whole = [sum(map(self._may_be_drawn, blocks)) for blocks in self.sections]
        found = whole
        if self.sheets(found) <= most:
            return found
        found = [min(count, self.least) for count in whole]
        for turn in range(self.least, max(whole, default=0)):
            for place, count in enumerate(whole):
                more = [*found[:place], turn + 1, *found[place + 1 :]]
                if found[place] == turn < count and self.sheets(more) <= most:
                    found = more
        return found

    def sheets(self, counts: Sequence[int]) -> int:
        """About how many sheets it would take."""
        sheets = Sheets(self.slack)
        for _ in self.laid(counts, sheets):
            pass
        sheets.take(self.after)
        return sheets.number

    def laid(self, counts: Sequence[int], sheets: Sheets) -> Iterator[tuple[Row, ...]]:
        """The rows of each section, on those sheets."""
        for part in self.before:
            sheets.take(part)
        for place, count in enumerate(counts):
            yield tuple(sheets.lay(self._rows(place, count)))

    def _may_be_drawn(self, block: BlockView) -> bool:
        return not block.missing and (self.large or not is_large(block))

    def _rows(self, place: int, count: int) -> tuple[Row, ...]:
        if (place, count) not in self._known:
            self._known[place, count] = tuple(self._drawn_or_in_words(self.sections[place], count))
        return self._known[place, count]

    def _drawn_or_in_words(self, blocks: Sequence[BlockView], count: int) -> Iterator[Row]:
        """The first `count` that may be drawn, what is missing, and the others in words, in the page's order."""
        run: list[BlockView] = []
        for block in blocks:
            drawn = count > 0 and self._may_be_drawn(block)
            count -= drawn
            if drawn or block.missing:
                run.append(block)
                continue
            yield from arranged(run)
            run = []
            yield text_row(block)
        yield from arranged(run)
