"""A figure beside the same one in the parents of its territory."""

from __future__ import annotations

from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.computing import part_of_parent
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Observed
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.indicators.rows import observed


def comparisons(data: EditionData, number: Observed) -> tuple[ParentFigure, ...]:
    """The same row, at the same period, in each parent that has it; nearest first."""
    figures_of_parents = []
    for parent in data.others(number.territory):
        other = observed(data, number.key.at(parent))
        if other.value is None:
            continue
        share = part_of_parent(data, number, other) if number.value is not None else None
        figures_of_parents.append(ParentFigure(parent, other, annual_change_if_any(data, other), share))
    return tuple(figures_of_parents)
