"""`harvest`: what it hands to the harvest, and the option that makes no sense."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from fiches.commands import harvest
from fiches.commands.harvest_report import REPORT, reported
from fiches.commands.options import Options
from fiches.errors import Code, UsageError
from fiches.harvest.run import HarvestOptions, Run
from tests.support.commands import QUIET, bare_content, fails

CLIENT = SimpleNamespace(calls=16, tokens=1)


def record(monkeypatch: pytest.MonkeyPatch, runs: list[Run]) -> None:
    """Notes each run in place of making it; no source is opened."""
    monkeypatch.setattr(harvest, "opened", lambda *_: nullcontext(SimpleNamespace(client=CLIENT)))
    monkeypatch.setattr(harvest, "bring_up_to_date", lambda run, _api: runs.append(run))


def test_a_harvest_offline_makes_no_sense(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    assert "harvest interroge la source" in fails("harvest", UsageError, offline=True)


def test_the_options_reach_the_harvest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    runs: list[Run] = []
    record(monkeypatch, runs)
    harvest.run(Options(full=True, max_seconds=3.5, accept="parce que"), QUIET)
    (found,) = runs
    assert found.place == "content/territoires.toml"
    assert found.options.today is not None  # the week says which slice is read again; nothing else reads the date
    assert replace(found.options, today=None) == HarvestOptions(full=True, max_seconds=3.5, accept="parce que")


def test_a_harvest_leaves_its_counts_and_dates_outside_the_edition(tmp_path: Path) -> None:
    """Whether it ends well or not."""
    moments = iter((datetime(2026, 6, 2, 5, 37, tzinfo=UTC), datetime(2026, 6, 2, 5, 37, 12, 500_000, tzinfo=UTC)))
    ended = reported(tmp_path, CLIENT, QUIET, lambda: next(moments))  # type: ignore[arg-type]
    with pytest.raises(UsageError), ended:
        raise UsageError("arrêt", code=Code.MISUSE)
    assert json.loads((tmp_path / REPORT).read_text(encoding="utf-8")) == {
        "debut": "2026-06-02T05:37:00+00:00",
        "fin": "2026-06-02T05:37:12+00:00",
        "secondes": 12.5,
        "appels": 16,
        "jetons": 1,
    }


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("Vérifié: ok", "Vérifié\u00a0: ok"),
        ("Pourquoi pas?", "Pourquoi pas\u202f?"),
        ("Écart de -5 %", "Écart de \u22125\u00a0%"),
        ('  "revu"  par l\'Etat...', "«\u00a0revu\u00a0» par l’État…"),
        ("revu\u202e", "revu"),
    ],
)
def test_a_reason_is_written_as_the_site_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, kept: str
) -> None:
    bare_content(tmp_path, monkeypatch)
    runs: list[Run] = []
    record(monkeypatch, runs)
    harvest.run(Options(accept=reason), QUIET)
    assert [one.options.accept for one in runs] == [kept]


@pytest.mark.parametrize("reason", ["VÃ©rifiÃ©", "vu \ufffd", "vu\x1b[2J", "\udce9"])
def test_a_damaged_reason_is_refused_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    bare_content(tmp_path, monkeypatch)
    runs: list[Run] = []
    record(monkeypatch, runs)
    assert "--accept : texte abîmé" in fails("harvest", UsageError, accept=reason)
    assert runs == []
