"""What the steps of a harvest take of who runs its calls: calls made, their answers, and what failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from fiches.harvest.needs import Needs
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from fiches.source.answers import Answer
from fiches.source.calls import Call


class Answering(Protocol):
    """Runs calls, each once. Its methods raise SourceError, or HarvestPaused when the client is told to stop."""

    needs: Needs
    reporter: Reporter

    def run(self, calls: Sequence[Call], *, title: str) -> None:
        """Answers every call that has no answer yet; `title` names the step of progress."""

    def rounds(self) -> AbstractContextManager[Callable[[Sequence[Call]], list[Answer]]]:
        """A function that answers a few calls at a time: for a caller whose next calls depend on these answers."""

    def answers(self, calls: Iterable[Call]) -> Iterable[tuple[Call, Answer]]:
        """The calls with their answers, in the order of the calls; without any request."""

    def has_failed(self, territory: TerritoryKey) -> bool:
        """Whether the source failed for a territory: its answers are then the previous edition's, or empty."""
