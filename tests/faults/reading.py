"""Finding one thing in a page of the site, and putting another in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.six import rewritten

DATA = re.compile(r'<data value="([^"]*)" data-(?:cle|formule)="([^"]*)">(.*?)</data>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked number of a page: its value, its key or formula, its words, and where it stands."""

    value: str
    key: str
    words: str
    start: int
    end: int


def listed(site: Path) -> dict[str, dict[str, Any]]:
    """The entries of `territoires.json`, by territory."""
    entries = json.loads(text_of(site, "api/v1/territoires.json"))["territoires"]
    return {f"{entry['type']}-{entry['code']}": entry for entry in entries}


def folder(site: Path, key: str) -> str:
    """`DEP-35` → `departements/35-ille-et-vilaine/`."""
    return str(listed(site)[key]["url"])


def fiche(site: Path, key: str = "DEP-35") -> str:
    """The fiche's page."""
    return f"{folder(site, key)}index.html"


def text_of(site: Path, name: str) -> str:
    return (site / name).read_bytes().decode("utf-8")


def put(site: Path, name: str, text: str) -> None:
    """Writes a text; the original of the copy stays as it is."""
    rewritten(site / name, text.encode())


def swap(site: Path, name: str, before: str, after: str, count: int = 1) -> None:
    """`after` for `before`, which must be there."""
    text = text_of(site, name)
    assert before in text, f"{name} : {before[:80]}"
    put(site, name, text.replace(before, after, count))


def cut(text: str, start: int, end: int, words: str) -> str:
    return text[:start] + words + text[end:]


def part(text: str, opening: str, closing: str) -> tuple[int, int]:
    """Where the first `opening`…`closing` stands, patterns both."""
    first = re.search(opening, text)
    assert first, opening
    last = re.compile(closing).search(text, first.end())
    assert last, closing
    return first.start(), last.end()


def marks(text: str, after: str = "<main") -> Iterator[Mark]:
    """The marked numbers that come after these words."""
    start = text.index(after)
    for one in DATA.finditer(text, start):
        yield Mark(one[1], one[2], one[3], one.start(), one.end())


def mark(text: str, wanted: str = "", after: str = "<main", other: Callable[[Mark], bool] = lambda _: True) -> Mark:
    """The first whose key or formula matches the pattern."""
    return next(one for one in marks(text, after) if re.match(wanted, one.key) and other(one))


def data(value: str, key: str, words: str) -> str:
    """A marked number as a page writes it."""
    name = "data-formule" if "(" in key else "data-cle"
    return f'<data value="{value}" {name}="{key}">{words}</data>'
