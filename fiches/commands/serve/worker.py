"""The process that renders: it answers requests one by one, loads again what a change reaches, and works ahead when idle.

The standard library alone: what is loaded again is what it calls.
"""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fiches.commands.serve.kept import Kept
from fiches.commands.serve.loaded import OWN, forget, modules_now, reached
from fiches.commands.serve.messages import Answer, Asked, Changed, Start
from fiches.commands.serve.trouble import trouble_of

IDLE = 1.0  # seconds without a request, after which pages that nobody has asked for yet are prepared

LIBRARIES = (
    "altair", "httpx", "jinja2", "lxml.etree", "markdown_it", "numpy", "pandas", "pyarrow.parquet", "pydantic_settings",
    "rich.progress", "vl_convert", "xlsxwriter",
)  # fmt: skip


class Worker:
    """A preview, made again after each change."""

    def __init__(self, start: Start) -> None:
        self._start, self._kept, self._number = start, Kept(), 0
        self._preview: Any = None

    def answer(self, path: str) -> Answer:
        """A file of the site, or why it cannot be made: whatever fails is shown in the page."""
        try:
            found: Answer = self._opened().answer(path)
        except Exception as error:  # noqa: BLE001 - the page shows it, with its traceback where it is a bug
            return trouble_of(error, self._start)
        return found

    def change(self, paths: Iterable[Path]) -> None:
        """Forgets what these files have made."""
        paths = list(paths)
        names = reached(paths, self._start.root)
        if names is None:
            self._kept.clear()
        names = set(modules_now()) if names is None else names
        self._kept.forget(names)
        forget(names)
        for path in paths:
            self._kept.drop(*self._read_from(path))
        self._preview = None

    def ahead(self) -> bool:
        """A step of what may be asked later; whether another is left."""
        try:
            return bool(self._opened().advance())
        except Exception:  # noqa: BLE001 - told by the page that asks for it
            return False

    def _read_from(self, path: Path) -> tuple[str, ...]:
        content = self._start.content.absolute()
        if path.is_relative_to(content / "textes"):
            return ("context",)
        settings = path.is_relative_to(content) or path == (self._start.territories or content).absolute()
        return ("config", "context") if settings else ()

    def _opened(self) -> Any:
        if self._preview is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._number += 1
            module = import_module(f"{OWN}preview")
            self._preview = module.Preview(self._start, self._kept, self._folder)
        return self._preview

    @property
    def _folder(self) -> Path:
        return self._start.scratch / str(self._number)


def _keep_compiled(folder: Path) -> None:
    """Where Python is told to keep nothing compiled beside the sources, the program's own modules are compiled once all the same.

    Libraries come first: they have theirs, which is no longer looked for once another folder is named.
    """
    if sys.dont_write_bytecode:
        for name in LIBRARIES:
            import_module(name)
        sys.pycache_prefix, sys.dont_write_bytecode = str(folder), False


def work(pipe: Connection, start: Start) -> None:
    """Answers until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the server, which then closes its end
    _keep_compiled(start.scratch / "compiled")
    worker, busy = Worker(start), True
    with suppress(EOFError, ConnectionError):
        while True:
            if busy and not pipe.poll(IDLE):
                while (busy := worker.ahead()) and not pipe.poll():
                    pass
                continue
            message = pipe.recv()
            if isinstance(message, Asked):
                pipe.send(worker.answer(message.path))
            elif isinstance(message, Changed):
                worker.change(message.paths)
                pipe.send(None)
            busy = True
