"""A page's drawings for paper: without marks nor hover texts, which only serve the page."""

from __future__ import annotations

import re

from fiches.charts import tokens
from fiches.charts.engine.flatten import short

_UNPRINTED = re.compile(
    r' (?:data-[a-z]+|aria-[a-z]+|role|class|pointer-events)="[^"]*"|<(title|desc)\b[^>]*>.*?</\1>', re.DOTALL
)


_SIZE = re.compile(r'font-size="([\d.]+)"')


def printed_line(svg: str) -> str:
    """The same of a drawing of lines alone, whose page says that they are not filled."""
    return printed(svg).replace("<path ", '<path fill="none" ')


def printed(svg: str, reduced: float = 1) -> str:
    """A page's drawing as an image that opens alone: bare colours, no mark, words at 9 points once it is `reduced`."""
    bare = _SIZE.sub(
        lambda found: f'font-size="{short(float(found[1]) * reduced)}"', _UNPRINTED.sub("", tokens.on_paper(svg))
    )
    return bare.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
