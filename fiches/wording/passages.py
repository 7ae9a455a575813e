"""Passages in Markdown → HTML: exact French typography, digits marked as constants, tables with captions and scopes.

HTML that an editor writes inside a passage is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from fiches.content.markdown import markdown_reader
from fiches.content.outside_words import mended
from fiches.wording.phrase import plain_text, screen_html
from fiches.wording.prose import prose

_CAPTION = re.compile(r"Tableau\s*: ")
_TITLE = "h2"
_ROOT = "{racine}"
PUBLISHER = "éditeur"
"""What the numbers of the publisher's own words are marked as."""
_SLOT = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class PassageSection:
    """A title of the second level and what follows it, up to the next: `name` without tags."""

    name: str
    title: Markup
    text: Markup


def passage_html(markdown: str, why: str = "texte") -> Markup:
    """The whole passage. `why`: what its numbers are said to be."""
    return _written(passage_tokens(markdown), why)


def publisher_html(markdown: str, root: str) -> Markup:
    """What the publisher says in her own words; her numbers are marked as hers. `root`: the way from the page to the site's
    root, which her links begin with as `{racine}`.
    """
    return passage_html(rooted(markdown, root), PUBLISHER)


def rooted(markdown: str, root: str) -> str:
    """Her words with the way to the site's root in them."""
    return markdown.replace(_ROOT, root)


def passage_sections(markdown: str) -> tuple[Markup, tuple[PassageSection, ...]]:
    """What stands before the first title of the second level, then a section a title."""
    tokens = passage_tokens(markdown)
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == _TITLE]
    bounds = pairwise([*starts, len(tokens)])
    sections = (_section(tokens[start + 1], tokens[start + 3 : end]) for start, end in bounds)
    return _written(tokens[: starts[0]] if starts else tokens).strip(), tuple(sections)


def passage_pieces(markdown: str) -> Iterator[str]:
    """The words of a passage as the page writes them, cut at the slots that the site fills; code is a letter."""
    for token in passage_tokens(markdown):
        if token.type == "inline":
            text = "".join(map(_words, token.children or ()))
            yield from pieces(text)


def pieces(text: str) -> Iterator[str]:
    """A text cut at its slots `{…}`."""
    return (piece for piece in _SLOT.split(text) if piece.strip())


def _words(token: Token) -> str:
    if token.type == "text":
        return plain_text(prose(mended(token.content)))
    return {"softbreak": "\n", "code_inline": "x"}.get(token.type, "")


def _section(title: Token, text: Sequence[Token]) -> PassageSection:
    name = "".join(child.content for child in title.children or ())
    return PassageSection(name, _written([title]), _written(text).strip())


def _written(tokens: Sequence[Token], why: str = "texte") -> Markup:
    markdown = _markdown()
    return Markup(markdown.renderer.render(tokens, markdown.options, {"why": why}))  # noqa: S704 - text is escaped by html


def passage_tokens(markdown: str) -> list[Token]:
    """What a passage is made of, captions and scopes of its tables in place."""
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
    markdown = markdown_reader()
    markdown.add_render_rule("text", _text)
    markdown.add_render_rule("code_inline", _code)
    markdown.add_render_rule("code_block", _code_block)
    markdown.add_render_rule("fence", _code_block)
    return markdown


def _text(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, env: Any) -> str:
    return screen_html(prose(mended(tokens[place].content), env["why"]))


def _code(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, env: Any) -> str:
    return f"<code>{screen_html(prose(tokens[place].content, env['why']))}</code>"


def _code_block(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, env: Any) -> str:
    return f"<pre><code>{screen_html(prose(tokens[place].content, env['why']))}</code></pre>\n"
