"""A territory within another, with its key figures."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.model.headline import KeyFigure
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class Part:
    """One of the régions of the country, or of the départements of a région."""

    territory: TerritoryKey
    key_figures: tuple[KeyFigure, ...]
