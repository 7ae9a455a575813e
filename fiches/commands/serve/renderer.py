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
_LOOK = 0.05  # seconds between two looks at whether a thread has let go of the process
_DIED = Trouble(
    (
        "Le processus qui compose les pages s’est arrêté (mémoire épuisée, ou une bibliothèque en défaut). Recharger la page :"
        " un autre prend sa place.",
    )
)


class Renderer:
    """Answers from a process of its own, which ends with this one."""

    def __init__(self, start: Start) -> None:
        self._start, self._lock, self._closed = start, threading.Lock(), False
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
        """Ends the process for good, at once where it is at work; whoever asks from then on is told that it has ended."""
        self._closed = True
        while not self._lock.acquire(timeout=_LOOK):  # held by a thread that waits for an answer
            if process := self._process:
                process.kill()
        try:
            self._end()
        finally:
            self._lock.release()

    def _end(self) -> None:
        """Under the lock."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(1)
            if process.is_alive():
                process.kill()
                process.join()

    def _ask(self, message: Asked | Changed) -> Answer:
        with self._lock:
            if self._closed:
                return _DIED
            pipe = self._opened()
            try:
                pipe.send(message)
                answer: Answer = pipe.recv()
            except (EOFError, OSError):
                self._end()
                return _DIED
            return answer

    def _opened(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            pipe, other = context.Pipe()
            process = context.Process(target=work, args=(other, self._start), daemon=True)
            process.start()
            other.close()
            self._pipe, self._process = pipe, process  # once started: `close` may end it from another thread
        return self._pipe
