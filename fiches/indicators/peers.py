"""A grade, a change among those of the level; the lowest and the highest among a territory's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from fiches.indicators.computing import SMALLEST_LEVEL, evolution, rounded
from fiches.indicators.dataset import Dataset
from fiches.indicators.figures import Computed, Extreme, Number, Observed, Rank, Spread, Standing
from fiches.indicators.reading import Reader, observed
from fiches.keys import Key, TerritoryKey
from fiches.territories import COUNTRY, DEPARTEMENT, REGION

PARTS = {COUNTRY: REGION, REGION: DEPARTEMENT}  # the level that wholly divides another
_FEWEST_PARTS = 2


def standing(reader: Reader, number: Observed) -> Standing | None:
    """How many territories of the level have a higher, the same, a lower grade.

    None without a value, at a level that is not published whole, or among fewer than five.
    """
    level, value = number.territory.type, number.value
    if value is None or level not in reader.ranked_levels:
        return None
    peers = reader.dataset.peers(level, number.key)
    others = [found for territory, found in peers.items() if territory != number.territory]
    if len(peers) < SMALLEST_LEVEL:
        return None
    higher = sum(1 for found in others if found > value)
    lower = sum(1 for found in others if found < value)
    equal = len(others) - higher - lower

    def counted(name: str, count: int) -> Computed:
        return Computed(name, (number.key,), float(count), level=level)

    return Standing(
        higher=counted("superieurs", higher),
        equal=counted("egaux", equal),
        lower=counted("inferieurs", lower),
        size=len(peers),
    )


def change_rank(reader: Reader, change: Computed | None) -> Rank | None:
    """Place of a change among those of the level, the strongest rise first, ties sharing places.

    None where no change is given, where it is none or may be of rounding alone, or where there is no rank.
    """
    if change is None or not change.value or change.within_rounding or change.formula != "evolution":
        return None
    first, last = change.arguments
    level = last.territory_type
    if level not in reader.ranked_levels:
        return None
    formula = reader.catalogue.formulas["evolution"]
    others = _changes(reader.dataset, level, first, last, formula.base_min, formula.decimales)
    if len(others) < SMALLEST_LEVEL:
        return None
    greater = sum(1 for value in others if value > change.value)
    equal = sum(1 for value in others if value == change.value)
    computed = Computed("rang_evolution", change.arguments, float(greater + 1), level=level)
    return Rank(computed, first=greater + 1, last=greater + equal, size=len(others))


def _changes(dataset: Dataset, level: str, first: Key, last: Key, base_min: float, decimals: int) -> tuple[float, ...]:
    """The changes that the territories of a level may show; read once for them all."""
    nowhere = TerritoryKey(level, "")
    return _all_changes(dataset, level, first.at(nowhere), last.at(nowhere), base_min, decimals)


@lru_cache(maxsize=32)
def _all_changes(
    dataset: Dataset, level: str, first: Key, last: Key, base_min: float, decimals: int
) -> tuple[float, ...]:
    before, now = dataset.peers(level, first), dataset.peers(level, last)
    return tuple(
        rounded(100 * (now[place] - base) / base, decimals)
        for place, base in before.items()
        if place in now and base >= base_min and base > 0
    )


def spread(reader: Reader, number: Observed) -> Spread | None:
    """From the lowest to the highest of its parts: changes over a year for counts, values for grades.

    None where the parts are not all published, or where fewer than two have a value.
    """
    level = PARTS.get(number.territory.type, "")
    known = bool(number.key.period) and number.key.measure in ("nombre", "niveau")
    if level not in reader.ranked_levels or not known:
        return None
    found: list[tuple[TerritoryKey, float, Number]] = []
    for part in parts_of(reader, number.territory, level):
        there = observed(reader, number.key.at(part))
        told: Number = evolution(reader, there) if there.key.measure == "nombre" else there
        if told.value is not None:
            found.append((part, told.value, told))
    if len(found) < _FEWEST_PARTS:
        return None
    values = [value for _, value, _ in found]
    return Spread(level, _at(found, min(values)), _at(found, max(values)), len(found))


def _at(found: Sequence[tuple[TerritoryKey, float, Number]], wanted: float) -> Extreme:
    """Those that have this value; the first stands for them all."""
    same = [(territory, number) for territory, value, number in found if value == wanted]
    return Extreme(same[0][1], tuple(territory for territory, _ in same))


def parts_of(reader: Reader, whole: TerritoryKey, level: str) -> list[TerritoryKey]:
    """The territories of a level within another, by code; one that is the same place (Mayotte) is no part of it."""
    own = reader.territories[whole].name if whole in reader.territories else ""
    found = [t for t in reader.territories.values() if t.key.type == level and whole in t.parents and t.name != own]
    return sorted(territory.key for territory in found)
