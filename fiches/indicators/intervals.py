"""What a number stands for: the interval in which the true value lies, given how the source rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fiches.indicators.model.numbers import TOO_WIDE, Computed, Number, Observed
from fiches.keys import HALF_STEP, PERCENT_STEP

_NOISE = 1e-9  # of binary arithmetic: two bounds this close are the same


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    def above(self, other: Interval) -> bool:
        """Whether every truth here is larger than every truth there.

        They may touch: the source rounds what lies on a boundary one way, so that it is in one of both alone. Two equal
        points are not apart.
        """
        return self.low >= other.high - _NOISE and self.high > other.low + _NOISE

    def within(self, tolerance: float) -> bool:
        """Whether every truth is at most this far from zero."""
        return -tolerance - _NOISE <= self.low and self.high <= tolerance + _NOISE

    def minus(self, other: Interval) -> Interval:
        """Of a difference, each taken alone."""
        return Interval(self.low - other.high, self.high - other.low)

    def size(self) -> Interval:
        """Of the absolute value."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Interval(-self.high, -self.low)
        return Interval(0.0, max(-self.low, self.high))


def no_wider(interval: Interval, width: float) -> bool:
    """Whether an interval is at most this wide."""
    return interval.width <= width + _NOISE


def interval_of(number: Number) -> Interval | None:
    """What a number stands for; None without a value, and for a formula that gives a place or a distance.

    A percentage that is not printed, since rounding leaves too much open, still stands for something.

    A computed number lies in the interval that its arguments give, each taken alone even where two share a row.
    """
    return _of_observed(number) if isinstance(number, Observed) else _of_computed(number)


def _of_observed(number: Observed) -> Interval | None:
    value, measure = number.value, number.key.measure
    if value is None:
        return None
    if measure == "nombre":
        return count_interval(value)
    if measure == "pourcentage":
        half = PERCENT_STEP / 2
        return Interval(max(0.0, value - half), min(100.0, value + half))
    return Interval(value, value)


def count_interval(value: float) -> Interval:
    """A published 0 stands for 0 to 5, any other count for what rounds to it."""
    return Interval(max(0.0, value - HALF_STEP), value + HALF_STEP)


def _of_computed(number: Computed) -> Interval | None:
    bounds = _BOUNDS.get(number.formula)
    if bounds is None or (number.value is None and number.reason != TOO_WIDE):
        return None
    one, other = (interval_of(argument) for argument in number.arguments)
    return bounds(one, other) if one is not None and other is not None else None


def evolution_interval(before: Interval, now: Interval) -> Interval | None:
    """In % of the first; None where the first may be nothing, or falls below it."""
    if before.low <= 0:
        return None
    return Interval(100 * (now.low - before.high) / before.high, 100 * (now.high - before.low) / before.low)


def _fall(before: Interval, now: Interval) -> Interval | None:
    rise = evolution_interval(before, now)
    return Interval(-rise.high, -rise.low) if rise else None


def _gap(one: Interval, other: Interval) -> Interval:
    return other.minus(one)


def _ratio(one: Interval, whole: Interval) -> Interval | None:
    return Interval(one.low / whole.high, one.high / whole.low) if whole.low > 0 else None


def part_interval(one: Interval, whole: Interval) -> Interval | None:
    """In %, a part being from nothing to the whole."""
    ratio = _ratio(one, whole)
    return Interval(max(0.0, 100 * ratio.low), min(100.0, 100 * ratio.high)) if ratio else None


def _tenfold(one: Interval, other: Interval) -> Interval | None:
    ratio = _ratio(one, other)
    return Interval(10 * ratio.low, 10 * ratio.high) if ratio else None


_BOUNDS: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "evolution": evolution_interval,
    "baisse": _fall,
    "relatif": evolution_interval,
    "ecart": _gap,
    "part": part_interval,
    "rapport": _tenfold,
}


def exact(number: Number) -> float:
    """A value before its own rounding, from those of its rows. Raises ValueError where one is missing."""
    if isinstance(number, Observed):
        if number.value is None:
            raise ValueError(f"no value: {number.key}")
        return number.value
    one, other = (exact(argument) for argument in number.arguments)
    return 100 * one / other if number.formula == "part" else 100 * (other - one) / one
