"""What distinguishes a territory most from a parent, in a whole list."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims.beside import nature
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.intervals import Interval, interval_of
from fiches.indicators.model.numbers import Number
from fiches.keys import TerritoryKey

WIDEST_GAP = "ecart-max"


def gap_claim(members: Members, there: Sequence[Number | None], parent: TerritoryKey) -> Claim | None:
    """The member whose least possible gap beside the parent exceeds the greatest possible of every other.

    `there`: the same numbers in the parent, in the order of the members. None where no member is so, or where one has no
    value here or there.
    """
    sizes = [_size(here, other) for here, other in zip(members.numbers, there, strict=True)]
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes) or len(known) < 2:
        return None
    for place, (number, size) in enumerate(zip(members.numbers, known, strict=True)):
        if all(size.low > other.high for rank, other in enumerate(known) if rank != place):
            return Claim(WIDEST_GAP, (number, members, parent))
    return None


def _size(here: Number, there: Number | None) -> Interval | None:
    """How far apart both may be; None where one is missing or they are not of one nature."""
    if there is None or nature(here) != nature(there):
        return None
    one, other = interval_of(here), interval_of(there)
    return one.minus(other).size() if one is not None and other is not None else None
