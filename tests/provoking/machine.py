"""This computer at fault (5), and what stops a command (130)."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from fiches.commands import cli
from fiches.commands.doctor import machine
from fiches.commands.locks import BUILD, only_one
from fiches.commands.serve.news import News
from fiches.commands.serve.server import opened_preview
from fiches.commands.standard_output import write_out
from fiches.commands.worker_pool import worker_pool
from fiches.errors import Code
from fiches.harvest.cache import AnswerCache
from fiches.site import publish
from fiches.site.publish import refuse_foreign
from fiches.source.answers import Answer
from tests.provoking.bench import RENDER, Bench, Codes, Provocation, raised, told


def _no_libraries(bench: Bench) -> Codes:
    bench.content()
    bench.patch.setattr("fiches.commands.publication.libraries_found", lambda: False)
    return told("render", "--pdf")


def _old_python(bench: Bench) -> Codes:
    found = machine.python((3, 9)).code
    assert found
    return {found}


def _full_disk(bench: Bench) -> Codes:
    def full(root: Path, name: str, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(root / name))

    bench.content()
    bench.patch.setattr(publish, "write_file", full)
    return told(*RENDER)


def _unreadable(bench: Bench) -> Codes:
    """A folder under the name of a file: the system refuses to read it, whoever asks."""
    path = bench.content() / "site.toml"
    path.unlink()
    path.mkdir()
    return told(*RENDER)


def _busy(bench: Bench) -> Codes:
    bench.content()
    with only_one(BUILD, Path("site")):
        return told(*RENDER)


def _full_output(bench: Bench) -> Codes:
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        bench.patch.setattr(sys, "stdout", full)
        codes = raised(lambda: write_out("ligne\n" * 10_000))
        bench.patch.undo()
    return codes


def _damaged_journal(bench: Bench) -> Codes:
    path = bench.folder / "journal.sqlite"
    with AnswerCache(path, identity={}) as journal:
        journal.write("appel", Answer((), {}, ""))
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE answers SET rows = '{'")
        base.commit()
    with AnswerCache(path, identity={}) as journal:
        return raised(lambda: journal.read("appel"))


def _die(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _killed(bench: Bench) -> Codes:
    def spread() -> None:
        with worker_pool(2) as mapper:
            list(mapper(_die, [1, 2]))

    return raised(spread)


def _interrupted(bench: Bench) -> Codes:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    bench.patch.setattr(cli, "run_command", stopped)
    return told("build")


def _paused(bench: Bench) -> Codes:
    bench.content()
    return told("harvest", "--demo", "--quiet", "--max-seconds", "0.001")


def _taken_port(bench: Bench) -> Codes:
    """The last port there is, taken by another program: there is none after it."""
    with socket.create_server(("127.0.0.1", LAST_PORT)):
        return raised(lambda: opened_preview(LAST_PORT, lambda _: pytest.fail("no request"), News()))


LAST_PORT = 65_535
MACHINE: Mapping[Code, Provocation] = {
    Code.INSTALLATION: _old_python,
    Code.PDF_LIBRARIES: _no_libraries,
    Code.WRITING: _full_disk,
    Code.READING: _unreadable,
    Code.BUSY: _busy,
    Code.MOUNTED: lambda bench: raised(lambda: refuse_foreign(Path("/proc"))),
    Code.STANDARD_OUTPUT: _full_output,
    Code.PROCESS_KILLED: _killed,
    Code.JOURNAL_ANSWER: _damaged_journal,
    Code.PORT: _taken_port,
    Code.INTERRUPTED: _interrupted,
    Code.PAUSED: _paused,
}
