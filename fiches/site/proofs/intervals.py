"""What a published value stands for, what is known of a value computed from others, and the places that this allows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

NOISE = 1e-9  # of binary arithmetic


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a true value lies, bounds included."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    @property
    def farthest(self) -> float:
        """The greatest distance from nought."""
        return max(abs(self.low), abs(self.high))

    @property
    def nearest(self) -> float:
        """The least distance from nought."""
        return max(0.0, self.low, -self.high)


def exactly(value: float) -> Interval:
    return Interval(value, value)


def published(measure: str, value: float) -> Interval:
    """The interval of a cell of `donnees.csv`: counts are rounded to the ten, percentages to the whole."""
    if measure == "nombre":
        return Interval(0, 5) if value == 0 else Interval(max(0.0, value - 5), value + 5)
    if measure == "pourcentage":
        return Interval(max(0.0, value - 0.5), min(100.0, value + 0.5))
    return exactly(value)


def above(x: Interval, y: Interval) -> bool:
    """Whether every truth of x exceeds every truth of y; two intervals that touch are apart, as no truth is in both."""
    return x.low >= y.high - NOISE and x.high > y.low + NOISE


def apart(x: Interval, y: Interval) -> bool:
    return above(x, y) or above(y, x)


def places(own: Interval, others: Collection[Interval]) -> tuple[int, int]:
    """The first and the last place that a value may have among others, the highest first."""
    surely = sum(above(other, own) for other in others)
    after = sum(above(own, other) for other in others)
    return 1 + surely, 1 + len(others) - after


def gap(a: Interval, b: Interval) -> Interval:
    """b − a."""
    return Interval(b.low - a.high, b.high - a.low)


def change(a: Interval, b: Interval) -> Interval | None:
    """100 × (b − a) / a; None where a may be nothing."""
    if a.low <= 0:
        return None
    return Interval(100 * b.low / a.high - 100, 100 * b.high / a.low - 100)


def _fall(a: Interval, b: Interval) -> Interval | None:
    rise = change(a, b)
    return None if rise is None else Interval(-rise.high, -rise.low)


def share(a: Interval, b: Interval) -> Interval | None:
    """100 × a / b, clipped to 0–100; None where b may be nothing."""
    if b.low <= 0:
        return None
    return Interval(min(100.0, 100 * a.low / b.high), min(100.0, 100 * a.high / b.low))


def _ratio(a: Interval, b: Interval) -> Interval | None:
    return None if b.low <= 0 else Interval(10 * a.low / b.high, 10 * a.high / b.low)


FORMULAS: Mapping[str, Callable[[Interval, Interval], Interval | None]] = {
    "evolution": change,
    "baisse": _fall,
    "relatif": change,
    "ecart": gap,
    "part": share,
    "rapport": _ratio,
}
"""Those that claims may be made of; both arguments are taken alone, even where they share a cell."""
BASES = {"evolution": 0, "baisse": 0, "relatif": 0, "part": 1, "rapport": 1}
"""Which argument is the base that must not be small."""
