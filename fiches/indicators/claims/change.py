"""Which way a value went from one period to another of its series: stable, a rise, a fall, or rounding forbids to tell."""

from __future__ import annotations

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import evolution_interval, interval_of
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import NOT_AVAILABLE, SMALLEST_BASE

STABLE, RISE, FALL, UNDECIDED = "stable", "hausse", "recul", "indecis"


def change_claim(before: Observed, now: Observed, affirmations: Affirmations) -> Claim | None:
    """The weakest word that holds: `stable`, then `hausse` or `recul`, else `indecis`.

    None without both values, and for counts from a base under a hundred: they are shown, and nothing is said of them.
    That no break lies between the two periods is the caller's to know.
    """
    then, at_last = interval_of(before), interval_of(now)
    if then is None or at_last is None or before.value is None:
        return None
    if before.key.measure == "nombre" and before.value < SMALLEST_BASE:
        return None
    evolution = evolution_interval(then, at_last)
    if evolution is not None and evolution.within(affirmations.tolerance(STABLE, "evolution")):
        return Claim(STABLE, (before, now))
    if at_last.above(then):
        return Claim(RISE, (before, now))
    return Claim(FALL if then.above(at_last) else UNDECIDED, (before, now))


def claim_of_evolution(change: Computed | None, affirmations: Affirmations) -> Claim | None:
    """What a change over a year lets one say, even where its figure is withheld for its small base.

    None where a value is missing or a break lies between, and for a difference (`ecart`), of which other claims speak.
    """
    if change is None or change.formula != "evolution" or change.reason in (NOT_AVAILABLE, "rupture"):
        return None
    before, now = change.arguments
    if not isinstance(before, Observed) or not isinstance(now, Observed):
        return None
    return change_claim(before, now, affirmations)
