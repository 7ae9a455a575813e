"""Numbers computed from others by the declared formulas (content/formules.toml): gaps, shares, ranks; their rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from fiches.content.formulas import Formula
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.positions import Rank
from fiches.keys import NOT_AVAILABLE
from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, REGION

SMALLEST_LEVEL = 5  # territories with a value; among fewer, a rank means nothing
_NESTED = {(DEPARTEMENT, REGION), (DEPARTEMENT, COUNTRY), (REGION, COUNTRY), (EPCI, COUNTRY), (BASIN, COUNTRY)}


def rounded(value: float, decimals: int) -> float:
    """Half away from zero, on the decimal form of the value."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)) + 0.0


def gap(data: EditionData, number: Observed, other: Observed | None) -> Computed | None:
    """Difference in points from a parent's percentage to this one; None where one of both is missing."""
    if other is None or number.key.measure != "pourcentage" or number.value is None or other.value is None:
        return None
    formula = data.catalogue.formulas["ecart"]
    return Computed(formula.id, (other, number), rounded(number.value - other.value, formula.decimales))


def below_base(base: float, formula: Formula) -> bool:
    """Whether a ratio to this base is withheld; always so for nothing, which cannot divide."""
    return base < formula.base_min or base == 0


def part(data: EditionData, one: Observed, whole: Observed) -> Computed:
    """Share of a count in a larger one, in %: 100 × a / b."""
    formula = data.catalogue.formulas["part"]
    arguments = (one, whole)
    if one.value is None or whole.value is None or one.key.period != whole.key.period:
        return Computed(formula.id, arguments, None, NOT_AVAILABLE)
    if below_base(whole.value, formula):
        return Computed(formula.id, arguments, None, "base")
    return Computed(formula.id, arguments, rounded(100 * one.value / whole.value, formula.decimales))


def part_of_parent(data: EditionData, one: Observed, whole: Observed) -> Computed | None:
    """The share of a territory in one that wholly contains it; None where it may cross its borders."""
    nested = (one.territory.type, whole.territory.type) in _NESTED
    return part(data, one, whole) if nested and one.key.measure == "nombre" else None


def rank(data: EditionData, number: Observed) -> Rank | None:
    """Place among the territories of the level, the largest first, ties sharing places.

    None without a value, at a level that is not published whole, or among fewer than five.
    """
    level = number.territory.type
    if number.value is None or level not in data.ranked_levels:
        return None
    peers = data.dataset.peers(level, number.key)
    if len(peers) < SMALLEST_LEVEL:
        return None
    greater = sum(1 for value in peers.values() if value > number.value)
    equal = sum(1 for value in peers.values() if value == number.value)
    computed = Computed("rang", (number,), float(greater + 1), level=level)
    return Rank(computed, first=greater + 1, last=greater + equal, size=len(peers))
