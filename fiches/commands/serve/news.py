"""What pages that are open are told: how many changes there have been, and whether the last ones were of style alone."""

from __future__ import annotations

import threading


class News:
    """A count of changes, which threads wait for."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._pages = 0
        self._styles = 0
        self.closed = False

    @property
    def pages(self) -> int:
        """How many changes have made pages others than they were."""
        return self._pages

    def tell(self, *, style: bool) -> None:
        """One change more; `style`: of style sheets alone, which pages take without being loaded again."""
        with self._condition:
            if style:
                self._styles += 1
            else:
                self._pages += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Nobody waits any more."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()

    def after(self, pages: int, styles: int, seconds: float) -> tuple[int, int]:
        """Both counts, once one of them is no longer this, or so many seconds later."""
        with self._condition:
            self._condition.wait_for(lambda: self.closed or (self._pages, self._styles) != (pages, styles), seconds)
            return self._pages, self._styles
