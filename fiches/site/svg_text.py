"""Phrases and numbers → the plain text and marks that an SVG's `<title>` and `<desc>` carry."""

from __future__ import annotations

from fiches.charts.model import Marked
from fiches.indicators.model.numbers import Computed, Number
from fiches.keys import TerritoryKey
from fiches.wording.phrase import Phrase, claims, marks, plain_text

text_of = plain_text


def svg_text(phrase: Phrase) -> Marked:
    """The words of a phrase, with the marks of its numbers and what it claims, each in reading order."""
    return Marked(plain_text(phrase), (*marks(phrase), *(f"affirme:{claim}" for claim in claims(phrase))))


def mark_of(number: Number, home: TerritoryKey) -> str:
    """The mark of one datum of a chart."""
    mark = number.mark(home) if isinstance(number, Computed) else number.key.mark(home)
    return f"formule:{mark}" if isinstance(number, Computed) else mark
