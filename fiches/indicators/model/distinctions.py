"""What distinguishes a territory from its parent: facts that may be compared, and those that stand out."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import Interval
from fiches.indicators.model.numbers import Computed, Number
from fiches.keys import TerritoryKey

STEPS = 20  # of the scale on which both marks are placed


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a fiche and the same of the parent. `block`: the entry whose block shows it; `code`: of which item."""

    indicator: Indicator
    block: Indicator
    code: str
    here: Number
    there: Number

    @property
    def anchor(self) -> str:
        """Where the page shows it: its block; its section, where it is in the data alone."""
        return self.block.id if self.block.page else f"section-{self.block.section}"


@dataclass(frozen=True, slots=True)
class Distinction:
    """A fact that stands out.

    `gap`: between what the difference is; `usual`: how far half of the level's territories are from their median, at most;
    `size`: how many times that the least possible gap is worth; `shown`: what is printed of both; `difference`: between them,
    where it is printed; `places`: of both on the scale of the level, from 0 to `STEPS`.
    """

    fact: Fact
    claim: Claim
    gap: Interval
    usual: float
    size: float
    shown: tuple[Number, Number]
    difference: Computed | None
    places: tuple[int, int]

    @property
    def section(self) -> str:
        """The theme that it belongs to."""
        return self.fact.indicator.section

    @property
    def parent(self) -> TerritoryKey:
        """What the territory is compared with."""
        return next(iter(self.fact.there.keys)).territory
