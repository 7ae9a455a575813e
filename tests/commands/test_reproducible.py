"""One site built twice on unlike machines, and two folders compared."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.commands.reproducible import MACHINES, prove_reproducible
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter
from tests.support.commands import QUIET
from tests.support.demo import Demo


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="aucun site à comparer"):
        prove_reproducible(Options(output=tmp_path), tmp_path, QUIET)


def test_a_changed_copy_is_told_file_by_file(demo: Demo, tmp_path: Path) -> None:
    copy = demo.copied(tmp_path)
    prove_reproducible(Options(output=demo.site), copy, QUIET)
    (copy / "index.html").write_bytes(b"<html>")
    (copy / "en-trop.txt").write_bytes(b"")
    with pytest.raises(CheckFailed) as caught:
        prove_reproducible(Options(output=demo.site), copy, QUIET)
    assert [finding.partition(" : ")[0] for finding in caught.value.findings] == ["en-trop.txt", "index.html"]


def test_the_two_machines_share_nothing() -> None:
    one, other = MACHINES
    assert one.workers != other.workers
    assert all(one.environment[name] != other.environment[name] for name in one.environment | other.environment)


def test_the_two_machines_are_never_of_one_day() -> None:
    """A build that prints its local date differs from one to the other, at any hour."""
    days = [
        subprocess.run(
            [sys.executable, "-c", "import time; print(time.strftime('%F'))"],
            env={**os.environ, **machine.environment}, check=True, capture_output=True, text=True,
        ).stdout
        for machine in MACHINES
    ]  # fmt: skip
    assert days[0] != days[1]


@pytest.mark.long
def test_a_site_is_built_twice_with_the_same_bytes(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    options = Options(demo=True, content=demo.content, output=demo.site, only=("DEP-35", "REG-53"))
    prove_reproducible(options, None, Reporter("normal"))
    assert "0 différence sur" in capsys.readouterr().err
