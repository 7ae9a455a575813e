"""The page's words and drawings without what only serves the page: marks of numbers, links within it, hover texts."""

from __future__ import annotations

import re

from markupsafe import Markup

from fiches.charts import tokens
from fiches.charts.engine.flatten import short

_UNPRINTED = re.compile(
    r' (?:data-[a-z]+|aria-labelledby|role|class|pointer-events)="[^"]*"|<(title|desc)\b[^>]*>.*?</\1>', re.DOTALL
)


_SIZE = re.compile(r'font-size="([\d.]+)"')


def printed(svg: str, reduced: float = 1) -> str:
    """A page's drawing as an image that opens alone: bare colours, no mark, words at 9 points once it is `reduced`."""
    bare = _SIZE.sub(
        lambda found: f'font-size="{short(float(found[1]) * reduced)}"', _UNPRINTED.sub("", tokens.on_paper(svg))
    )
    return bare.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


_WRAPPER = re.compile(r"</?(?:data|span|time)\b[^>]*>")
_PAGE_LINK = re.compile(r'\s*<a href="#[^>]*>.*?</a>')
_LINK = re.compile(r"</?a\b[^>]*>")


def on_paper(said: Markup | str) -> Markup:
    """The words without the marks of their numbers, nor links that only the page can follow."""
    kept = _PAGE_LINK.sub("", str(Markup.escape(said)))
    return Markup(_WRAPPER.sub("", _LINK.sub("", kept)))  # noqa: S704 - tags are only taken away
