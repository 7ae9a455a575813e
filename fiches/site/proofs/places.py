"""The places that the roundings of published values allow, and how many of a level come before or after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from fiches.territories import COLLECTIVITIES

Interval = tuple[Fraction, Fraction]
_APART = frozenset(map(str, COLLECTIVITIES))
_HALF = Fraction(5)  # a published count is at most this far from the true one
_HALF_POINT = Fraction(1, 2)


def stands_for(value: Fraction, measure: str) -> Interval:
    """What a published value stands for: a count to the ten, a percentage to the whole, anything else itself."""
    if measure == "nombre":
        return (Fraction(0), _HALF) if value == 0 else (value - _HALF, value + _HALF)
    if measure == "pourcentage":
        return max(Fraction(0), value - _HALF_POINT), min(Fraction(100), value + _HALF_POINT)
    return value, value


def change(before: Fraction, now: Fraction) -> Interval:
    """What the evolution of two published counts stands for, in percent."""
    (low, high), (first, last) = stands_for(before, "nombre"), stands_for(now, "nombre")
    return 100 * (first / high - 1), 100 * (last / low - 1)


def is_above(one: Interval, other: Interval) -> bool:
    """Whether it is so for every truth; intervals may touch."""
    return one[0] >= other[1] and one[1] > other[0]


def places(own: Interval, others: Iterable[Interval]) -> tuple[int, int, int]:
    """The first and the last place that a value may have among others, and how many they all are."""
    ranked = list(others)
    surely = sum(is_above(other, own) for other in ranked)
    perhaps = sum(not is_above(own, other) for other in ranked)
    return 1 + surely, 1 + perhaps, 1 + len(ranked)


def without_apart(values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The territories of a level, those that are counted apart left out."""
    return {name: value for name, value in values.items() if name not in _APART}
