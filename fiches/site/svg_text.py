"""Marked HTML → the plain text and marks that an SVG's `<title>` and `<desc>` carry."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from fiches.charts.model import Marked
from fiches.indicators.model.numbers import Computed, Number
from fiches.keys import TerritoryKey

_MARK = re.compile(r'<data [^>]*?data-(cle|formule)="([^"]*)"')


def svg_text(markup: Markup) -> Marked:
    """The same words without tags, with the marks of their numbers in reading order."""
    marks = tuple(_mark(kind, value) for kind, value in _MARK.findall(str(markup)))
    return Marked(text_of(markup), marks)


def text_of(markup: Markup) -> str:
    """The visible words; unlike `striptags`, no-break spaces stay."""
    return html.unescape(re.sub(r"<[^>]*>", "", str(markup)))


def _mark(kind: str, value: str) -> str:
    mark = html.unescape(value)
    return f"formule:{mark}" if kind == "formule" else mark


def mark_of(number: Number, home: TerritoryKey) -> str:
    """The mark of one datum of a chart."""
    mark = number.mark(home) if isinstance(number, Computed) else number.key.mark(home)
    return f"formule:{mark}" if isinstance(number, Computed) else mark
