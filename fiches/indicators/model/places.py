"""The places that rounding leaves to a territory among those of its level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
