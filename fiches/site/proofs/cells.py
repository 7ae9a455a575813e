"""Cells of a fiche's `donnees.csv`, by the ten columns that name a row; marks are read into these columns and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path

from fiches.errors import Code, ContentError

COLUMNS = (
    "indicateur", "type_territoire", "code_territoire", "type_activite", "code_activite", "code_nomenclature",
    "type_caracteristique", "code_caracteristique", "periode", "mesure", "valeur", "statut", "date_maj",
)  # fmt: skip
NAMING = 10  # the first columns, which name a row
ANY = "*"  # in one place of a key: every row that matches
_PARTS = 8  # of a mark, its territory apart
Key = tuple[str, ...]
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A row's value, None where it has none, and its status."""

    value: Decimal | None
    status: str


def mark_of(key: Key) -> str:
    """`DEP-35/DE_1.CUMUL…2026T1.nombre`, its territory always named."""
    return f"{key[1]}-{key[2]}/{'.'.join(map(_escaped, (key[0], *key[3:NAMING])))}"


@lru_cache(maxsize=50_000)
def key_of(mark: str, home: str = "") -> Key | None:
    """The key of a mark; `home`: the territory of a mark that names none. None for a mark that is not so written."""
    territory, slash, rest = mark.rpartition("/")
    kind, dash, code = (territory if slash else home).partition("-")
    written = rest.split(".")
    parts = [part.replace("%2E", ".").replace("%20", " ").replace("%25", "%") for part in written]
    if not dash or len(parts) != _PARTS or ("%" in rest and [*map(_escaped, parts)] != written):
        return None
    return (parts[0], kind, code, *parts[1:])


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")


class FicheCells:
    """The rows of a fiche's data: its own territory's and those that it quotes."""

    def __init__(self, lines: Sequence[Sequence[str]] = ()) -> None:
        self.lines = lines  # the header first
        self.rows = [line for line in lines[1:] if len(line) == len(COLUMNS)]  # others are told by the proof of data

    def find(self, key: Key) -> Cell | None:
        """None for a key that no row has, or a row whose value is no number."""
        row = self._by_key.get(key)
        try:
            return None if row is None else Cell(number_of(row[10]), row[11])
        except ValueError:
            return None

    def matching(self, pattern: Key) -> list[Key]:
        """The keys that fit one with `*`, in the order of the file."""
        alike = self._by_class.get(_class_of(pattern), ()) if ANY not in _class_of(pattern) else self._by_key
        told = [place for place, part in enumerate(pattern) if part != ANY]
        if not told:
            return list(alike)
        parts_of = itemgetter(*told)
        wanted = parts_of(pattern)
        return [key for key in alike if parts_of(key) == wanted]

    @cached_property
    def _by_key(self) -> dict[Key, Sequence[str]]:
        return {tuple(row[:NAMING]): row for row in self.rows}

    @cached_property
    def _by_class(self) -> dict[Key, list[Key]]:
        found: dict[Key, list[Key]] = {}
        for key in self._by_key:
            found.setdefault(_class_of(key), []).append(key)
        return found


def _class_of(key: Key) -> Key:
    """Its indicator and breakdown: what `*` hardly ever stands for."""
    return key[0], key[3], key[6]


def number_of(text: str) -> Decimal | None:
    """A value as data files write it; None for an empty one. Raises ValueError for anything else."""
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number


def stamped(path: Path) -> Stamp:
    """What changes when a file is written again, so that what is kept of it is read again. Raises ContentError."""
    try:
        found = path.stat()
    except OSError as error:
        raise ContentError(
            f"{path.name}\u00a0: illisible ({error.strerror}). Le rétablir.", code=Code.ABSENT_FILE
        ) from None
    return found.st_mtime_ns, found.st_size, found.st_ino
