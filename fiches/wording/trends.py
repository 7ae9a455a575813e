"""Which way a count went in a year, and whether a parent went the same way: decided on figures, not on words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from fiches.indicators.model.headline import ParentFigure
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.keys import HALF_STEP, TerritoryKey
from fiches.periods import Period

PRINTED = 1  # decimals of a change, as it is printed


class Trend(StrEnum):
    UP = "hausse"
    DOWN = "baisse"
    STABLE = "stable"


class Versus(StrEnum):
    """A change beside the parent's."""

    SAME = "comme"
    MORE = "plus"
    LESS = "moins"
    UNLIKE = "alors que"


def trend(change: Computed) -> Trend | None:
    """None where a reason forbids the change; stable where rounding alone can explain it."""
    if change.value is None:
        return None
    if change.within_rounding or change.value == 0:
        return Trend.STABLE
    return Trend.UP if change.value > 0 else Trend.DOWN


def margin(change: Computed, now: float | None) -> float:
    """How far, in points, the rounding of both counts can take a change from the true one."""
    if change.value is None or not now or change.value <= -100:
        return 0.0
    before = now / (1 + change.value / 100)
    return 100 * (HALF_STEP / before) * (1 + now / before)


def versus(own: Computed, now: float | None, other: ParentFigure) -> Versus | None:
    """How a change compares with the parent's; None where it cannot be said.

    The same to the decimal printed, or to what rounding can explain: the same. A rise beside a fall that rounding alone
    could turn round is not told.
    """
    there = other.evolution
    mine, theirs = trend(own), trend(there) if there else None
    if there is None or mine is None or theirs is None or own.value is None or there.value is None:
        return None
    apart = abs(round(own.value, PRINTED) - round(there.value, PRINTED))
    doubtful = apart <= margin(own, now) + margin(there, other.number.value)
    if mine is not theirs:
        return None if doubtful else Versus.UNLIKE
    if apart == 0 or doubtful or mine is Trend.STABLE:
        return Versus.SAME
    return Versus.MORE if abs(own.value) > abs(there.value) else Versus.LESS


def nearest(comparisons: Iterable[ParentFigure], shown: TerritoryKey) -> ParentFigure | None:
    """The nearest parent whose change is given."""
    for one in comparisons:
        if one.territory != shown and one.evolution is not None and one.evolution.value is not None:
            return one
    return None


def year_before(series: Series, period: str) -> Observed | None:
    """The same quarter a year earlier, when it is in the series and published."""
    wanted = str(Period.parse(period).a_year_before())
    found = (p for p in series.points if p.period == wanted and p.value is not None)
    return next(found, None)
