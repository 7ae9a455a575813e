"""`build` refuses what it can before any harvest; an edition that is named is not harvested again."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands import harvest, publication
from fiches.commands.cli import run_command
from fiches.commands.options import Options
from fiches.editions.store import write_edition
from fiches.errors import ContentError, MachineError, SourceUnavailable
from fiches.site.publish import write_file
from tests.support.commands import QUIET, bare_content, fails
from tests.support.frames import edition


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return bare_content(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_settings: object) -> None:
        pytest.fail("nothing may be harvested")

    monkeypatch.setattr(harvest, "bring_up_to_date", refuse)


@pytest.mark.parametrize("command", ["build", "render"])
def test_a_foreign_output_is_refused_before_anything_else(tmp_path: Path, command: str) -> None:
    write_file(tmp_path, "site/notes.txt", b"x")
    assert "rien n’y a été touché" in fails(command, ContentError)
    assert [p.name for p in (tmp_path / "site").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("command", ["build", "render"])
def test_pdfs_asked_for_by_name_are_refused_where_they_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(publication, "libraries_found", lambda: False)
    assert "ou retirer --pdf" in fails(command, MachineError, pdf=True)


@pytest.mark.parametrize(
    ("command", "options"), [("render", {}), ("build", {"offline": True}), ("build", {"edition": "2026T1"})]
)
def test_rendering_without_edition_says_to_harvest_first(command: str, options: dict[str, object]) -> None:
    assert "aucune édition récoltée. Lancer d’abord la récolte" in fails(command, SourceUnavailable, **options)


@pytest.mark.parametrize("command", ["build", "harvest", "render", "plan"])
def test_the_content_is_read_before_the_source_is_asked(content: Path, command: str) -> None:
    (content / "territoires.toml").write_text('niveaux = ["PAYS"]', encoding="utf-8")
    assert "« niveaux », entrée 1" in fails(command, ContentError)


@pytest.mark.parametrize(("command", "options"), [("build", {"offline": True}), ("render", {})])
def test_an_edition_already_harvested_is_published(
    content: Path, monkeypatch: pytest.MonkeyPatch, command: str, options: dict[str, object]
) -> None:
    folder = write_edition(content / "editions", edition())
    published: list[Path] = []
    monkeypatch.setattr(publication, "publish", lambda _options, _config, edition, *_others: published.append(edition))
    run_command(command, Options(**options), QUIET)  # type: ignore[arg-type]
    assert [path.resolve() for path in published] == [folder.resolve()]
