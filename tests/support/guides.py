"""The pages for publishers and maintainers, read: blocks of commands, names in code, links, tables.

A block of commands opens with ```sh and a word that says how it is proved:

- no word: run, each time the fast tests are, in a copy of the repository;
- `long`: the same, with the long tests; `browser`: the same, on the demo that `.ci/run` has built;
- `serve`: a server, started for as long as the block that follows runs;
- `ci`: each of its lines is one that `.ci/run` runs;
- `no-test`: not run, for the reason that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOWS = ("", "long", "browser", "serve", "ci", "no-test")
_FENCE = re.compile(r"^ *```(\S*) *(.*)$")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_LINKED = re.compile(r"\[([^]]*)\]\([^)\s]+\)")
_PICTURE = re.compile(r"!\[([^]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the rest of its first line, its text; `beside`, the server that it needs."""

    page: str
    line: int
    language: str
    info: str
    text: str
    beside: str = ""

    @property
    def how(self) -> str:
        return self.info.split(" ", 1)[0]

    @property
    def name(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    """Every page that is not the text of the site itself."""
    top = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
    return [*(ROOT / name for name in top), *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    opened: tuple[int, str, str] | None = None
    body: list[str] = []
    server = ""
    for number, line in enumerate(text_of(page).splitlines(), start=1):
        fence = _FENCE.match(line)
        if fence and opened is None:
            opened, body = (number, fence[1], fence[2]), []
        elif fence and opened is not None:
            block = Block(name_of(page), *opened, "\n".join(body), server)
            server = block.text if block.how == "serve" else ""
            opened = None
            yield block
        elif opened is not None:
            body.append(line.strip())
    assert opened is None, f"{page}: a block is never closed"


def commands(*hows: str) -> list[Block]:
    """The blocks of commands of all pages that are proved in one of these ways."""
    return [b for page in pages() for b in blocks(page) if b.language == "sh" and (not hows or b.how in hows)]


def quoted(page: Path) -> list[str]:
    """What a page quotes as Markdown, a quotation each; links by their words alone."""
    lines = [line[1:].removeprefix(" ") if line.startswith(">") else "\0" for line in prose(page).splitlines()]
    return [unlinked(text).strip() for text in "\n".join(lines).split("\0") if text.strip()]


def unlinked(text: str) -> str:
    """Markdown with the words of its links in their place."""
    return _LINKED.sub(r"\1", text)


def printed() -> list[tuple[Block, Block]]:
    """Each block of commands that a block of `text` follows, and what it says that they print."""
    listed = [list(blocks(page)) for page in pages()]
    pairs = [pair for page in listed for pair in pairwise(page)]
    return [(told, shown) for told, shown in pairs if (told.language, shown.language) == ("sh", "text")]


def pictures(page: Path) -> dict[str, str]:
    """The alternative of each picture of a page, by its address."""
    return {address: told for told, address in _PICTURE.findall(prose(page))}


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def code_spans(page: Path) -> list[str]:
    """What stands between backquotes, in order, without repeats."""
    return list(dict.fromkeys(_CODE.findall(prose(page))))


def links(page: Path) -> list[str]:
    """Addresses of links and pictures, without repeats."""
    return list(dict.fromkeys(_LINK.findall(prose(page))))


def anchors(page: Path) -> set[str]:
    """The fragments that GitHub gives to the headings of a page."""
    return {slug(heading) for heading in _HEADING.findall(prose(page))}


def slug(heading: str) -> str:
    """`Que faire quand…` → `que-faire-quand`."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def tables(page: Path) -> list[list[list[str]]]:
    """The tables of a page: rows of cells, the head first, the rule left out."""
    found: list[list[list[str]]] = [[]]
    for line in prose(page).splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                found[-1].append(cells)
        elif found[-1]:
            found.append([])
    return [table for table in found if table]


def table(page: Path, head: str) -> list[list[str]]:
    """The rows of the table whose first head is this one, its head left out; of all such tables."""
    chosen = [one for one in tables(page) if one[0][0] == head]
    assert chosen, f"{page.name}: no table opens with « {head} »"
    return [row for one in chosen for row in one[1:]]
