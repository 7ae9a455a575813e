"""The declared formulas (content/formules.toml): the only places where a number is made out of others."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from fiches.content.formulas import Formula
from fiches.indicators.figures import Computed, Observed, Rank
from fiches.indicators.reading import Reader, observed
from fiches.keys import COUNT_STEP, NOT_AVAILABLE
from fiches.periods import Period
from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, REGION

SMALLEST_LEVEL = 5  # a rank among fewer says nothing
_NESTED = {(DEPARTEMENT, REGION), (DEPARTEMENT, COUNTRY), (REGION, COUNTRY), (EPCI, COUNTRY), (BASIN, COUNTRY)}


def rounded(value: float, decimals: int) -> float:
    """Half away from zero, on the decimal form of the value."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)) + 0.0


def evolution(reader: Reader, last: Observed) -> Computed:
    """Change over a year, in %, of a count: 100 × (b − a) / a. See the formula's conditions."""
    formula = reader.catalogue.formulas["evolution"]
    first = _a_year_before(reader, last)
    return _over_time(reader, formula, first, last)


def ecart(reader: Reader, last: Observed) -> Computed:
    """Difference over a year of a grade or a percentage: b − a."""
    first = _a_year_before(reader, last)
    return _over_time(reader, reader.catalogue.formulas["ecart"], first, last)


def gap(reader: Reader, number: Observed, other: Observed | None) -> Computed | None:
    """Difference in points from a parent's percentage to this one; None where one of both is missing."""
    if other is None or number.key.measure != "pourcentage" or number.value is None or other.value is None:
        return None
    formula = reader.catalogue.formulas["ecart"]
    return Computed(formula.id, (other.key, number.key), rounded(number.value - other.value, formula.decimales))


def _a_year_before(reader: Reader, last: Observed) -> Observed:
    before = str(Period.parse(last.key.period).a_year_before())
    return observed(reader, last.key._replace(period=before))


def _over_time(reader: Reader, formula: Formula, first: Observed, last: Observed) -> Computed:
    arguments = (first.key, last.key)
    code = last.key.nomenclature_code
    if first.value is None or last.value is None:
        return Computed(formula.id, arguments, None, NOT_AVAILABLE)
    if reader.catalogue.crosses_break(last.key.indicator, code, first.key.period, last.key.period):
        return Computed(formula.id, arguments, None, "rupture")
    if formula.id == "evolution" and _too_small(first.value, formula):
        return Computed(formula.id, arguments, None, "base")
    difference = last.value - first.value
    value = 100 * difference / first.value if formula.id == "evolution" else difference
    same = last.key.measure == "nombre" and abs(difference) <= COUNT_STEP
    return Computed(formula.id, arguments, rounded(value, formula.decimales), within_rounding=same)


def _too_small(base: float, formula: Formula) -> bool:
    """Whether a ratio to this base is withheld; always so for nothing, which cannot divide."""
    return base < formula.base_min or base == 0


def part(reader: Reader, one: Observed, whole: Observed) -> Computed:
    """Share of a count in a larger one, in %: 100 × a / b."""
    formula = reader.catalogue.formulas["part"]
    arguments = (one.key, whole.key)
    if one.value is None or whole.value is None or one.key.period != whole.key.period:
        return Computed(formula.id, arguments, None, NOT_AVAILABLE)
    if _too_small(whole.value, formula):
        return Computed(formula.id, arguments, None, "base")
    return Computed(formula.id, arguments, rounded(100 * one.value / whole.value, formula.decimales))


def part_of_parent(reader: Reader, one: Observed, whole: Observed) -> Computed | None:
    """The share of a territory in one that wholly contains it; None where nothing says that it does."""
    nested = (one.territory.type, whole.territory.type) in _NESTED
    return part(reader, one, whole) if nested and one.key.measure == "nombre" else None


def rank(reader: Reader, number: Observed) -> Rank | None:
    """Place among the territories of the level, the largest first, ties sharing places.

    None without a value, at a level that is not published whole, or among fewer than five.
    """
    level = number.territory.type
    if number.value is None or level not in reader.ranked_levels:
        return None
    peers = reader.dataset.peers(level, number.key)
    if len(peers) < SMALLEST_LEVEL:
        return None
    greater = sum(1 for value in peers.values() if value > number.value)
    equal = sum(1 for value in peers.values() if value == number.value)
    computed = Computed("rang", (number.key,), float(greater + 1), level=level)
    return Rank(computed, first=greater + 1, last=greater + equal, size=len(peers))
