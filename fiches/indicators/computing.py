"""Numbers computed from others by the declared formulas (content/formules.toml): gaps, shares, ranks; their rounding."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from fiches.content.formulas import Formula
from fiches.indicators.claims.ranks import places, rank_claim
from fiches.indicators.edition_data import EditionData
from fiches.indicators.intervals import count_interval, interval_of, no_wider
from fiches.indicators.model.numbers import TOO_WIDE, Computed, Number, Observed
from fiches.indicators.model.places import Places
from fiches.indicators.model.positions import Rank
from fiches.keys import NOT_AVAILABLE
from fiches.territories import BASIN, COLLECTIVITIES, COUNTRY, DEPARTEMENT, EPCI, REGION

SMALLEST_LEVEL = 5  # territories with a value; among fewer, a rank means nothing
FINEST = 0.2  # points: what a percentage may stand for and be printed with a decimal
WIDEST = 2.0  # points: beyond, counts are given in its place
_NESTED = {(DEPARTEMENT, REGION), (DEPARTEMENT, COUNTRY), (REGION, COUNTRY), (EPCI, COUNTRY), (BASIN, COUNTRY)}


def rounded(value: float, decimals: int) -> float:
    """Half away from zero, on the decimal form of the value."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)) + 0.0


def percentage(formula: Formula, arguments: tuple[Number, Number], value: float) -> Computed:
    """A percentage, a difference of two, a ratio, with the digits that the rounding of its arguments supports.

    Those of the formula where what it stands for is at most `FINEST` wide, none up to `WIDEST`; withheld beyond.
    """
    found = Computed(formula.id, arguments, value)
    stands_for = interval_of(found)
    if stands_for is None or no_wider(stands_for, FINEST):
        return replace(found, value=rounded(value, formula.decimales), decimals=formula.decimales)
    if no_wider(stands_for, WIDEST):
        return replace(found, value=rounded(value, 0), decimals=0)
    return replace(found, value=None, reason=TOO_WIDE)


def gap(data: EditionData, number: Observed, other: Observed | None) -> Computed | None:
    """Difference in points from a parent's percentage to this one; None where one of both is missing."""
    if other is None or number.key.measure != "pourcentage" or number.value is None or other.value is None:
        return None
    return percentage(data.catalogue.formulas["ecart"], (other, number), number.value - other.value)


def below_base(base: float, formula: Formula) -> bool:
    """Whether a ratio to this base is withheld; always so for nothing, which cannot divide."""
    return base < formula.base_min or base == 0


def part(data: EditionData, one: Observed, whole: Observed) -> Computed:
    """Share of a count in a larger one, in %: 100 × a / b."""
    return _ratio(data, "part", 100, (one, whole))


def for_ten(data: EditionData, one: Observed, other: Observed) -> Computed:
    """How many of one count for ten of another: 10 × a / b, with the digits that their rounding supports."""
    return _ratio(data, "rapport", 10, (one, other))


def _ratio(data: EditionData, name: str, times: float, arguments: tuple[Observed, Observed]) -> Computed:
    """So many times the first over the second; withheld where one is missing, of another period, or the base too small."""
    formula = data.catalogue.formulas[name]
    one, base = arguments
    if one.value is None or base.value is None or one.key.period != base.key.period:
        return Computed(formula.id, arguments, None, NOT_AVAILABLE)
    if below_base(base.value, formula):
        return Computed(formula.id, arguments, None, "base")
    return percentage(formula, arguments, times * one.value / base.value)


def part_of_parent(data: EditionData, one: Observed, whole: Observed) -> Computed | None:
    """The share of a territory in one that wholly contains it; None where it may cross its borders."""
    nested = (one.territory.type, whole.territory.type) in _NESTED
    return part(data, one, whole) if nested and one.key.measure == "nombre" else None


def standing(data: EditionData, number: Observed) -> Rank | None:
    """Place among the territories of the level, the largest first: the places that the rounding of all allows, or a third.

    None without a value, at a level that is not published whole, among fewer than five, and where rounding leaves no third.
    """
    level = number.territory.type
    own = interval_of(number)
    if own is None or level not in data.ranked_levels or number.territory in COLLECTIVITIES:
        return None
    peers = data.dataset.peers(level, number.key)
    if len(peers) < SMALLEST_LEVEL:
        return None
    others = (count_interval(value) for territory, value in peers.items() if territory != number.territory)
    return rank_of_places("rang", number, places(own, others), level)


def rank_of_places(formula: str, number: Number, found: Places, level: str) -> Rank | None:
    """The places as what may be said of them; None where nothing may."""
    claim = rank_claim(number, found, level)
    arguments = number.arguments if isinstance(number, Computed) else (number,)
    computed = Computed(formula, arguments, float(found.first), level=level)
    return Rank(computed, found.first, found.last, found.size, claim) if claim else None
