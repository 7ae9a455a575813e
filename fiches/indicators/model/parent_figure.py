"""A figure of a larger territory, beside the same one of a territory that it contains."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class ParentFigure:
    """The same figure of a parent, and its change over a year."""

    territory: TerritoryKey
    number: Observed
    evolution: Computed | None
    part: Computed | None = None  # this territory's share of it, for counts
