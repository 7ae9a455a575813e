"""Answers as they arrive: reduced, keyed by call, each written whole or not at all (SQLite, one row a call).

The journal belongs to one source and one of its updates: answers of another are never read.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from fiches.errors import MachineError
from fiches.source.answers import Answer, Observation

_SCHEMA = """
CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answers (call TEXT PRIMARY KEY, rows TEXT NOT NULL, labels TEXT NOT NULL, updated TEXT NOT NULL);
"""


class Journal:
    """Thread-safe. Raises MachineError when the disk refuses (full, read-only)."""

    def __init__(self, path: Path, *, identity: Mapping[str, str]) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._sound(identity)
        except (OSError, sqlite3.Error) as error:
            raise _refused(path, error) from None

    def _sound(self, identity: Mapping[str, str]) -> sqlite3.Connection:
        """The journal, or an empty one where a machine that died left it unreadable: it holds nothing but answers."""
        try:
            return self._opened(identity)
        except sqlite3.OperationalError:  # the disk, the rights: nothing is wrong with the journal itself
            raise
        except sqlite3.DatabaseError:
            pass
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        return self._opened(identity)

    def _opened(self, identity: Mapping[str, str]) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None, timeout=10)
        try:
            _prepare(database, identity)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def names(self) -> set[str]:
        """The calls already answered."""
        return {str(row[0]) for row in self._asked("SELECT call FROM answers")}

    def forget(self) -> None:
        """Drops every answer."""
        self._asked("DELETE FROM answers")

    def write(self, name: str, answer: Answer) -> None:
        row = (
            name,
            json.dumps(answer.observations, ensure_ascii=False, separators=(",", ":")),
            json.dumps(answer.labels, ensure_ascii=False, separators=(",", ":")),
            answer.updated_at,
        )
        self._asked("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", *row)

    def read(self, name: str) -> Answer | None:
        """What a call was answered, or None."""
        found = self._asked("SELECT rows, labels, updated FROM answers WHERE call = ?", name)
        if not found:
            return None
        row = found[0]
        observations = tuple(Observation(*values) for values in json.loads(row[0]))
        return Answer(observations, json.loads(row[1]), row[2])

    def _asked(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        try:
            with self._lock:
                return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _refused(self._path, error) from None


def _prepare(database: sqlite3.Connection, identity: Mapping[str, str]) -> None:
    """Tables, and no answer of another source or update. Raises sqlite3.DatabaseError for a damaged file."""
    if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=OFF")  # a killed process loses nothing; a dead machine, a few answers
    database.executescript(_SCHEMA)
    held = dict(database.execute("SELECT name, value FROM identity"))
    if held != dict(identity):
        database.execute("DELETE FROM answers")
        database.execute("DELETE FROM identity")
        database.executemany("INSERT INTO identity VALUES (?, ?)", identity.items())


def _refused(path: Path, error: Exception) -> MachineError:
    return MachineError(
        f"{path} : le journal de récolte ne peut pas être écrit ({error}). Libérer de la place, ou vérifier les droits"
        " du dossier ; la récolte reprendra où elle s’est arrêtée."
    )
