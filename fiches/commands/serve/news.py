"""What pages that are open are told: how many changes there have been, and whether the last ones were of style alone."""

from __future__ import annotations

import threading
from typing import NamedTuple


class Counts(NamedTuple):
    """How many changes there have been: of pages, and of style sheets alone, which pages take without being loaded again."""

    pages: int = 0
    styles: int = 0


class News:
    """A count of changes, which threads wait for."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._counts = Counts()
        self.closed = False

    @property
    def counts(self) -> Counts:
        """The changes so far."""
        return self._counts

    def tell(self, *, style: bool) -> None:
        """One change more; `style`: of style sheets alone."""
        with self._condition:
            pages, styles = self._counts
            self._counts = Counts(pages, styles + 1) if style else Counts(pages + 1, styles)
            self._condition.notify_all()

    def close(self) -> None:
        """Nobody waits any more."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()

    def after(self, taken: Counts, seconds: float) -> Counts:
        """The counts, once they are no longer these, or so many seconds later."""
        with self._condition:
            self._condition.wait_for(lambda: self.closed or self._counts != taken, seconds)
            return self._counts
