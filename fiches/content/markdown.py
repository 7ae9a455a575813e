"""The Markdown of content folders: CommonMark with tables, and the titles that a text has in it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt

_UNDERLINED = "-="


class Title(NamedTuple):
    """`line`: where it begins, from 1; `words`: that line; `underlined`: by `---` or `===` on the next."""

    rank: int
    line: int
    words: str
    underlined: bool


def markdown_reader() -> MarkdownIt:
    """What reads them, to write a page and to check them."""
    return MarkdownIt("commonmark").enable("table")


def titles(markdown: str) -> list[Title]:
    """Those that a page would show, however they are written: in a list, in a quotation, underlined."""
    lines = markdown.split("\n")
    return [
        Title(int(token.tag[1:]), token.map[0] + 1, " ".join(lines[token.map[0]].split()), token.markup in _UNDERLINED)
        for token in _reader().parse(markdown)
        if token.type == "heading_open" and token.map
    ]


@cache
def _reader() -> MarkdownIt:
    return markdown_reader()
