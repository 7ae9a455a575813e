"""What is long to make is made once: for all the processes of a run, and for the runs that follow on the same sources."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.support.site_folder import ROOT

SHARED = ROOT / ".cache" / "essais"
SOURCES = ("fiches", "templates", "content", "tests/support")
WHOLE = "entier.json"  # written last: what was made, by file and digest
_A_DAY = 86_400


@cache
def state_of_sources() -> str:
    """A digest of all that the program and its content are made of: what was made of other sources is not taken."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "build.py", ROOT / "uv.lock", *(file for name in SOURCES for file in _files(ROOT / name))):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    """But what a run leaves there: compiled modules, harvests."""
    left_out = (".cache", "editions") if folder.name == "content" else ()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in parts and parts[0] not in left_out:
            yield path


def made_once(name: str, make: Callable[[Path], object], describe: Callable[[Path], object]) -> Path:
    """The folder of that name, made by the first process that asks for it; the others wait.

    `describe`: what its files are, kept beside them: a folder that a test has changed is not taken, and is made again.
    """
    folder = SHARED / state_of_sources() / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.with_suffix(".verrou")):
        whole = folder / WHOLE
        if not whole.is_file() or json.loads(whole.read_text(encoding="utf-8")) != describe(folder):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.write_text(json.dumps(describe(folder)), encoding="utf-8")
        _forget_the_old()
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _forget_the_old() -> None:
    """Those of other sources, a day after."""
    for folder in SHARED.iterdir():
        if folder.name != state_of_sources() and time.time() - folder.stat().st_mtime > _A_DAY:
            shutil.rmtree(folder, ignore_errors=True)
