"""A share as a simple fraction: « un sur quatre », « quatre sur dix »."""

from __future__ import annotations

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.beside import nature
from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Number

FRACTION = "fraction"
SIMPLEST_FIRST = (
    (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 10), (3, 10), (4, 10), (6, 10), (7, 10), (8, 10), (9, 10),
)  # fmt: skip


def fraction_claim(x: Number, affirmations: Affirmations) -> Claim | None:
    """The nearest simple fraction of which every truth is within the tolerance, the simplest of two as near."""
    stands_for = interval_of(x)
    if stands_for is None or nature(x) not in ("pourcentage", "part") or x.value is None:
        return None
    value, tolerance = x.value, affirmations.tolerance(FRACTION, "part")
    for n, d in sorted(SIMPLEST_FIRST, key=lambda one: abs(value - 100 * one[0] / one[1])):
        if _shifted(stands_for.low, n, d) >= -tolerance and _shifted(stands_for.high, n, d) <= tolerance:
            return Claim(FRACTION, (x, n, d))
    return None


def _shifted(value: float, n: int, d: int) -> float:
    return value - 100 * n / d
