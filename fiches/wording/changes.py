"""Change over a year, comparison, in short forms: aware of rounding, breaks and small bases."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.change import FALL, RISE, STABLE, claim_of_evolution
from fiches.indicators.model.headline import ParentFigure
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.wording.claimed import claimed
from fiches.wording.clauses import Grade, grade_beside
from fiches.wording.context import WordingContext
from fiches.wording.numbers import rounded
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.prose import prose
from fiches.wording.trends import year_before

NOT_GIVEN = Phrase("—")
_WAYS = {RISE: "en hausse", FALL: "en baisse"}


def is_given(change: Computed | None) -> bool:
    return change is not None and change.value is not None


def change_words(change: Computed | None, wording: WordingContext) -> Phrase:
    """« +3,0 % », « stable », « en hausse » where the figure would say nothing or rounding forbids it, or a dash: the page says why."""
    claim = claim_of_evolution(change, wording.catalogue.affirmations)
    if claim is not None and claim.name == STABLE:
        return claimed(claim, "stable", wording.home)
    words = _WAYS.get(claim.name) if claim else None
    if change is not None and change.value is not None and not (words and _is_nil(change, wording)):
        return wording.marker.change(change)
    return claimed(claim, words, wording.home) if claim and words else NOT_GIVEN


def _is_nil(change: Computed, wording: WordingContext) -> bool:
    """Whether a change is written « 0 % »."""
    decimals = wording.catalogue.formulas[change.formula].decimales if change.decimals is None else change.decimals
    return rounded(change.value, decimals) == 0


def comparison_words(comparisons: Sequence[ParentFigure], indicator: Indicator, wording: WordingContext) -> Phrase:
    """« en Bretagne, +2,1 % ; en France, +1,8 % »: changes for counts, the values themselves otherwise."""
    counted = indicator.mesure in ("nombre", "montant")
    said = [_change_there(c, wording) if counted else _value_there(c, indicator, wording) for c in comparisons]
    return SEMICOLON.join(words for words in said if words)


def _change_there(comparison: ParentFigure, wording: WordingContext) -> Phrase:
    if not is_given(comparison.evolution):
        return EMPTY
    return Phrase("{}, {}").format(wording.within(comparison.territory), change_words(comparison.evolution, wording))


def _value_there(comparison: ParentFigure, indicator: Indicator, wording: WordingContext) -> Phrase:
    if comparison.number.value is None:
        return EMPTY
    return Phrase("{}, {}").format(wording.within(comparison.territory), wording.value(comparison.number, indicator))


def share_words(comparisons: Sequence[ParentFigure], wording: WordingContext) -> Phrase:
    """« 32,1 % de la Bretagne » for the nearest parent that has the count."""
    for comparison in comparisons:
        if comparison.part is not None and comparison.part.value is not None:
            figure = wording.marker.computed(comparison.part, signed=False)
            return Phrase("{} du total {}").format(figure, wording.whole(comparison.territory))
    return EMPTY


def grade_change(
    series: Series, period: str, indicator: Indicator, number: Observed, wording: WordingContext
) -> Phrase:
    """« comme un an plus tôt », « contre 3 sur 5 (moyenne) un an plus tôt », or empty."""
    before = year_before(series, period)
    if before is None or number.value is None:
        return EMPTY
    return grade_beside(Grade(indicator, number, series, period, ()), before, prose("un an plus tôt"), wording)
