"""Identifiers of editions: `2026T1` or `2025`, then `2026T1.2`, `2026T1.3`… when the source changes within the quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ID = re.compile(r"([0-9]{4}(?:T[1-4])?)(?:\.([2-9]|[1-9][0-9]+))?")


def is_edition_id(name: str) -> bool:
    """Whether a name can be an edition's: it is one of a folder, and stands in addresses."""
    return _ID.fullmatch(name) is not None


def order_of(edition: str) -> tuple[str, int]:
    """Sort key: quarter, then number (1 for the first one)."""
    match = _ID.fullmatch(edition)
    return (match[1], int(match[2] or 1)) if match else (edition, 0)


def next_id(base: str, existing: Sequence[str]) -> str:
    """Identifier of a new edition of the quarter `base`: `2026T1`, then `2026T1.2`, `2026T1.3`…"""
    numbers = [order_of(name)[1] for name in existing if order_of(name)[0] == base]
    return f"{base}.{max(numbers) + 1}" if numbers else base
