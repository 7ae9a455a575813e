"""The places that rounding leaves to a territory among those of its level, and the third in which it surely is."""

from __future__ import annotations

from collections.abc import Iterable

from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import Interval
from fiches.indicators.model.numbers import Computed, Number
from fiches.indicators.model.places import Places

RANK, CHANGE_RANK, THIRD = "rang", "rang_evolution", "tiers"


def places(own: Interval, others: Iterable[Interval]) -> Places:
    """The places of one among others (which leave it out), the largest first."""
    surely_above = perhaps_above = size = 0
    for other in others:
        size += 1
        surely_above += other.above(own)
        perhaps_above += not own.above(other)
    return Places(1 + surely_above, 1 + perhaps_above, size + 1)


def rank_claim(number: Number, found: Places, level: str) -> Claim | None:
    """`rang` of a value or `rang_evolution` of a change where the places are few, else `tiers` where one third holds them."""
    if not found.narrow:
        return Claim(THIRD, (number, level)) if found.third else None
    if isinstance(number, Computed) and number.formula == "evolution":
        return Claim(CHANGE_RANK, (*number.arguments, level))
    return Claim(RANK, (number, level))
