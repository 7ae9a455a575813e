"""What a fault is, and what a check must say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Planted:
    """What a message must name: the file, the place in it, what is read there, what was expected; empty where nothing is.

    Of several names of a place, parted by `|`, one is enough; a file may be named folder by folder.
    """

    page: str
    place: str = ""
    read: str = ""
    expected: str = ""

    def lacking(self, message: str) -> list[str]:
        """What the message does not name, by its part."""
        said = bare(message)
        parts = (("place", self.place), ("read", self.read), ("expected", self.expected))
        lacking = [part for part, words in parts if not any(bare(word) in said for word in words.split("|"))]
        return lacking if all(bare(part) in said for part in self.page.split("/")) else ["page", *lacking]


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind`: the sort of thing that goes wrong; `plant` changes the site and says what a message must name.

    `paper`: planted in the site that has its PDFs.
    """

    kind: str
    name: str
    plant: Callable[[Path], Planted]
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the check that gave it."""

    check: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a fault ended: its findings, and the one that names the most of what it must."""

    kind: str
    name: str
    planted: Planted
    found: tuple[Found, ...]

    @property
    def best(self) -> Found | None:
        return min(self.found, key=lambda one: len(self.planted.lacking(one.message)), default=None)

    @property
    def caught(self) -> bool:
        return bool(self.found)

    @property
    def lacking(self) -> list[str]:
        """What the best message does not name."""
        return self.planted.lacking(self.best.message) if self.best else ["message"]


def bare(text: str) -> str:
    """Without tags and spaces, with a decimal point and a plain minus: « +0,5 % » and « +0.5% » are one."""
    return _SPACES.sub("", _TAGS.sub("", text)).replace(",", ".").replace("−", "-").replace("&amp;", "&")
