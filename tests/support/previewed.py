"""A preview that runs: `build.py serve` on a copy of the program and of a content folder, both there to be changed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.support.site_folder import ROOT

ILLE = "departements/35-ille-et-vilaine/"
_COMPILED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Previewed:
    """`root`: the copy of the program; `content`: that of the content folder."""

    root: Path
    content: Path
    url: str
    process: subprocess.Popen[str]

    def get(self, path: str = "", host: str = "") -> tuple[int, str]:
        """The status and the text of a file."""
        request = urllib.request.Request(self.url + path, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path: str) -> str:
        """A page that must be there, waited for where it says something of every fiche."""
        status, text = self.get(path)
        while status == 503:
            status, text = self.get(path)
        assert status == 200, text
        return text

    def edit(self, path: Path, old: str, new: str) -> str:
        """Replaces words of a file; what it held."""
        former = path.read_text(encoding="utf-8")
        assert old in former
        path.write_text(former.replace(old, new, 1), encoding="utf-8")
        return former

    @contextmanager
    def events(self) -> Iterator[Iterator[str]]:
        """The names of the events told to a page that has just been loaded."""
        with urllib.request.urlopen(f"{self.url}_apercu/evenements", timeout=300) as stream:
            yield (name for line in stream if (name := line.decode().partition("event: ")[2].strip()))


@contextmanager
def previewed(folder: Path, content: Path, *options: str) -> Iterator[Previewed]:
    """`content`: copied, with its harvests."""
    for name in ("fiches", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=_COMPILED)
    for name in ("build.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    copied = Path(shutil.copytree(content, folder / "content"))
    command = [sys.executable, "build.py", "serve", "--demo", "--no-pdf", "--port", "8700", *options]
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            yield Previewed(folder, copied, _address(process.stderr), process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _address(said: IO[str]) -> str:
    for line in said:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise AssertionError("the preview has not started")


def seconds_to(made: Previewed, path: str, save: object, event: str = "page") -> float:
    """From a save to the page, or the style sheet, that shows it: the event is awaited, then the file asked for."""
    assert callable(save)
    with made.events() as told:
        time.sleep(0.5)
        start = time.monotonic()
        save()
        assert next(told) == event
        made.get(path)
        return time.monotonic() - start
