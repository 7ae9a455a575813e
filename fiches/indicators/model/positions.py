"""Where a value stands: its rank or its place among the grades of a level; the extremes among a territory's parts."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.places import Places, Third


@dataclass(frozen=True, slots=True)
class Rank:
    """The places, 1 for the largest, that rounding allows among the `size` territories of the level that have a value.

    They run from `first` to `last`. `number` is the first as the formula `rang`, for its mark; `claim` says them where they
    are few, else the third of the level in which they are.
    """

    number: Computed
    first: int
    last: int
    size: int
    claim: Claim | None = None

    @property
    def third(self) -> Third | None:
        """The third of the level that holds them all."""
        return Places(self.first, self.last, self.size).third


@dataclass(frozen=True, slots=True)
class GradePosition:
    """How many of the `size` territories of the level have a higher, the same, a lower grade: grades are too few to rank."""

    higher: Computed
    equal: Computed  # this one left out
    lower: Computed
    size: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The changes over a year of every territory of a level that has one, in %; a territory's own, and its parent's."""

    level: str
    values: tuple[float, ...]
    own: Computed
    parent: Computed | None
