"""A run that is told to stop leaves the former site whole; once the new one takes its place, it goes on to the end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiches.commands import completion
from fiches.commands.completion import Completion
from fiches.commands.options import Options
from fiches.commands.stop_signals import stops_put_off
from fiches.editions.store import write_edition
from tests.support.commands import QUIET, bare_content, run_command
from tests.support.frames import edition, key, line
from tests.support.site_folder import fingerprint

STOPS = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])


class Stopped(Exception):
    """What a stop raises in these tests."""


@pytest.fixture(autouse=True)
def raised_by_stops() -> Iterator[None]:
    former = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def stop(_number: int, _frame: object) -> None:
        raise Stopped

    for number in former:
        signal.signal(number, stop)
    yield
    for number, handler in former.items():
        signal.signal(number, handler)


@STOPS
def test_a_stop_is_put_off_until_the_end_of_the_block(number: signal.Signals) -> None:
    with stops_put_off() as put_off:
        with pytest.raises(Stopped):
            os.kill(os.getpid(), number)
        put_off()
        os.kill(os.getpid(), number)
    with pytest.raises(Stopped):
        os.kill(os.getpid(), number)


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text('[[territoires]]\ntype = "DEP"\ncode = "35"\n', encoding="utf-8")
    return folder / "editions"


@STOPS
def test_a_stop_after_the_switch_changes_nothing(
    number: signal.Signals, editions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even at once after it: status 0, and the traces that the next build reads are written."""
    write_edition(editions, edition([line(key(), 41_230)], "2026T1"))
    switch, saved = completion.switch, list[bool]()

    def then_stopped(aside: Path, output: Path) -> None:
        switch(aside, output)
        os.kill(os.getpid(), number)

    leave = Completion._leave

    def left(self: Completion, summary: str) -> None:
        os.kill(os.getpid(), number)
        leave(self, summary)
        saved.append(True)

    monkeypatch.setattr(completion, "switch", then_stopped)
    monkeypatch.setattr(Completion, "_leave", left)
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    assert saved == [True]
    assert Path("site/index.html").is_file()


def test_a_stop_before_the_switch_leaves_the_former_site(editions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_edition(editions, edition([line(key(), 41_230)], "2026T1"))
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    before = fingerprint(Path("site"))
    write_edition(editions, edition([line(key(), 41_500)], "2026T2"))
    prove = Completion._prove

    def stopped(self: Completion, *given: object) -> None:
        prove(self, *given)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Completion, "_prove", stopped)
    with pytest.raises(Stopped):
        run_command("render", Options(jobs=1, pdf=False), QUIET)
    assert fingerprint(Path("site")) == before
