"""Numbers as French readers expect them. A missing value is never a number: None and NaN raise."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from fiches.keys import decimal_text

THIN = "\u202f"  # no-break, in thousands and before ; ! ?
NBSP = "\u00a0"  # no-break, before : and units
COLON = f"{NBSP}: "
MINUS = "\u2212"


def rounded(value: float | None, decimals: int) -> Decimal:
    """Halves away from zero, on the decimal writing of the value. Raises ValueError on None, NaN and infinities."""
    if value is None or not math.isfinite(value):
        raise ValueError(f"not a number: {value}")
    exponent = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(exponent, rounding=ROUND_HALF_UP)


def decimals_of(value: float | None) -> int:
    """How many decimals the source gave: 12.5 → 1."""
    if value is None or not math.isfinite(value):
        raise ValueError(f"not a number: {value}")
    return len(decimal_text(value).partition(".")[2])


def number(value: float | None, decimals: int = 0, *, signed: bool = False) -> str:
    """« 41 230 », « 12,5 », « −3,0 »; with `signed`, a positive one carries its +."""
    amount = rounded(value, decimals)
    text = f"{abs(amount):,f}".replace(",", THIN).replace(".", ",")
    if amount < 0:
        return MINUS + text
    return f"+{text}" if signed and amount > 0 else text


def attribute(value: float | None, decimals: int) -> str:
    """The machine form of the same rounding: `-3`, `12.5`."""
    amount = rounded(value, decimals)
    return decimal_text(float(amount))


def with_unit(text: str, unit: str) -> str:
    """« 41 230 personnes », « 12,5 % »: the unit never leaves its number."""
    return f"{text}{NBSP}{unit}" if unit else text


def ordinal(rank: int) -> tuple[str, str]:
    """(« 1 », « re »), (« 3 », « e »): the figure of a place and what is set above the line."""
    return str(rank), "re" if rank == 1 else "e"
