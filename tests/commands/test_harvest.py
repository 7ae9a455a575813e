"""`harvest`: what it hands to the harvest, and the option that makes no sense."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands import harvest
from fiches.commands.options import Options
from fiches.errors import UsageError
from fiches.harvest.run import HarvestOptions, Run
from tests.support.commands import QUIET, bare_content, fails


def test_a_harvest_offline_makes_no_sense(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    assert "harvest interroge la source" in fails("harvest", UsageError, offline=True)


def test_the_options_reach_the_harvest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    runs: list[Run] = []
    monkeypatch.setattr(harvest, "bring_up_to_date", runs.append)
    harvest.run(Options(full=True, max_seconds=3.5, accept="parce que"), QUIET)
    (found,) = runs
    assert found.place == "content/territoires.toml"
    assert found.options.today is not None  # the week says which slice is read again; nothing else reads the date
    assert replace(found.options, today=None) == HarvestOptions(full=True, max_seconds=3.5, accept="parce que")
