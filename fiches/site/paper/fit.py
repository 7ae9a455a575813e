"""How many lines words take on paper: counted from the widths of the vendored font, never by laying anything out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from fiches.charts.text.measure import pieces, text_width
from fiches.wording.phrase import Phrase, plain_text

PIXELS = 96 / 25.4  # a millimetre
POINT = 96 / 72  # in pixels
CAUTIOUS = 0.97
"""Of a width: spaces of two sorts, and kerning, may make a line a little longer than its letters."""


def lines(words: Phrase | str, wide: float, size: float, *, bold: bool = False) -> int:
    """The lines of words set in a width of so many millimetres, in letters of so many points."""
    limit = CAUTIOUS * wide * PIXELS / (size * POINT)
    count, taken = 0, limit
    for piece in pieces(plain_text(words)):
        long = _width(piece, bold)
        if taken + _width(piece.rstrip(), bold) > limit:
            count, taken = count + 1, 0.0
        taken += long
    return count


@lru_cache(maxsize=20_000)
def _width(piece: str, bold: bool) -> float:
    """In letters' heights."""
    return text_width(piece, 1.0, bold=bold)


def all_lines(words: Iterable[Phrase | str], wide: float, size: float) -> int:
    """Those of paragraphs one under the other."""
    return sum(lines(one, wide, size) for one in words)
