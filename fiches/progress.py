"""Messages and progress of a run: bars on a terminal, plain lines elsewhere, fewer with --quiet, more with --verbose.

Away from a terminal, a piece of work says how far it is every ten seconds.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal, Protocol, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

Verbosity = Literal["quiet", "normal", "verbose"]
EVERY = 9.0  # seconds between two lines of a piece of work: one at least in every ten


class Step(Protocol):
    """A piece of work under way: `advance` counts the units done."""

    def advance(self, count: int = 1) -> None: ...


class _Silent:
    def advance(self, count: int = 1) -> None:
        pass


class _Rate(ProgressColumn):
    """« 1,5/s », « 12/min » where it takes longer; nothing before it is known."""

    def render(self, task: Task) -> Text:
        return Text(rate_words(task.speed or 0.0))


def rate_words(speed: float) -> str:
    """How many units a second, or a minute where that is less than one."""
    if speed >= 1:
        return f"{speed:.1f}/s".replace(".", ",") if speed < 10 else f"{speed:.0f}/s"
    return f"{60 * speed:.0f}/min" if speed > 0 else ""


class _Bar:
    def __init__(self, progress: Progress, total: int, title: str) -> None:
        self._progress = progress
        self._task = progress.add_task(title, total=total)

    def advance(self, count: int = 1) -> None:
        self._progress.advance(self._task, count)


class _Lines:
    """« Fiches : 40 sur 122. », every `EVERY` seconds; units may be counted from several threads."""

    def __init__(self, say: Callable[[str], None], total: int, title: str, clock: Callable[[], float]) -> None:
        self._say, self._total, self._title, self._clock = say, total, title, clock
        self._done, self._said = 0, clock()
        self._lock = threading.Lock()

    def advance(self, count: int = 1) -> None:
        with self._lock:
            self._done += count
            now = self._clock()
            if now - self._said < EVERY:
                return
            self._said = now
            self._say(f"{self._title}\u00a0: {self._done} sur {max(self._total, self._done)}.")


class Reporter:
    """Lines go to standard error, so that a command's own output stays clean."""

    def __init__(
        self,
        verbosity: Verbosity = "normal",
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._verbosity = verbosity
        self._clock = clock
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self.warnings: list[str] = []  # what `warn` has said so far

    def say(self, text: str) -> None:
        """A line, unless --quiet."""
        if self._verbosity != "quiet":
            self._write(text)

    def detail(self, text: str) -> None:
        """A line with --verbose only."""
        if self._verbosity == "verbose":
            self._write(text)

    def warn(self, text: str) -> None:
        """A line after « Attention : », always."""
        self.warnings.append(text)
        self._write(f"Attention\u00a0: {text}")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # nobody reads any more: the work goes on
            print(text, file=self._stream, flush=True)

    def say_all(self, texts: Iterable[str]) -> None:
        """Several lines, unless --quiet."""
        for text in texts:
            self.say(text)

    @contextmanager
    def step(self, title: str, total: int) -> Iterator[Step]:
        """Shows the progress of a piece of work of `total` units while the block runs."""
        if self._verbosity == "quiet" or not total:
            yield _Silent()
        elif not self._terminal:
            self.say(f"{title} ({total})…")
            yield _Lines(self.say, total, title, self._clock)
        else:
            counts = (MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
            columns = (TextColumn("{task.description}"), BarColumn(), *counts)
            with Progress(*columns, console=Console(file=self._stream), transient=True) as progress:
                yield _Bar(progress, total, title)


def counted(number: float, words: str) -> str:
    """« 1 fiche publiée », « 2 fiches publiées »: from two on, each word takes an s."""
    plural = " ".join(f"{word}s" for word in words.split()) if abs(number) >= 2 else words
    return f"{number:g} {plural}" if isinstance(number, float) else f"{number} {plural}"
