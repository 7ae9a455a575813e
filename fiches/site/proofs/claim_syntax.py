"""The text of `data-affirme` → claims and their arguments, and back (interface, section 5).

`comme(part(K1;K2);part(REG-53/K1;REG-53/K2)) hausse(K3;K4)`: claims are separated by a space; an argument is a key of
`donnees.csv`, a formula, a level, a territory, a whole number, or a list `[ARG ARG…]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from fiches.keys import TerritoryKey
from fiches.periods import Period
from fiches.site.proofs.cells import ANY
from fiches.territories import LEVELS

PARTS = 8
INDICATOR, ACTIVITY, NOMENCLATURE, CHARACTERISTIC, PERIOD, MEASURE = 0, 2, 3, 5, 6, 7
_WORD = re.compile(r"[^(;)\[\] ]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_NAME = re.compile(r"[a-z][a-z_-]*")


class Unreadable(ValueError):
    """A text that is not written as claims are; its message is French."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A key of `donnees.csv`: its eight parts, and the territory, None for the one that the page is about."""

    territory: TerritoryKey | None
    parts: tuple[str, ...]

    @property
    def period(self) -> Period:
        """Raises ValueError for what is no period of the API."""
        return Period.parse(self.parts[PERIOD])

    @property
    def series(self) -> tuple[TerritoryKey | None, tuple[str, ...]]:
        """What its points in time share."""
        return self.territory, (*self.parts[:PERIOD], self.parts[MEASURE])

    @property
    def is_wild(self) -> bool:
        return ANY in self.parts or (self.territory is not None and self.territory.code == ANY)


@dataclass(frozen=True, slots=True)
class Formula:
    """A name of `formules.toml` and the values that it takes."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An explicit list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of territory, by its code."""

    code: str


@dataclass(frozen=True, slots=True)
class Place:
    """A territory."""

    key: TerritoryKey


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number: the terms of a fraction."""

    value: int


Node: TypeAlias = Reference | Formula | Listed | Level | Place | Whole


@dataclass(frozen=True, slots=True)
class Claim:
    """A name of `affirmations.toml` and its arguments."""

    name: str
    arguments: tuple[Node, ...]

    def __str__(self) -> str:
        return f"{self.name}({';'.join(map(written, self.arguments))})"


def parse_claims(text: str) -> tuple[Claim, ...]:
    """Every claim of an attribute, in order. Raises Unreadable."""
    reader = _Reader(text.strip())
    claims = [reader.claim()]
    while not reader.at_end:
        reader.expect(" ")
        claims.append(reader.claim())
    return tuple(claims)


@lru_cache(maxsize=20_000)
def parse_formula(text: str) -> Node:
    """A `data-formule`, or a `data-cle`. Raises Unreadable."""
    reader = _Reader(text.strip())
    node = reader.argument()
    if not reader.at_end:
        raise Unreadable(f"«\u00a0{text}\u00a0»\u00a0: illisible à partir du caractère {reader.position + 1}")
    return node


def written(node: Node) -> str:
    """The text of an argument."""
    match node:
        case Reference(territory, parts):
            text = ".".join(map(_escaped, parts))
            return text if territory is None else f"{territory}/{text}"
        case Formula(name, arguments):
            return f"{name}({';'.join(map(written, arguments))})"
        case Listed(items):
            return f"[{' '.join(map(written, items))}]"
        case Level(code):
            return code
        case Place(key):
            return str(key)
        case Whole(value):
            return str(value)


def references(node: Node) -> Iterator[Reference]:
    """Every key that an argument names, in reading order."""
    match node:
        case Reference():
            yield node
        case Formula(_, nodes) | Listed(nodes):
            for inner in nodes:
                yield from references(inner)
        case _:
            return


def changed(node: Node, change: Callable[[Reference], Reference]) -> Node:
    """The same argument, each of its keys changed."""
    match node:
        case Reference():
            return change(node)
        case Formula(name, arguments):
            return Formula(name, tuple(changed(inner, change) for inner in arguments))
        case Listed(items):
            return Listed(tuple(changed(inner, change) for inner in items))
        case _:
            return node


def at(node: Node, territory: TerritoryKey) -> Node:
    """The same argument in another territory."""
    return changed(node, lambda reference: Reference(territory, reference.parts))


def timeless(node: Node) -> Node:
    """The same argument without its periods: two points of one series are then equal."""
    return changed(node, lambda one: Reference(one.territory, (*one.parts[:PERIOD], "", one.parts[MEASURE])))


class _Reader:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.position = text, 0

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.text)

    @property
    def next(self) -> str:
        return "" if self.at_end else self.text[self.position]

    def expect(self, sign: str) -> None:
        if self.next != sign:
            there = f"«\u00a0{self.next}\u00a0»" if self.next else "la fin"
            raise Unreadable(
                f"«\u00a0{self.text[:80]}\u00a0»\u00a0: {there} au caractère {self.position + 1}, attendu «\u00a0{sign}\u00a0»"
            )
        self.position += 1

    def claim(self) -> Claim:
        name = self._word()
        if not _NAME.fullmatch(name):
            raise Unreadable(
                f"«\u00a0{self.text[:80]}\u00a0»\u00a0: «\u00a0{name}\u00a0» n’est pas un nom d’affirmation"
            )
        return Claim(name, self._arguments())

    def argument(self) -> Node:
        if self.next == "[":
            return Listed(self._items())
        word = self._word()
        return Formula(word, self._arguments()) if self.next == "(" else _atom(word)

    def _word(self) -> str:
        found = _WORD.match(self.text, self.position)
        self.position = found.end() if found else self.position
        return found[0] if found else ""

    def _arguments(self) -> tuple[Node, ...]:
        self.expect("(")
        found = [self.argument()]
        while self.next == ";":
            self.position += 1
            found.append(self.argument())
        self.expect(")")
        return tuple(found)

    def _items(self) -> tuple[Node, ...]:
        self.expect("[")
        found = [self.argument()]
        while self.next == " ":
            self.position += 1
            found.append(self.argument())
        self.expect("]")
        return tuple(found)


@lru_cache(maxsize=50_000)
def _atom(word: str) -> Node:
    """A level, a territory, a whole number or a key. Raises Unreadable."""
    if word in LEVELS:
        return Level(word)
    if word.isascii() and word.isdigit():
        return Whole(int(word))
    kind, dash, code = word.partition("-")
    if dash and kind in LEVELS and "." not in word and "/" not in word and code:
        return Place(TerritoryKey(kind, code))
    before, slash, after = word.rpartition("/")
    parts = tuple(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), part) for part in after.split("."))
    if len(parts) != PARTS or (slash and not before.partition("-")[2]) or not all((parts[0], parts[6], parts[7])):
        raise Unreadable(
            f"«\u00a0{word}\u00a0»\u00a0: ni clé de donnees.csv, ni niveau, ni territoire, ni nombre, ni formule"
        )
    return Reference(TerritoryKey.parse(before) if slash else None, parts)


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")
