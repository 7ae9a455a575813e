"""What stands in columns on a sheet: about how high a block is, and where columns are cut, in order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from fiches.site.fiche.model import BlockView
from fiches.site.paper.pictures import picture_height
from fiches.wording.phrase import Phrase, plain_text

One = TypeVar("One")
LETTER = 6.1  # pixels, of a title's letters in the mean
SMALL_LETTER = 4.9
TITLE, SMALL = 15.4, 12.9  # pixels from one line to the next
AROUND = 19  # pixels: margins and spaces of a block


def cut(things: Sequence[One], heights: Sequence[float], count: int) -> tuple[tuple[One, ...], ...]:
    """`things` in order in `count` columns at most, none empty, the tallest as low as can be."""
    least = min(count, len(things))
    if not least:
        return ()
    sums = [0.0, *accumulate(heights)]
    ends = [0, *_ends(sums, least), len(things)]
    return tuple(tuple(things[start:end]) for start, end in pairwise(ends) if end > start)


def _ends(sums: Sequence[float], count: int) -> list[int]:
    """Where all columns but the last end."""
    best = [(sums[end], [0]) for end in range(len(sums))]
    for _ in range(count - 1):
        best = [_better(best, sums, end) for end in range(len(sums))]
    return best[-1][1][1:]


def _better(best: Sequence[tuple[float, list[int]]], sums: Sequence[float], end: int) -> tuple[float, list[int]]:
    """One column more: the place of its start that makes the tallest column the lowest."""
    tries = ((max(best[start][0], sums[end] - sums[start]), [*best[start][1], start]) for start in range(end + 1))
    return min(tries, key=lambda one: one[0])


def height(block: BlockView, wide: float, *, drawn: bool = True, reading: bool = False) -> float:
    """About how many pixels a block takes in a column."""
    if block.missing:
        return _lines(block.missing, wide, SMALL_LETTER + 0.4) * (SMALL + 1) + AROUND
    warnings = (warning.text for warning in block.warnings)
    small = [block.subtitle, *warnings, *([block.reading.text] if reading else [])]
    words = sum(_lines(said, wide, SMALL_LETTER) * SMALL for said in small) + 4 * len(small)
    title = _lines(block.title, wide, LETTER) * TITLE
    return title + words + AROUND + (picture_height(block, wide) if drawn else 0)


def _lines(words: Phrase, wide: float, letter: float) -> int:
    return math.ceil(len(plain_text(words)) * letter / wide) or 1
