"""What the server and the process that renders say to each other. The standard library alone: never loaded again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """What a preview is of. `root`: the repository; `scratch`: a folder for files that are too heavy for the memory."""

    root: Path
    scratch: Path
    edition: Path
    content: Path
    territories: Path | None = None
    demo: bool = False
    only: tuple[str, ...] = ()
    pdf: bool | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """Files that were written, made or removed since the last message of this kind."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of the site, by path from its root."""

    path: str


@dataclass(frozen=True, slots=True)
class Made:
    """The file that was asked for."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    """It says something of every fiche, and so many of them have been computed so far."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Nowhere:
    """The site has no such file; what its visitors then see."""

    body: bytes


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file at fault, or one beside it."""

    number: int
    text: str
    faulty: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the file cannot be made: sentences, each saying what was read and what to do; where; for a bug, its traceback."""

    findings: tuple[str, ...]
    file: str = ""
    line: int = 0
    excerpt: tuple[SourceLine, ...] = ()
    traceback: str = ""


Answer = Made | Waiting | Nowhere | Trouble
