"""The publisher's own words for paper: well-formed HTML without marks, and what they are made of, to tell their height.

Of the HTML that she writes herself, words alone are left; images are the page's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from fiches.content.outside_words import mended
from fiches.wording.passages import passage_tokens
from fiches.wording.phrase import paper_html, plain_text
from fiches.wording.prose import prose

_LISTS = ("bullet_list", "ordered_list")
_SIMPLE = frozenset(f"{name}_{end}" for name in (*_LISTS, "list_item", "paragraph") for end in ("open", "close"))
_TITLES = ("heading_open", "heading_close")
_WORDS = frozenset(("text", "code_inline", "softbreak", "hardbreak"))
_AROUND = frozenset(f"{name}_{end}" for name in ("strong", "em", "link") for end in ("open", "close"))
_WITHIN_A_LINE = frozenset(("a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"))
_UNSAID = ("script", "style")


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """Words that begin a line: `depth`, that of the list that they are in; `is_title`: bold, and above others."""

    words: str
    depth: int
    is_title: bool


def printed_html(markdown: str, page: str) -> Markup:
    """All of it. `page`: the address that links start from; where it is empty, those within the site are words alone."""
    printer = _printer()
    tokens = list(_with_addresses(passage_tokens(markdown), page))
    return Markup(printer.renderer.render(tokens, printer.options, {}))  # noqa: S704 - text is escaped by the rules


def printed_blocks(markdown: str) -> tuple[PrintedBlock, ...] | None:
    """Its titles, paragraphs and lists; None where there is more, whose height is not told in advance."""
    found: list[PrintedBlock] = []
    depth, is_title = 0, False
    for token in passage_tokens(markdown):
        if token.type == "inline":
            lines = _lines(token.children or ())
            if lines is None:
                return None
            found += (PrintedBlock(words, depth, is_title) for words in lines)
        elif token.type in _TITLES:
            is_title = token.nesting > 0
        elif token.type in _SIMPLE:
            depth += token.nesting if token.type.startswith(_LISTS) else 0
        else:
            return None
    return tuple(found)


def _lines(children: Sequence[Token]) -> list[str] | None:
    """The words, cut where she breaks a line; None where they are more than words."""
    found = [""]
    for token in children:
        if token.type == "hardbreak":
            found.append("")
        elif token.type in _WORDS:
            found[-1] += plain_text(prose(_mended(token))) or " "
        elif token.type not in _AROUND:
            return None
    return found


def _mended(token: Token) -> str:
    """Code is left as it is."""
    return mended(token.content) if token.type == "text" else token.content


def _with_addresses(tokens: Sequence[Token], page: str) -> Iterator[Token]:
    for token in tokens:
        hidden: list[bool] = []
        for child in token.children or ():
            if child.type == "link_open":
                address = urljoin(page, str(child.attrGet("href")))
                child.attrs = {"href": address}
                child.hidden = not urlsplit(address).scheme
                hidden.append(child.hidden)
            elif child.type == "link_close":
                child.hidden = hidden.pop()
        yield token


@cache
def _printer() -> MarkdownIt:
    printer = MarkdownIt("commonmark")
    for kind, rule in (
        ("text", _text), ("code_inline", _code), ("code_block", _code_block), ("fence", _code_block), ("image", _nothing),
        ("list_item_open", _item), ("list_item_close", _item), ("html_inline", _html_inline), ("html_block", _html_block),
    ):  # fmt: skip
        printer.add_render_rule(kind, rule)
    return printer


def _text(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    return paper_html(prose(_mended(tokens[place])))


def _code(renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return f"<code>{_text(renderer, tokens, place, options, env)}</code>"


def _code_block(renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return f"<pre>{_code(renderer, tokens, place, options, env)}</pre>\n"


def _item(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    """All that an item holds in one element, which WeasyPrint tags as its body: paragraphs beside it are no PDF/UA."""
    return "<li><dd>" if tokens[place].nesting > 0 else "</dd></li>\n"


def _nothing(_renderer: RendererHTML, _tokens: Sequence[Token], _place: int, _options: Any, _env: Any) -> str:
    return ""


def _html_inline(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    return "<br />" if tokens[place].content.lower().startswith("<br") else ""


def _html_block(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    reader = _Words()
    reader.feed(tokens[place].content)
    reader.close()
    lines = [words for words in map(str.strip, reader.lines) if words]
    return f"<p>{Markup('<br />').join(map(escape, lines))}</p>\n" if lines else ""


class _Words(HTMLParser):
    """The words of HTML, cut where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unsaid += tag in _UNSAID
        self._cut(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in _UNSAID
        self._cut(tag)

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.lines[-1] += data

    def _cut(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.lines.append("")
