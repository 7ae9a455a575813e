"""Passages in Markdown → HTML: exact French typography, digits marked as constants, tables with captions and scopes.

HTML that an editor writes inside a passage is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from fiches.wording.phrase import screen_html
from fiches.wording.prose import prose

_CAPTION = re.compile(r"Tableau\s*: ")
_TITLE = "h2"


@dataclass(frozen=True, slots=True)
class PassageSection:
    """A title of the second level and what follows it, up to the next: `name` without tags."""

    name: str
    title: Markup
    text: Markup


def passage_html(markdown: str) -> Markup:
    """The whole passage."""
    return _written(_tokens(markdown))


def passage_sections(markdown: str) -> tuple[Markup, tuple[PassageSection, ...]]:
    """What stands before the first title of the second level, then a section a title."""
    tokens = _tokens(markdown)
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == _TITLE]
    bounds = pairwise([*starts, len(tokens)])
    sections = (_section(tokens[start + 1], tokens[start + 3 : end]) for start, end in bounds)
    return _written(tokens[: starts[0]] if starts else tokens).strip(), tuple(sections)


def _section(title: Token, text: Sequence[Token]) -> PassageSection:
    name = "".join(child.content for child in title.children or ())
    return PassageSection(name, _written([title]), _written(text).strip())


def _written(tokens: Sequence[Token]) -> Markup:
    markdown = _markdown()
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - text is escaped by html


def _tokens(markdown: str) -> list[Token]:
    tokens = _captioned(_markdown().parse(markdown))
    for token in tokens:
        if token.type == "th_open":
            token.attrs = {"scope": "col", **token.attrs}
    return tokens


def _captioned(tokens: Sequence[Token]) -> list[Token]:
    """A paragraph « Tableau : … » becomes the caption of the table that follows it."""
    written: list[Token] = []
    for place, token in enumerate(tokens):
        if token.type == "table_open" and _is_caption(tokens[max(place - 2, 0)]):
            paragraph = written[-3:]
            written[-3:] = [_tag(token, "table", 1, block=False), *_caption(paragraph[1])]
        else:
            written.append(token)
    return written


def _is_caption(token: Token) -> bool:
    return token.type == "inline" and _CAPTION.match(token.content) is not None


def _caption(paragraph: Token) -> list[Token]:
    first = (paragraph.children or [paragraph])[0]
    first.content = _CAPTION.sub("", first.content, count=1)
    return [_tag(paragraph, "caption", 1), paragraph, _tag(paragraph, "caption", -1)]


def _tag(near: Token, tag: str, nesting: int, *, block: bool = True) -> Token:
    kind = f"{tag}_open" if nesting > 0 else f"{tag}_close"
    return Token(kind, tag, nesting, level=near.level, block=block)  # type: ignore[arg-type]


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.add_render_rule("text", _text)
    markdown.add_render_rule("code_inline", _code)
    markdown.add_render_rule("code_block", _code_block)
    markdown.add_render_rule("fence", _code_block)
    return markdown


def _text(_renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: Any) -> str:
    return screen_html(prose(tokens[place].content))


def _code(_renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: Any) -> str:
    return f"<code>{screen_html(prose(tokens[place].content))}</code>"


def _code_block(_renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: Any) -> str:
    return f"<pre><code>{screen_html(prose(tokens[place].content))}</code></pre>\n"
