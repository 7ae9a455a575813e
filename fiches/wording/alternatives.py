"""What a drawing says to those who do not see it: its name, that no heading repeats, and its trend in words."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed, Series
from fiches.periods import Period
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import SEMICOLON, Phrase

CHART, MAP = "Graphique", "Carte"
IN_TABLE = "Les valeurs sont dans le tableau qui suit."
FIELD = "Chaque point est un métier\u202f; les valeurs sont dans le tableau de cette section."
COLOURED = "Chaque territoire a la couleur de sa classe\u202f; la légende dit combien chacune en compte."


def drawing_name(kind: str, name: Phrase | str) -> Phrase:
    """« Graphique : Offres d’emploi », as the link to its file names it."""
    return Phrase("{}{}: {}").format(kind, NBSP, name)


def alternative(block: Block, wording: WordingContext) -> Phrase:
    """The values of a line, a year apart: « fin mars 2025 : 86 810 personnes ; fin mars 2026 : 87 410 personnes »; where
    the drawing has no line, where its values are."""
    if block.series and not block.items:
        return Phrase("{}.").format(trend_words(block.series[0], block, wording))
    return Phrase(FIELD if block.metiers and not block.indicator.chart.section_table else IN_TABLE)


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
