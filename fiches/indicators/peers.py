"""Comparisons with other territories: a grade or a change among those of the level."""

from __future__ import annotations

from fiches.indicators.annual_change import level_evolutions
from fiches.indicators.claims.ranks import places
from fiches.indicators.computing import SMALLEST_LEVEL, rank_of_places
from fiches.indicators.edition_data import EditionData
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.positions import GradePosition, Rank
from fiches.territories import COLLECTIVITIES, COUNTRY, DEPARTEMENT, REGION

PARTS = {COUNTRY: REGION, REGION: DEPARTEMENT}  # the level that wholly divides another
_FEWEST_PARTS = 2


def grade_position(data: EditionData, number: Observed) -> GradePosition | None:
    """How many territories of the level have a higher, the same, a lower grade.

    None without a value, at a level that is not published whole, or among fewer than five.
    """
    level, value = number.territory.type, number.value
    if value is None or level not in data.ranked_levels or number.territory in COLLECTIVITIES:
        return None
    peers = data.dataset.peers(level, number.key)
    others = [other_value for territory, other_value in peers.items() if territory != number.territory]
    if len(peers) < SMALLEST_LEVEL:
        return None
    higher = sum(1 for other_value in others if other_value > value)
    lower = sum(1 for other_value in others if other_value < value)
    equal = len(others) - higher - lower

    def counted(name: str, count: int) -> Computed:
        return Computed(name, (number,), float(count), level=level)

    return GradePosition(
        higher=counted("superieurs", higher),
        equal=counted("egaux", equal),
        lower=counted("inferieurs", lower),
        size=len(peers),
    )


def change_rank(data: EditionData, change: Computed | None) -> Rank | None:
    """Place of a change among those of the level, the strongest rise first: places that the rounding of all allows, or a third.

    None without a change, and where there is no rank.
    """
    own = interval_of(change) if change is not None and change.formula == "evolution" else None
    if change is None or change.value is None or own is None:
        return None
    now = tuple(change.keys)[-1]
    level = now.territory_type
    if level not in data.ranked_levels or now.territory in COLLECTIVITIES:
        return None
    changes = level_evolutions(data, level, now)
    if len(changes) < SMALLEST_LEVEL:
        return None
    others = (interval_of(one) for one in changes if now not in one.keys)
    return rank_of_places("rang_evolution", change, places(own, (one for one in others if one is not None)), level)
