"""Change over a year, comparison, in short forms: aware of rounding, breaks and small bases."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.wording.change_words import change_words, is_given
from fiches.wording.clauses import Grade, grade_beside
from fiches.wording.context import WordingContext
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.prose import prose
from fiches.wording.trends import year_before


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


def reserve_line(headline: Headline, wording: WordingContext) -> Phrase:
    """« à lire avec réserve. »: the sentence of the head says why, and the theme at length."""
    return Phrase("à lire avec réserve.") if wording.reserve_of(*headline.changes) else EMPTY
