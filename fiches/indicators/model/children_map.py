"""A map of the territories within another: the value of each, or its change over a year."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class Child:
    """One territory of a map: its value, and its change over a year where that is what the map shows."""

    territory: TerritoryKey
    number: Observed
    change: Computed | None = None
    claim: Claim | None = None  # what may be said of the change: `hausse`, `recul`, `stable`, `indecis`

    @property
    def mapped(self) -> Number:
        return self.number if self.change is None else self.change


@dataclass(frozen=True, slots=True)
class ChildrenMap:
    """The territories within one, at a level, by one entry; `own` is the same of the territory itself.

    `bounds` part the classes of changes, the same for the whole country; empty for grades. `missing`: why there is
    nothing to draw, as `Computed.reason`.
    """

    indicator: Indicator
    level: str
    own: Child
    children: tuple[Child, ...]  # by code
    bounds: tuple[float, ...] = ()
    missing: str = ""
    updated_at: str = ""
