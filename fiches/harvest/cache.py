"""Cache of answers on disk (SQLite, one row a call): an interrupted harvest makes no call twice.

Each answer is written whole or not at all. A cache belongs to one source and one of its updates (`identity`): opening
it for another one empties it.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from fiches.errors import Code, MachineError
from fiches.source.answers import Answer, Observation, SetAside

_SCHEMA = """
CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answers (call TEXT PRIMARY KEY, rows TEXT NOT NULL, labels TEXT NOT NULL, updated TEXT NOT NULL);
"""
_COLUMNS = {"identity": ["name", "value"], "answers": ["call", "rows", "labels", "updated"]}
_FRESH = "récolte entière en cours"  # beside the identity, while a harvest that reuses nothing is under way
_VALUE = Observation._fields.index("value")


class AnswerCache:
    """Answers by call name. Thread-safe. Every method raises MachineError when the disk refuses (full, read-only).

    `fresh`: forget every answer first, but those of a `fresh` harvest of the same identity that has not `finished`.
    `rebuilt` says whether the file was damaged, or another program's.
    """

    def __init__(self, path: Path, *, identity: Mapping[str, str], fresh: bool = False) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.rebuilt = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._opened_or_reset(identity)
            if fresh and self._execute("SELECT 1 FROM identity WHERE name = ?", _FRESH) == []:
                self.clear()
                self._execute("INSERT INTO identity VALUES (?, '')", _FRESH)
        except (OSError, sqlite3.Error) as error:
            raise _refused(path, error) from None

    def _opened_or_reset(self, identity: Mapping[str, str]) -> sqlite3.Connection:
        """The database; an empty one where the file is damaged, since answers can be fetched again."""
        try:
            return self._opened(identity)
        except sqlite3.OperationalError:  # the disk, the rights: the file itself is sound
            raise
        except sqlite3.DatabaseError:
            self.rebuilt = True
        self._remove()
        return self._opened(identity)

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _opened(self, identity: Mapping[str, str]) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None, timeout=10)
        try:
            _prepare(database, identity)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def __enter__(self) -> AnswerCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def names(self) -> set[str]:
        """The names of the calls already answered."""
        return {str(row[0]) for row in self._execute("SELECT call FROM answers")}

    def clear(self) -> None:
        """Deletes every answer."""
        self._execute("DELETE FROM answers")

    def finished(self) -> None:
        """The harvest has all its answers: one that forgets them begins anew."""
        self._execute("DELETE FROM identity WHERE name = ?", _FRESH)

    def write(self, name: str, answer: Answer) -> None:
        """Adds or replaces the answer of a call."""
        row = (
            name,
            json.dumps(_rows(answer), ensure_ascii=False, separators=(",", ":")),
            json.dumps(answer.labels, ensure_ascii=False, separators=(",", ":")),
            answer.updated_at,
        )
        self._execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", *row)

    def read(self, name: str) -> Answer | None:
        """The answer of a call; None where it has not been answered.

        Raises MachineError for one that cannot be read, and forgets it: the next harvest asks it again.
        """
        rows = self._execute("SELECT rows, labels, updated FROM answers WHERE call = ?", name)
        if not rows:
            return None
        try:
            return _answer(*rows[0])
        except (ValueError, TypeError, KeyError, RecursionError):
            self._execute("DELETE FROM answers WHERE call = ?", name)
            raise MachineError(
                f"{self._path} : une réponse du journal de récolte est illisible ({ascii(name)[1:-1][:80]}). Elle en est retirée :"
                " relancer la récolte, qui la redemandera, elle seule.",
                code=Code.JOURNAL_ANSWER,
            ) from None

    def _execute(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        try:
            with self._lock:
                return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _refused(self._path, error) from None


def _rows(answer: Answer) -> object:
    """The observations; beside them, where there are some, the rows set aside."""
    return {"lignes": answer.observations, "ecartees": answer.set_aside} if answer.set_aside else answer.observations


def _parts(rows: Any) -> tuple[tuple[Observation, ...], tuple[SetAside, ...]]:
    observations, aside = (rows["lignes"], rows["ecartees"]) if isinstance(rows, dict) else (rows, ())
    return tuple(Observation(*values) for values in observations), tuple(SetAside(*values) for values in aside)


def _answer(rows: object, labels: object, updated: object) -> Answer:
    """Raises ValueError, TypeError or KeyError for a row that is not one of ours."""
    observations, aside = _parts(json.loads(str(rows)))
    names = json.loads(str(labels))
    if not isinstance(names, dict) or not isinstance(updated, str):
        raise TypeError("labels")
    for one in observations:
        texts = (*one[:_VALUE], *one[_VALUE + 1 :])
        if not all(isinstance(text, str) for text in texts) or not isinstance(one.value, int | float | None):
            raise TypeError("observation")
    return Answer(observations, names, updated, set_aside=aside)


def _prepare(database: sqlite3.Connection, identity: Mapping[str, str]) -> None:
    """Creates the tables, deletes answers of another identity. Raises sqlite3.DatabaseError for a damaged file."""
    if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=OFF")  # a killed process loses nothing; a dead machine, a few answers
    database.executescript(_SCHEMA)
    for table, columns in _COLUMNS.items():
        if [row[1] for row in database.execute(f"PRAGMA table_info({table})")] != columns:
            raise sqlite3.DatabaseError("another schema")
    present = dict(database.execute("SELECT name, value FROM identity WHERE name != ?", (_FRESH,)))
    if present != dict(identity):
        database.execute("DELETE FROM answers")
        database.execute("DELETE FROM identity")
        database.executemany("INSERT INTO identity VALUES (?, ?)", identity.items())


def _refused(path: Path, error: Exception) -> MachineError:
    return MachineError(
        f"{path} : le journal de récolte ne peut pas être écrit ({error}). Libérer de la place, ou vérifier les droits"
        " du dossier ; la récolte reprendra où elle s’est arrêtée.",
        code=Code.WRITING,
    )
