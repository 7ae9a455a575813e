"""What every command reads first."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.inputs import edition_folder, read_inputs
from fiches.commands.options import Options
from fiches.editions.store import write_edition
from fiches.errors import ContentError, SourceUnavailable
from tests.support.commands import QUIET, bare_content
from tests.support.frames import edition


def test_the_source_of_a_demo_is_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bare_content(tmp_path, monkeypatch)
    real, demo = (read_inputs(Options(content=content, demo=demo), QUIET).access for demo in (False, True))
    assert (real.demo, real.editions) == (False, content / "editions")
    assert (demo.demo, demo.editions) == (True, content / ".cache/demo/editions")


def test_the_edition_is_the_latest_or_the_one_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = read_inputs(Options(content=bare_content(tmp_path, monkeypatch)), QUIET).access
    with pytest.raises(SourceUnavailable, match="aucune édition récoltée"):
        edition_folder(Options(), access)
    for name in ("2025T4", "2026T1"):
        write_edition(access.editions, edition(identifier=name))
    assert edition_folder(Options(), access).name == "2026T1"
    assert edition_folder(Options(edition="2025T4"), access).name == "2025T4"
    with pytest.raises(ContentError, match="Édition inconnue « 2020T1 »"):
        edition_folder(Options(edition="2020T1"), access)
