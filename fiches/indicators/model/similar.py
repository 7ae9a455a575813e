"""The territories of a level nearest to one of them by structure, and the variables that explain it."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.claims.model import Claim
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class ComparedVariable:
    """One variable of `content/semblables.toml`, here and there."""

    variable: str
    here: Observed
    there: Observed


@dataclass(frozen=True, slots=True)
class SimilarTerritory:
    """A similar territory: its distance, the variables nearest and farthest, what is claimed of the latter, its key figures."""

    territory: TerritoryKey
    distance: Computed
    profile: tuple[Observed, ...]  # its values of the variables that both have
    nearest: tuple[ComparedVariable, ...]
    farthest: ComparedVariable | None
    widest: Claim | None = None
    counts: tuple[Observed, ...] = ()  # what the shares compared are computed from, here and there
    key_figures: tuple[KeyFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class SimilarTerritories:
    """The territories of the level nearest by structure, nearest first; none, with its `reason`.

    Reasons: `niveau` too few territories of the level have enough, `variables` this one has not enough of them, `distance`
    none is near enough.
    """

    neighbours: tuple[SimilarTerritory, ...] = ()
    reason: str = ""
    known: int = 0  # variables that this territory has
    wanted: int = 0  # of so many at its level
