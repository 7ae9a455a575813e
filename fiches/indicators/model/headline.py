"""A key figure: in full for the territory of a fiche, in short for others."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.model.numbers import Computed, Observed, Relative, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.indicators.model.positions import GradePosition, Rank, Strip


@dataclass(frozen=True, slots=True)
class Headline:
    """A key figure: the latest value, its change over a year, its place among others."""

    indicator: Indicator
    period: str
    number: Observed
    evolution: Computed | None
    comparisons: tuple[ParentFigure, ...]
    rank: Rank | None
    series: Series
    grade_position: GradePosition | None = None  # grades only, in place of a rank
    change_rank: Rank | None = None  # place of the change over a year among those of the level
    strip: Strip | None = None  # the changes of the whole level
    relative: tuple[Relative, ...] = ()  # its history and those of its parents, on one scale

    @property
    def changes(self) -> tuple[Computed | None, ...]:
        """Its own change over a year, then those of the parents that it is read beside."""
        return (self.evolution, *(parent.evolution for parent in self.comparisons))


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure of another territory, in short."""

    indicator: Indicator
    number: Observed
    evolution: Computed | None
