"""Pins that nobody has changed for a year are told, from the history of a small repository and a given day."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from fiches.commands.doctor.finding import Finding
from fiches.commands.doctor.pins import GUIDE, pins
from tests.support.guides import ROOT

WORKFLOW = ".github/workflows/publish.yml"
WRITTEN = {"uv.lock": "1", ".ci/uv.txt": "uv==1", WORKFLOW: "uses: actions/checkout@abc", ".github/workflows/x.yml": ""}


@pytest.fixture(autouse=True)
def outside_any_repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without a repository is none, wherever the tests run; nor is a hook's repository taken for ours."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str, day: str = "2025-05-03") -> None:
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    names = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", *names, *arguments], cwd=folder, env={**os.environ, **moment}, check=True, capture_output=True
    )


def written(folder: Path) -> Path:
    for name, text in WRITTEN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """All its pins on 3 May 2025, but uv's, of 1 February 2026."""
    folder = written(tmp_path / "copie")
    git(folder, "init", "--quiet")
    git(folder, "add", "uv.lock", ".github")
    git(folder, "commit", "--quiet", "--message", "Depuis le modèle")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "uv", day="2026-02-01")
    return folder


def found(folder: Path, today: date) -> list[Finding]:
    return list(pins(folder, today))


def test_up_to_twelve_months_all_is_well(repository: Path) -> None:
    (finding,) = found(repository, date(2026, 5, 3))
    assert (finding.state, finding.code) == ("bien", None)
    assert finding.words == "les plus anciennes sont du 03/05/2025"


def test_each_file_unchanged_for_longer_is_named_with_its_day_what_it_costs_and_the_cure(repository: Path) -> None:
    """The first to have been left alone comes first; a workflow that uses no action pins nothing."""
    (finding,) = found(repository, date(2026, 5, 4))
    assert (finding.state, finding.code) == ("à savoir", None)
    assert finding.words == (
        f"inchangées depuis plus de douze mois dans {WORKFLOW} (03/05/2025), uv.lock (03/05/2025) : les failles corrigées et"
        f" les versions retirées depuis ne sont pas suivies. Recevoir les corrections du modèle ({GUIDE})"
    )
    assert (ROOT / GUIDE).is_file()
    (finding,) = found(repository, date(2027, 2, 2))
    assert finding.words.startswith(
        f"inchangées depuis plus de douze mois dans {WORKFLOW} (03/05/2025), uv.lock (03/05/2025), .ci/uv.txt (01/02/2026) :"
    )


def test_a_commit_that_touches_the_file_makes_it_young_again(repository: Path) -> None:
    for name in ("uv.lock", WORKFLOW):
        (repository / name).write_text("uses: actions/checkout@def", encoding="utf-8")
    git(repository, "commit", "--all", "--quiet", "--message", "Corrections", day="2027-01-10")
    (finding,) = found(repository, date(2027, 2, 1))
    assert finding.state == "bien"


def test_nothing_is_said_where_the_history_is_not_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive, a shallow clone, files that git does not follow, no git at all."""
    late = date(2030, 1, 1)
    assert found(written(repository.parent / "archive"), late) == []
    git(repository.parent, "clone", "--quiet", "--depth", "1", repository.as_uri(), "mince")
    assert found(repository.parent / "mince", late) == []
    (repository / "dedans").mkdir()
    assert found(written(repository / "dedans"), late) == []
    assert len(found(repository, late)) == 1
    monkeypatch.setenv("PATH", str(repository))
    assert found(repository, late) == []
