"""The process that renders, as the server has it: one request at a time, and another process where that one dies."""

from __future__ import annotations

import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from fiches.commands.serve.messages import Answer, Asked, Changed, Start, Trouble, Waiting
from fiches.commands.serve.worker import work

PATIENCE = (
    1.5  # seconds that a request waits for pages that say something of every fiche, before it is told how far they are
)
_DIED = Trouble(
    (
        "Le processus qui compose les pages s’est arrêté (mémoire épuisée, ou une bibliothèque en défaut). Recharger la page :"
        " un autre prend sa place.",
    )
)


class Renderer:
    """Answers from a process of its own, which ends with this one."""

    def __init__(self, start: Start) -> None:
        self._start, self._lock = start, threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Starts the process, which loads what it needs while nothing is asked for."""
        with self._lock:
            self._opened()

    def answer(self, path: str) -> Answer:
        """A file of the site, or why it is not there."""
        end = time.monotonic() + PATIENCE
        while True:
            found = self._ask(Asked(path))
            if not isinstance(found, Waiting) or time.monotonic() > end:
                return found

    def change(self, paths: tuple[Path, ...]) -> None:
        """Tells which files have changed: what is answered from then on is made of them."""
        self._ask(Changed(paths))

    def close(self) -> None:
        """Ends the process, at once where it is at work."""
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.join(1)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._pipe = self._process = None

    def _ask(self, message: Asked | Changed) -> Answer:
        with self._lock:
            pipe = self._opened()
            try:
                pipe.send(message)
                answer: Answer = pipe.recv()
            except (EOFError, OSError):
                self.close()
                return _DIED
            return answer

    def _opened(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=work, args=(other, self._start), daemon=True)
            self._process.start()
            other.close()
        return self._pipe
