"""A drawing inside a page: what the page's style sheet says already need not be written in each."""

from __future__ import annotations

import re

_FALLBACK = re.compile(r"(var\(--[a-z0-9-]+),#[0-9a-f]{3,8}\)")
_FONT = re.compile(r'(<svg\b[^>]*?) font-family="[^"]*" font-size="12"')


def lightened(page: str) -> str:
    """A page whose drawings leave fallback colours and their font to the style sheet; alone or on paper they keep them."""
    return _FONT.sub(r"\1", _FALLBACK.sub(r"\1)", page))
