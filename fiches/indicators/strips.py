"""The changes over a year of a whole level, one beside the other: where a territory and its parent stand among them."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.annual_change import level_evolutions
from fiches.indicators.computing import SMALLEST_LEVEL
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.indicators.model.positions import Strip
from fiches.keys import Key
from fiches.territories import COLLECTIVITIES


def change_strip(data: EditionData, change: Computed | None, parents: Sequence[ParentFigure]) -> Strip | None:
    """The level's changes with a territory's own and its nearest parent's, where each has a printed figure.

    None without a figure of its own, at a level that is not published whole, or among fewer than five.
    """
    if change is None or change.value is None or change.formula != "evolution":
        return None
    now = _latest(change)
    if now.territory_type not in data.ranked_levels or now.territory in COLLECTIVITIES:
        return None
    among = level_evolutions(data, now.territory_type, now)
    values = tuple(
        unrounded(one) for one in among if one.value is not None and _latest(one).territory not in COLLECTIVITIES
    )
    if len(values) < SMALLEST_LEVEL:
        return None
    return Strip(now.territory_type, values, change, _parent_change(parents))


def unrounded(change: Computed) -> float:
    """A change in %, as its counts give it: a printed one has lost what parts two places."""
    before, now = (argument.value or 0.0 for argument in change.arguments)
    return 100 * (now - before) / before


def _latest(change: Computed) -> Key:
    return tuple(change.keys)[-1]


def _parent_change(parents: Sequence[ParentFigure]) -> Computed | None:
    found = parents[0].evolution if parents else None
    return found if found is not None and found.value is not None else None
