"""What a drawing says to those who do not see it: its name, that no heading repeats, and its trend in words."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.periods import Period
from fiches.wording.change_words import change_words
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase

IN_TABLE = "Les valeurs sont dans le tableau qui suit."
FIELD = "Chaque point est un métier\u202f; les valeurs sont dans le tableau de cette section."


def alternative(block: Block, wording: WordingContext) -> Phrase:
    """The values of a line, a year apart: « fin mars 2025 : 86 810 personnes ; fin mars 2026 : 87 410 personnes », then
    what each line ends at; where the drawing has no line, where its values are."""
    if block.series and not block.items:
        return Phrase("{}.{}").format(trend_words(block.series[0], block, wording), _beside(block, wording))
    return Phrase(FIELD if block.metiers and not block.indicator.chart.section_table else IN_TABLE)


def _beside(block: Block, wording: WordingContext) -> Phrase:
    """« Sur un an : +0,7 % en Ille-et-Vilaine ; stable en Bretagne ; −0,8 % en France. » of lines drawn together."""
    if not block.relative:
        return EMPTY
    drawn = {line.territory for line in block.relative}
    changes = [(block.shown, block.evolution), *((one.territory, one.evolution) for one in block.comparisons)]
    told = (
        Phrase("{} {}").format(change_words(change, wording), wording.within(place))
        for place, change in changes
        if place in drawn
    )
    return Phrase(" Sur un an{}: {}.").format(NBSP, SEMICOLON.join(told))


def trend_words(series: Series, block: Block, wording: WordingContext) -> Phrase:
    """The published values of the periods that compare with the last one, oldest first."""
    known = [point for point in series.points[-POINTS_SHOWN:] if point.value is not None]
    same = [point for point in known if _quarter(point) == _quarter(known[-1])]
    return SEMICOLON.join(_point(point, block, wording) for point in same)


def _quarter(point: Observed) -> int:
    return Period.parse(point.period).quarter


def _point(point: Observed, block: Block, wording: WordingContext) -> Phrase:
    when = wording.short_moment(block.indicator, point.period, code=point.key.nomenclature_code)
    return Phrase("{}{}: {}").format(when, NBSP, wording.marker.observed(point, block.indicator))
