"""Commands run in this process, and render jobs of small editions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.commands.cli import run_command
from fiches.commands.options import Options
from fiches.commands.render_job import RenderJob
from fiches.content.config import Site, TerritoryList
from fiches.content.formats import Formats
from fiches.editions.store import Edition, write_edition
from fiches.progress import Reporter
from tests.support.frames import edition
from tests.support.source import spaces

ROOT = Path(__file__).parents[2]
QUIET = Reporter("quiet")
ILLE_AND_BRETAGNE = TerritoryList.model_validate(
    {"territoires": [{"type": "DEP", "code": "35"}, {"type": "REG", "code": "53"}]}
)


def bare_content(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's content without editions nor cache, in a working folder without credentials."""
    monkeypatch.chdir(folder)
    for name in ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "FT_API_URL", "FT_TOKEN_URL", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("editions", ".cache"))
    return content


def fails(command: str, error: type[Exception], **options: object) -> str:
    """The message of a command that must fail, with plain spaces."""
    with pytest.raises(error) as caught:
        run_command(command, Options(**options), QUIET)  # type: ignore[arg-type]
    return spaces(str(caught.value))


def make_job(
    folder: Path,
    *,
    content: Path = ROOT / "content",
    harvested: Edition | None = None,
    formats: Formats | None = None,
    territories: TerritoryList = ILLE_AND_BRETAGNE,
) -> RenderJob:
    """A job without PDFs, on an edition written under `folder/editions`."""
    harvested = harvested or edition()
    return RenderJob(
        edition=write_edition(folder / "editions", harvested),
        content=content,
        settings=Site(titre="Titre", editeur="Nous", licence="LO", pdf=False, formats=formats or Formats()),
        territories=territories,
        territories_name="content/territoires.toml",
        published_editions=(harvested.id,),
    )
