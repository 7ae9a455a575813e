"""A harvest that is killed, starved of disk, ended or suspended at any instant resumes, repeats nothing, and ends the same."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from tests.support.processes import with_default_signals
from tests.support.site_folder import ROOT
from tests.torture.conftest import Chamber, addresses
from tests.torture.house import Machine, Watched

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]

TOGETHER = 4  # runs killed one after the other before the one that ends
SEEDS = range(3)


def harvest(chamber: Chamber, machine: Machine, *options: str, **settings: object) -> subprocess.Popen[str]:
    """The real program, in a process of its own."""
    command = [sys.executable, "build.py", "harvest", "--content", str(machine.content), "--output", str(machine.site)]
    environment = {**os.environ, **addresses(chamber.server), "PYTHONDONTWRITEBYTECODE": "1"}
    settings = {"preexec_fn": with_default_signals, **settings}
    return subprocess.Popen(
        [*command, *options], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, **settings
    )  # type: ignore[call-overload]


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate(timeout=120)
    assert "Traceback" not in said, said
    return process.returncode, said


def answered(machine: Machine) -> set[str]:
    """The calls whose answers the journal holds."""
    found: set[str] = set()
    for path in machine.content.glob(".cache/*/journal.sqlite"):
        with closing(sqlite3.connect(path)) as database:
            try:
                found |= {str(row[0]).partition("#")[0] for row in database.execute("SELECT call FROM answers")}
            except sqlite3.OperationalError:  # killed before the first table
                continue
    return found


@contextmanager
def resumed(chamber: Chamber, machine: Machine) -> Iterator[Watched]:
    """Holds that no answer of the journal is asked again inside the block; each run signs the update once."""
    emulator, held, start = chamber.latest, answered(machine), len(chamber.latest.arrivals)
    yield emulator
    asked = Counter(arrival.name for arrival in emulator.arrivals[start:] if "|" in arrival.name)
    signature = chamber.signature
    assert not set(asked) & held - signature
    assert all(asked[name] <= 2 for name in held & signature)


def when(emulator: Watched, calls: int, delay: float, act: Callable[[], None], process: subprocess.Popen[str]) -> None:
    """Acts once so many calls have arrived, a moment later; or not at all if the process ends before."""
    while len(emulator.arrivals) < calls:
        if process.poll() is not None:
            return
        time.sleep(0.002)
    time.sleep(delay)
    act()


@pytest.mark.parametrize("seed", SEEDS)
def test_kill_9_at_any_instant(chamber: Chamber, machine: Machine, seed: int) -> None:
    """Killed several times, at a call and a moment drawn at random, from the first token to the edition's last byte."""
    draw = random.Random(seed)
    emulator = chamber.at(chamber.latest)
    killed, kept = 0, [0]
    for _ in range(TOGETHER):
        with resumed(chamber, machine):
            first = len(emulator.arrivals)
            left = chamber.calls - len(answered(machine))
            process = harvest(chamber, machine)
            when(emulator, first + draw.randint(0, left // 2), draw.uniform(0, 0.25), process.kill, process)
            process.communicate(timeout=120)
        killed += process.returncode == -signal.SIGKILL
        if process.returncode == 0:
            break
        kept.append(len(answered(machine)))
        leftovers = {name: digest for name, digest in machine.state().items() if "/.edition-" not in f"/{name}"}
        assert leftovers in (chamber.before, chamber.after)
    with resumed(chamber, machine):
        status, said = ended(harvest(chamber, machine))
    assert status == 0, said
    assert killed >= 1
    assert kept == sorted(kept)
    assert not list(machine.editions.glob(".edition-*"))
    assert machine.state() == chamber.after


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2])
def test_kill_9_while_the_edition_is_made(chamber: Chamber, machine: Machine, moment: float) -> None:
    """Between the last answer and the end: an edition is there whole or not at all."""
    emulator = chamber.at(chamber.latest)
    process = harvest(chamber, machine)
    when(emulator, chamber.calls, moment, process.kill, process)
    process.communicate(timeout=120)
    with resumed(chamber, machine):
        assert ended(harvest(chamber, machine))[0] == 0
    assert machine.state() == chamber.after


@pytest.mark.parametrize("calls", [1, 30])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_harvest_that_is_ended_says_130_and_resumes(
    chamber: Chamber, machine: Machine, number: signal.Signals, calls: int
) -> None:
    emulator = chamber.at(chamber.latest)
    process = harvest(chamber, machine)
    when(emulator, calls, 0.03, lambda: process.send_signal(number), process)
    status, said = ended(process)
    assert status == 130
    assert "Interrompu. Rien n’a été publié" in said
    assert machine.state() == chamber.before
    with resumed(chamber, machine):
        assert ended(harvest(chamber, machine))[0] == 0
    assert machine.state() == chamber.after


def test_a_harvest_of_a_few_seconds_at_a_time_ends_all_the_same(chamber: Chamber, machine: Machine) -> None:
    """Each run is suspended in time, says what is left, and the last one makes the edition."""
    chamber.at(chamber.latest)
    left = []
    for _ in range(40):
        start = time.monotonic()
        with resumed(chamber, machine):
            status, said = ended(harvest(chamber, machine, "--max-seconds", "6"))
        if status == 0:
            break
        assert status == 130
        assert time.monotonic() - start < 60  # six seconds asked, and a busy machine
        left.append(int(said.partition("il reste ")[2].split()[0]))
        assert machine.state() == chamber.before
    assert left == sorted(left, reverse=True)
    assert len(left) >= 1
    assert machine.state() == chamber.after


@pytest.mark.parametrize("kilobytes", [4, 40, 100])
def test_a_full_disk_is_named_and_the_harvest_resumes_once_there_is_room(
    chamber: Chamber, machine: Machine, kilobytes: int
) -> None:
    """No file may grow beyond so much: the journal, or the edition, cannot be written."""

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    chamber.at(chamber.latest)
    status, said = ended(harvest(chamber, machine, preexec_fn=small_disk))
    assert status == 5, said
    assert "Libérer de la place" in said
    assert machine.state() == chamber.before
    with resumed(chamber, machine):
        assert ended(harvest(chamber, machine))[0] == 0
    assert machine.state() == chamber.after
