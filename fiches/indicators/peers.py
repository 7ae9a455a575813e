"""Comparisons with other territories: a grade or a change among those of the level; the range over a territory's parts."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.annual_change import annual_change, level_evolutions
from fiches.indicators.claims.ranks import places
from fiches.indicators.computing import SMALLEST_LEVEL, ranked
from fiches.indicators.edition_data import EditionData
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.indicators.model.positions import Extreme, GradePosition, PartsRange, Rank
from fiches.indicators.rows import observed
from fiches.keys import TerritoryKey
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
    return ranked("rang_evolution", change, places(own, (one for one in others if one is not None)), level)


def parts_range(data: EditionData, number: Observed) -> PartsRange | None:
    """From the lowest to the highest of its parts: changes over a year for counts, values for grades.

    None where the parts are not all published, or where fewer than two have a value.
    """
    level = PARTS.get(number.territory.type, "")
    comparable = bool(number.key.period) and number.key.measure in ("nombre", "niveau")
    if level not in data.ranked_levels or not comparable:
        return None
    parts: list[tuple[TerritoryKey, float, Number]] = []
    for part in parts_of(data, number.territory, level):
        there = observed(data, number.key.at(part))
        compared: Number = annual_change(data, there) if there.key.measure == "nombre" else there
        if compared.value is not None:
            parts.append((part, compared.value, compared))
    if len(parts) < _FEWEST_PARTS:
        return None
    values = [value for _, value, _ in parts]
    return PartsRange(level, _at(parts, min(values)), _at(parts, max(values)), len(parts))


def _at(parts: Sequence[tuple[TerritoryKey, float, Number]], wanted: float) -> Extreme:
    """Those that have this value; the first stands for them all."""
    same = [(territory, number) for territory, value, number in parts if value == wanted]
    return Extreme(same[0][1], tuple(territory for territory, _ in same))


def parts_of(data: EditionData, whole: TerritoryKey, level: str) -> list[TerritoryKey]:
    """The territories of a level within another, by code; one that is the same place (Mayotte) is no part of it."""
    own = data.territories[whole].name if whole in data.territories else ""
    parts = [t for t in data.territories.values() if t.key.type == level and whole in t.parents and t.name != own]
    return sorted(territory.key for territory in parts)
