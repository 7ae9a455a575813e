"""`serve` from the command line: what it refuses, what it harvests, what it says of a change, and how it ends."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fiches.commands.cli import main
from fiches.commands.options import Options
from fiches.commands.serve import command
from fiches.commands.serve.command import ROOT, start_of
from fiches.errors import SourceUnavailable
from fiches.progress import Reporter
from tests.support.commands import bare_content, fails
from tests.support.demo import LATEST, Demo
from tests.support.source import spaces


def test_without_an_edition_it_says_to_harvest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    assert "aucune édition récoltée" in fails("serve", SourceUnavailable)


def test_the_demo_is_harvested_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    seen: list[Path] = []
    monkeypatch.setattr(command, "harvest_edition", lambda *_: tmp_path / "2026T1")
    monkeypatch.setattr(command, "serve", lambda start, *_: seen.append(start.edition))
    command.run(Options(demo=True), Reporter("quiet"))
    assert seen == [tmp_path / "2026T1"]


def test_the_edition_in_place_is_shown_and_nothing_is_harvested(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(command, "harvest_edition", lambda *_: pytest.fail("harvested"))
    monkeypatch.setattr(command, "serve", lambda start, *_: seen.append(start.edition))
    for edition in (None, "2025T4"):
        command.run(Options(demo=True, content=demo.content, edition=edition), Reporter("quiet"))
    assert [path.name for path in seen] == [LATEST, "2025T4"]


def test_an_interruption_ends_it_with_nothing_left(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status is that of a run that was stopped; the output folder was never there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("fiches.commands.serve.command.time.sleep", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    arguments = ["serve", "--demo", "--content", str(demo.content), "--port", "8720", "--quiet"]
    assert main(arguments) == 130
    assert list(tmp_path.iterdir()) == []
    said = spaces(capsys.readouterr().err)
    assert said.startswith("FMT-130 Aperçu arrêté. Le site publié n’a pas changé.\n")
    assert "récolté" not in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["content/site.toml"], "Changé : content/site.toml."),
        (["templates/base.html", "templates/pages/fiche.html"], "Changé : templates/base.html et 1 autre."),
        (
            ["fiches/commands/serve/worker.py"],
            "Changé : fiches/commands/serve/worker.py.\nAttention : C’est le programme de l’aperçu lui-même",
        ),
    ],
)
def test_each_change_is_said(tmp_path: Path, changed: list[str], said: str) -> None:
    lines = io.StringIO()
    start = start_of(Options(content=ROOT / "content"), tmp_path, tmp_path)
    command._say(tuple(ROOT / name for name in changed), start, Reporter("normal", lines))
    assert spaces(lines.getvalue()).startswith(said)
