"""What is told of a change over a year and of the parent's: decided once, on claims, for every sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.beside import ALIKE, MORE, beside_claim
from fiches.indicators.claims.beside import UNDECIDED as OPEN
from fiches.indicators.claims.change import FALL, RISE, STABLE, UNDECIDED, claim_of_evolution
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.keys import TerritoryKey
from fiches.periods import Period


class Trend(StrEnum):
    """Which way a count went, by the claim that says it."""

    UP = RISE
    DOWN = FALL
    STABLE = STABLE
    UNDECIDED = UNDECIDED


class Versus(StrEnum):
    """A change beside the parent's."""

    SAME = "comme"
    MORE = "plus"
    LESS = "moins"
    UNLIKE = "alors que"
    STABLE_TOO = "aussi"  # both stable, each on its own


def trend(change: Computed | None, affirmations: Affirmations) -> Trend | None:
    """None where nothing may be said of the change."""
    claim = claim_of_evolution(change, affirmations)
    return Trend(claim.name) if claim else None


@dataclass(frozen=True, slots=True)
class Told:
    """A change, the same in the nearest parent that gives it, and what may be said of each and of both."""

    change: Computed
    own: Claim | None
    other: ParentFigure | None
    there: Claim | None
    beside: Claim | None

    @property
    def way(self) -> Trend | None:
        return Trend(self.own.name) if self.own else None

    @property
    def way_there(self) -> Trend | None:
        return Trend(self.there.name) if self.there else None

    @property
    def versus(self) -> Versus | None:
        """How the change compares with the parent's; None where it cannot be said.

        Nothing is compared with a change that rounding leaves undecided, nor said alike where one is stable and the other is not.
        A fall is stronger where the change is less.
        """
        ways = (self.way, self.way_there)
        if self.beside is None or None in ways or Trend.UNDECIDED in ways:
            return None
        if self.beside.name == ALIKE:
            return Versus.SAME if self.way is self.way_there else None
        if ways == (Trend.STABLE, Trend.STABLE):
            return Versus.STABLE_TOO
        if self.beside.name == OPEN:
            return None
        if self.way is not self.way_there:
            return Versus.UNLIKE
        return Versus.MORE if (self.beside.name == MORE) is (self.way is Trend.UP) else Versus.LESS

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the words of `versus` claim."""
        known = {
            Versus.SAME: (self.beside,),
            Versus.STABLE_TOO: (self.there,),
            Versus.UNLIKE: (self.beside, self.there),
            Versus.MORE: (self._sizes,),
            Versus.LESS: (self._sizes,),
        }
        return tuple(claim for claim in known[self.versus] if claim) if self.versus else ()

    @property
    def _sizes(self) -> Claim | None:
        """What « plus » and « moins » say: of two rises, which is larger; of two falls, which fall is."""
        if self.beside is None or self.versus is None or self.way is not Trend.DOWN:
            return self.beside
        changes = (number for number in self.beside.arguments if isinstance(number, Computed))
        return Claim(
            self.versus.value, tuple(replace(one, formula="baisse", value=-(one.value or 0.0)) for one in changes)
        )

    @property
    def written_alike(self) -> bool:
        """Whether both are written the same: both stable, or the same figure."""
        there = self.other.evolution if self.other else None
        if self.way is self.way_there is Trend.STABLE:
            return True
        return there is not None and figure_of(self.change) is not None and figure_of(self.change) == figure_of(there)

    @property
    def before(self) -> Observed:
        """The count a year before."""
        return next(number for number in self.change.arguments if isinstance(number, Observed))


def figure_of(change: Computed) -> tuple[float, int] | None:
    """What is printed of a change, with its decimals; None where nothing is, or where it would be nothing in per cent."""
    return (change.value, 1 if change.decimals is None else change.decimals) if change.value else None


def told(
    change: Computed, comparisons: Iterable[ParentFigure], shown: TerritoryKey, affirmations: Affirmations
) -> Told:
    """What may be said of a change over a year in `shown`, and beside the nearest parent."""
    other = nearest(comparisons, shown)
    there = other.evolution if other else None
    return Told(
        change=change,
        own=claim_of_evolution(change, affirmations),
        other=other,
        there=claim_of_evolution(there, affirmations),
        beside=beside_claim(change, there, affirmations) if there else None,
    )


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
