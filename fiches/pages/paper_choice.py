"""Which blocks of each section a document of few sheets shows: the first of each, then more, turn by turn, while they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fiches.pages.paper_rows import Row, arranged
from fiches.pages.paper_sheets import Sheets
from fiches.pages.views import BlockView

LEAST = 3  # blocks of a section that are always shown, unless the document says fewer
LEFT = 34.0  # pixels of the line that names what is left out


@dataclass(slots=True)
class Choice:
    """The sections' blocks, the heights of what comes before and after, and how much of a sheet may be trusted."""

    sections: Sequence[Sequence[BlockView]]
    before: Sequence[float]
    after: float
    slack: float = 1.0
    least: int = LEAST
    _known: dict[tuple[int, int], tuple[Row, ...]] = field(default_factory=dict)

    def counts(self, most: int) -> list[int]:
        """How many blocks of each section fit in so many sheets."""
        found = [len(blocks) for blocks in self.sections]
        if self.sheets(found) <= most:
            return found
        found = [min(len(blocks), self.least) for blocks in self.sections]
        for turn in range(self.least, max(map(len, self.sections), default=0)):
            for place, blocks in enumerate(self.sections):
                more = [*found[:place], turn + 1, *found[place + 1 :]]
                if found[place] == turn < len(blocks) and self.sheets(more) <= most:
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
            if count < len(self.sections[place]):
                sheets.take(LEFT)

    def _rows(self, place: int, count: int) -> tuple[Row, ...]:
        if (place, count) not in self._known:
            self._known[place, count] = arranged(self.sections[place][:count])
        return self._known[place, count]
