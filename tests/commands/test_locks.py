"""Two harvests of one source, or two builds of one site, never run at once; a lock dies with its holder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiches.commands.locks import BUILD, HARVEST, only_one
from fiches.errors import MachineError
from tests.support.commands import bare_content, fails
from tests.support.site_folder import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from fiches.commands.locks import only_one
with only_one(sys.argv[1], Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(what: str, folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, what, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


@pytest.fixture(params=[HARVEST, BUILD])
def held(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Path, subprocess.Popen[str]]]:
    process = hold(request.param, tmp_path / "site")
    yield request.param, tmp_path / "site", process
    process.kill()
    process.wait()
    assert process.stdout
    process.stdout.close()


def test_a_second_one_is_told_who_holds_it(held: tuple[str, Path, subprocess.Popen[str]]) -> None:
    what, folder, process = held
    with pytest.raises(MachineError) as caught, only_one(what, folder):
        pytest.fail("two at once")
    assert f"Une autre {what} est en cours ici (processus {process.pid} : -c " in str(caught.value)


def test_a_lock_dies_with_its_holder(held: tuple[str, Path, subprocess.Popen[str]]) -> None:
    what, folder, process = held
    process.kill()
    process.wait()
    with only_one(what, folder):
        pass


def test_nothing_is_left_behind_even_by_a_run_that_fails(tmp_path: Path) -> None:
    for what in (HARVEST, BUILD):
        with pytest.raises(ValueError, match="x"), only_one(what, tmp_path / "a/b/site"):
            raise ValueError("x")
    assert list(tmp_path.iterdir()) == []


def test_two_folders_are_two_locks(tmp_path: Path) -> None:
    with only_one(BUILD, tmp_path / "un"), only_one(BUILD, tmp_path / "deux"), only_one(HARVEST, tmp_path / "un"):
        assert len(list(tmp_path.glob(".*.verrou"))) == 2


def test_a_build_is_refused_before_it_harvests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    monkeypatch.setattr("fiches.commands.harvest.harvest_edition", lambda *_: pytest.fail("harvested"))
    monkeypatch.setattr("fiches.commands.publication.publish", lambda *_: pytest.fail("rendered"))
    with only_one(BUILD, tmp_path / "site"):
        assert f"processus {os.getpid()}" in fails("build", MachineError, demo=True)
        assert "construction est en cours" in fails("render", MachineError, demo=True)


def test_a_harvest_is_refused_before_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bare_content(tmp_path, monkeypatch)
    monkeypatch.setattr("fiches.commands.harvest.bring_up_to_date", lambda *_: pytest.fail("asked"))
    with only_one(HARVEST, content / ".cache/demo"):
        assert "récolte est en cours" in fails("harvest", MachineError, demo=True, content=Path("content"))


def test_a_folder_that_cannot_be_written_is_known_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    monkeypatch.setattr("fiches.commands.harvest.harvest_edition", lambda *_: pytest.fail("harvested"))
    assert "écriture impossible" in fails("build", MachineError, demo=True, output=Path("/proc/self/site"))


def test_a_parent_that_is_a_file_is_the_machine_s_fault(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    for what in (HARVEST, BUILD):
        with pytest.raises(MachineError), only_one(what, tmp_path / "fichier/site"):
            pytest.fail("no such folder")
