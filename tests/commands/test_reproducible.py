"""One site built twice on unlike machines, and two folders compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.commands.reproducible import MACHINES, _failure, prove_reproducible
from fiches.errors import CheckFailed, ContentError, FicheError, MachineError, SourceError
from fiches.progress import Reporter
from tests.support.commands import QUIET
from tests.support.demo import Demo
from tests.support.guides import ROOT


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


def test_a_build_that_fails_is_told_with_its_own_status(tmp_path: Path) -> None:
    """Without an edition, the source is what is missing: 3, as `render` says."""
    (tmp_path / "content").mkdir()
    shutil.copytree(
        ROOT / "content", tmp_path / "content", dirs_exist_ok=True, ignore=shutil.ignore_patterns("editions")
    )
    with pytest.raises(SourceError) as caught:
        prove_reproducible(Options(content=tmp_path / "content", output=tmp_path / "site"), None, QUIET)
    assert caught.value.exit_status == caught.value.codes[0].exit_status == 3


@pytest.mark.parametrize(
    ("status", "said", "raised"),
    [
        (2, "FMT-214 content/site.toml : lu x.", ContentError),
        (4, "FMT-401 index.html : faux.", CheckFailed),
        (5, "FMT-501 site : plein.", MachineError),
        (-9, "", MachineError),
        (1, "Traceback (most recent call last):", RuntimeError),
        (3, "", RuntimeError),
    ],
)
def test_each_status_of_a_build(status: int, said: str, raised: type[Exception]) -> None:
    found = _failure(status, said)
    assert type(found) is raised
    assert not isinstance(found, FicheError) or found.exit_status == abs(status) or status == -9


@pytest.mark.long
def test_a_site_is_built_twice_with_the_same_bytes(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    options = Options(demo=True, content=demo.content, output=demo.site, only=("DEP-35", "REG-53"))
    prove_reproducible(options, None, Reporter("normal"))
    assert "0 différence sur" in capsys.readouterr().err
