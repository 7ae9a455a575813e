"""The cache keeps every answer that it has taken, from one source and one update only."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.errors import MachineError
from fiches.harvest.cache import AnswerCache
from fiches.source.answers import NO_DATA, Answer, Observation, SetAside

IDENTITY = {"source": "https://api.test", "DE_1": "2026T1 2026-06-12"}


def answer(value: float | None = 560.0) -> Answer:
    observation = Observation("CUMUL", "CUMUL", "MOIS EN COURS", "", "", "2026T1", "nombre", value, "", "2026-05-28")
    return Answer((observation,), {"activite/ROME/J1501": "Aide-soignant·e « à domicile »"}, "2026-06-12")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "journal.sqlite"


ASIDE = SetAside("CUMUL", "CUMUL", "MOIS EN COURS", "", "", "2026T1", "nombre", "-10", "hors bornes")


@pytest.mark.parametrize(
    "written",
    [answer(), answer(None), NO_DATA, replace(answer(None), set_aside=(ASIDE,))],
    ids=["value", "missing", "no data", "set aside"],
)
def test_what_is_written_is_read_again_as_it_was(path: Path, written: Answer) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", written)
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.names() == {"appel"}
        assert cache.read("appel") == written


def test_a_call_never_answered_is_not_no_data(path: Path) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.read("appel") is None


def test_a_second_answer_replaces_the_first(path: Path) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", answer(1))
        cache.write("appel", answer(2))
        assert cache.read("appel") == answer(2)


@pytest.mark.parametrize(
    "other",
    [
        {**IDENTITY, "source": "https://autre.test"},
        {**IDENTITY, "DE_1": "2026T2 2026-09-12"},
        {},
        {**IDENTITY, "OFF_1": "x"},
    ],
    ids=["source", "update", "none", "one more indicator"],
)
def test_answers_of_another_source_or_update_are_forgotten(path: Path, other: dict[str, str]) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", answer())
    with AnswerCache(path, identity=other) as cache:
        assert cache.names() == set()
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.names() == set()


def test_all_can_be_forgotten(path: Path) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", answer())
        cache.clear()
        assert cache.names() == set()


def test_several_threads_may_write(path: Path) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        threads = [
            threading.Thread(target=lambda n=n: [cache.write(f"{n}-{i}", answer(i)) for i in range(20)])
            for n in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(cache.names()) == 120
        assert cache.read("3-7") == answer(7)


@pytest.mark.parametrize("obstacle", ["file in place of the folder", "folder in place of the file"])
def test_a_journal_that_cannot_be_opened_is_the_machine_s_fault(tmp_path: Path, obstacle: str) -> None:
    path = tmp_path / "cache" / "journal.sqlite"
    if obstacle == "file in place of the folder":
        path.parent.write_text("x")
    else:
        path.mkdir(parents=True)
    with pytest.raises(MachineError, match="le journal de récolte ne peut pas être écrit"):
        AnswerCache(path, identity=IDENTITY)


@pytest.mark.parametrize("damage", ["not a database", "cut", "overwritten"])
def test_a_journal_that_a_dead_machine_left_unreadable_starts_again(path: Path, damage: str) -> None:
    """Its answers are asked again; nothing is read from a damaged page."""
    with AnswerCache(path, identity=IDENTITY) as cache:
        for number in range(200):
            cache.write(str(number), answer(number))
    whole = path.read_bytes()
    spoiled = {"not a database": b"ceci n'est pas une base", "cut": whole[: len(whole) // 2]}
    path.write_bytes(spoiled.get(damage) or whole[:8192] + b"\xff" * (len(whole) - 8192))
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.names() == set()
        cache.write("1", answer(1))
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.read("1") == answer(1)


class Refusing:
    """A database whose disk is full, or has become read-only."""

    def execute(self, *_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def close(self) -> None:
        pass


def test_a_disk_that_fills_up_is_the_machine_s_fault(path: Path) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache._database.close()
        cache._database = Refusing()
        with pytest.raises(MachineError, match=r"disk is full.*la récolte reprendra où elle s’est arrêtée"):
            cache.write("appel", answer())


WRITER = """
import sys
from pathlib import Path
from fiches.source.answers import Answer, Observation
from fiches.harvest.cache import AnswerCache
start = int(sys.argv[2])
with AnswerCache(Path(sys.argv[1]), identity={"source": "s"}) as cache:
    for number in range(start, start + 100000):
        rows = tuple(Observation("ROME", "J1501", str(i), "", "", "2026T1", "nombre", float(number), "", "") for i in range(20))
        cache.write(str(number), Answer(rows, {}, str(number)))
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()
"""


def test_a_killed_process_loses_no_answer_that_it_had_written(path: Path) -> None:
    """kill -9 in the middle of writing, several times over: each answer announced is there, whole."""
    announced: set[str] = set()
    for turn in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(turn * 1000)], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert process.stdout is not None
        announced |= {process.stdout.readline().strip() for _ in range(15 + 20 * turn)}
        process.send_signal(signal.SIGKILL)
        announced |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.wait()
        process.stdout.close()
    with AnswerCache(path, identity={"source": "s"}) as cache:
        assert announced <= cache.names()
        for name in cache.names():
            found = cache.read(name)
            assert found is not None
            assert [o.value for o in found.observations] == [float(name)] * 20


@pytest.mark.parametrize(
    "table", ["CREATE TABLE answers (call TEXT PRIMARY KEY, body TEXT)", "CREATE TABLE identity (name TEXT)"]
)
def test_a_journal_of_another_schema_is_made_again(path: Path, table: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute(table)
        database.commit()
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.rebuilt
        cache.write("appel", answer())
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert not cache.rebuilt
        assert cache.names() == {"appel"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("rows", "{"), ("rows", "[[1]]"), ("rows", "null"), ("rows", '[["","","","","","","",1,"",2]]'), ("labels", "[]"),
        ("rows", '[["","","","","","","","x","",""]]'), ("rows", "[" * 100_000), ("labels", ""), ("rows", b"\xff"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_named_forgotten_and_asked_again(path: Path, column: str, value: object) -> None:
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", answer())
        cache.write("autre", answer())
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"UPDATE answers SET {column} = ? WHERE call = 'appel'", (value,))
        database.commit()
    with AnswerCache(path, identity=IDENTITY) as cache:
        with pytest.raises(MachineError, match=r"illisible \(appel\)"):
            cache.read("appel")
        assert cache.names() == {"autre"}


def test_a_fresh_start_forgets_everything_but_its_own_answers_until_it_has_finished(path: Path) -> None:
    """So that a whole harvest may take several runs."""
    with AnswerCache(path, identity=IDENTITY) as cache:
        cache.write("appel", answer())
    with AnswerCache(path, identity=IDENTITY, fresh=True) as cache:
        assert cache.names() == set()
        cache.write("entier", answer())
    with AnswerCache(path, identity=IDENTITY, fresh=True) as cache:
        assert cache.names() == {"entier"}
    with AnswerCache(path, identity=IDENTITY) as cache:
        assert cache.names() == {"entier"}  # it is what the source says today
    with AnswerCache(path, identity=IDENTITY, fresh=True) as cache:
        cache.finished()
    with AnswerCache(path, identity=IDENTITY, fresh=True) as cache:
        assert cache.names() == set()
        cache.write("entier", answer())
    with AnswerCache(path, identity={**IDENTITY, "DE_1": "2026T2"}, fresh=True) as cache:
        assert cache.names() == set()
