"""Widths of texts in the vendored font, and lines cut to a width: no font library, the same on every machine."""

from __future__ import annotations

import re
from functools import lru_cache

from fiches.charts.text.widths import WEIGHT_400, WEIGHT_600
from fiches.charts.theme import SIZE

UNKNOWN = 600
SLACK = 3
"""Pixels beside a number that another face may take more than ours: a page sets both at the same width of digits, and their
spaces differ."""


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """The width of `text` in pixels."""
    table = WEIGHT_600 if bold else WEIGHT_400
    return sum(table.get(ord(sign), UNKNOWN) for sign in text) * size / 1000


def pieces(text: str) -> list[str]:
    """The pieces of `text` between which a line may end: after a space, a hyphen, a dash or a slash."""
    return [piece for piece in re.findall(r"[^ \-–/]*[\-–/]? ?", text) if piece]


def wrap(text: str, limit: float, *, bold: bool = False) -> list[str]:
    """Lines of `text` no wider than `limit` pixels, unless a single word is."""
    lines: list[str] = []
    current = ""
    for piece in pieces(text):
        if current and text_width((current + piece).rstrip(), bold=bold) > limit:
            lines.append(current.rstrip())
            current = ""
        current += piece
    return [*lines, current.rstrip()] if current.strip() else lines or [""]


def shortened(text: str, limit: float, *, bold: bool = False) -> str:
    """`text` when it fits in `limit` pixels; else as many of its words as fit, and an ellipsis."""
    if text_width(text, bold=bold) <= limit:
        return text
    return wrap(text, limit - text_width("…", bold=bold), bold=bold)[0].rstrip(" ,-–/") + "…"


def wrapped(text: str, limit: float, most: int) -> list[str]:
    """Lines as by `wrap`, `most` at the most: the last one is then shortened."""
    lines = wrap(text, limit)
    return lines if len(lines) <= most else [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), limit)]
