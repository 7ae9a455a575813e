"""The probe from its settings to its report, on the emulator."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.inputs import read_inputs
from fiches.commands.options import Options
from fiches.commands.probe.run import probe
from fiches.errors import SourceRefused
from tests.support.commands import QUIET, bare_content
from tests.support.source import spaces


def test_the_probe_of_a_demo_names_its_source_and_its_sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = probe(*read_inputs(Options(content=bare_content(tmp_path, monkeypatch), demo=True), QUIET))
    assert "- Source : `demo`" in spaces(text)
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert titles == [
        "Écarts avec le contrat", "Niveaux", "Profondeur de l’historique", "Formes",
        "Points laissés ouverts par le contrat",
    ]  # fmt: skip


def test_without_credentials_the_source_is_not_probed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceRefused, match="Identifiants absents"):
        probe(*read_inputs(Options(content=bare_content(tmp_path, monkeypatch)), QUIET))
