"""The largest rise and the largest fall among places, where rounding leaves no doubt of which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.change import FALL, RISE, claim_of_evolution
from fiches.indicators.claims.lists import FIRST, first_claim, last_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.model.numbers import TOO_WIDE, Computed


@dataclass(frozen=True, slots=True)
class Extreme:
    """A change that is surely the first or the last of those compared."""

    change: Computed
    claim: Claim
    compared: tuple[Computed, ...]

    @property
    def is_rise(self) -> bool:
        return self.claim.name == FIRST


def largest_changes(changes: Sequence[Computed | None], affirmations: Affirmations) -> tuple[Extreme, ...]:
    """The largest rise, then the largest fall; without one that another may exceed or equal, or that may be none.

    Changes that may not be given (a break, a small base) are no part of the list.
    """
    given = tuple(one for one in changes if one is not None and (one.value is not None or one.reason == TOO_WIDE))
    members = Members(given)
    wanted = ((RISE, first_claim(members)), (FALL, last_claim(members)))
    found = ((way, claim, claim.arguments[0]) for way, claim in wanted if claim is not None)
    return tuple(
        Extreme(change, claim, given)
        for way, claim, change in found
        if isinstance(change, Computed) and _goes(change, way, affirmations)
    )


def _goes(change: Computed, way: str, affirmations: Affirmations) -> bool:
    claim = claim_of_evolution(change, affirmations)
    return claim is not None and claim.name == way and change.value is not None
