"""Rows laid on sheets, by their estimated heights: how many they take, and groups cut where a sheet ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fiches.site.paper.rows import Row, split

FIRST, NEXT = 895.0, 995.0  # pixels of a sheet that may be filled
HEADING = 50.0


@dataclass(slots=True)
class Sheets:
    """Where the next row goes."""

    slack: float = 1.0  # how much of a sheet may be filled
    number: int = 1
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = FIRST * self.slack

    def take(self, high: float) -> None:
        """What is `high` is never cut: it goes to the next sheet, should it not fit."""
        if high > self.left:
            self.number += 1
            self.left = NEXT * self.slack
        self.left -= high

    def lay(self, rows: Sequence[Row]) -> Iterator[Row]:
        """A section's rows, the first one with its heading."""
        waiting = list(rows)
        before = HEADING
        while waiting:
            first, *rest = split(waiting[0], self.left - before)
            self.take(first.high + before)
            yield first
            waiting[:1] = rest
            before = 0.0
