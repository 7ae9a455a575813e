"""Builds with a bug in the renderers, as the program does, and reads what its own proofs refuse."""

from __future__ import annotations

import tempfile
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

from fiches.commands.cli import main
from fiches.errors import CheckFailed
from fiches.keys import TerritoryKey
from fiches.territories import LEVELS
from tests.faults.bugs import Bug, planted
from tests.faults.model import Found, Outcome, Planted
from tests.faults.six import SixFiches


def built(bug: Bug, six: SixFiches) -> Outcome:
    """How the build that has the bug ends. Raises AssertionError where no byte differs."""
    with tempfile.TemporaryDirectory(dir=six.content.parent) as aside:
        output = Path(aside) / "site"
        with planted(bug):
            status, said = _rendered(six.content, output, bug.fiches, paper=bug.paper)
        found: tuple[Found, ...] = ()
        if status == CheckFailed.exit_status:
            found = tuple(Found("build", line.strip()) for line in said.splitlines() if " : " in line)
        else:
            assert status == 0, said
            assert _sums(output) != _sound(six, bug.fiches, bug.paper), f"{bug.kind}, {bug.name} : nothing has changed"
        return Outcome(bug.kind, bug.name, Planted(bug.page or _level(bug.fiches[-1])), found)


def _rendered(content: Path, output: Path, fiches: tuple[str, ...], *, paper: bool) -> tuple[int, str]:
    said = StringIO()
    options = ["--demo", "--content", str(content), "--output", str(output), "--jobs", "1", "--quiet"]
    with redirect_stdout(said), redirect_stderr(said):
        status = main(["render", *options, "--pdf" if paper else "--no-pdf", "--only", *fiches])
    return status, said.getvalue()


@cache
def _sound(six: SixFiches, fiches: tuple[str, ...], paper: bool) -> str:
    """The sums of the same site without the bug."""
    with tempfile.TemporaryDirectory(dir=six.content.parent) as aside:
        status, said = _rendered(six.content, Path(aside) / "site", fiches, paper=paper)
        assert status == 0, said
        return _sums(Path(aside) / "site")


def _sums(site: Path) -> str:
    return (site / "SHA256SUMS").read_text(encoding="utf-8")


def _level(key: str) -> str:
    """`DEP-35` → `35`: what the address of its fiche and a message about it hold."""
    found = TerritoryKey(*key.split("-"))
    return found.code if found.type in LEVELS else key
