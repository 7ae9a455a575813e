"""The places that rounding leaves to a territory among those of its level, and the third in which it surely is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import Interval
from fiches.indicators.model.numbers import Computed, Number

RANK, CHANGE_RANK, THIRD = "rang", "rang_evolution", "tiers"
_NARROW = 3  # places; a tenth of the level where that is more


class Third(StrEnum):
    """Of a level, by place."""

    TOP = "haut"
    MIDDLE = "milieu"
    BOTTOM = "bas"


@dataclass(frozen=True, slots=True)
class Places:
    """From the best place to the worst that the roundings of all allow, among `size`."""

    first: int
    last: int
    size: int

    @property
    def narrow(self) -> bool:
        """Whether they are few enough to be said."""
        return self.last - self.first + 1 <= max(_NARROW, self.size / 10)

    @property
    def third(self) -> Third | None:
        """The third of the level that holds them all."""
        if 3 * self.last <= self.size:
            return Third.TOP
        if 3 * (self.first - 1) >= 2 * self.size:
            return Third.BOTTOM
        inside = 3 * (self.first - 1) >= self.size and 3 * self.last <= 2 * self.size
        return Third.MIDDLE if inside else None


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
