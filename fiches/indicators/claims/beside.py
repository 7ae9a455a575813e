"""How a number compares with the same of another territory or period: alike, more, less, or rounding forbids to tell."""

from __future__ import annotations

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Number, Observed
from fiches.keys import SMALLEST_BASE

ALIKE, MORE, LESS, UNDECIDED = "comme", "plus", "moins", "indecis"
_TOLERATED = {"pourcentage": "part", "part": "part", "evolution": "evolution", "niveau": "niveau"}  # what may be alike


def beside_claim(x: Number, y: Number, affirmations: Affirmations) -> Claim | None:
    """The weakest word that holds: `comme`, then `plus` or `moins`, else `indecis`.

    None without both values, and for two numbers of different natures: a published percentage and a share of counts are
    never mixed; nor beside a count under a hundred.
    """
    here, there = interval_of(x), interval_of(y)
    if here is None or there is None or nature(x) != nature(y):
        return None
    if is_count(y) and (y.value or 0.0) < SMALLEST_BASE:
        return None
    tolerated = _TOLERATED.get(nature(x))
    if tolerated and here.minus(there).within(affirmations.tolerance(ALIKE, tolerated)):
        return Claim(ALIKE, (x, y))
    if here.above(there):
        return Claim(MORE, (x, y))
    return Claim(LESS if there.above(here) else UNDECIDED, (x, y))


def is_count(number: Number) -> bool:
    return nature(number) == "nombre"


def nature(number: Number) -> str:
    """What a number is: a measure of the source, or the formula that computes it."""
    return number.key.measure if isinstance(number, Observed) else number.formula
