"""Each block's title is its message: what this territory's own figures say, beside its parent's."""

from __future__ import annotations

from collections.abc import Callable

from fiches.content.chart_kinds import Message
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import ParentFigure
from fiches.indicators.model.numbers import Computed
from fiches.wording import item_titles
from fiches.wording.context import WordingContext
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.places import elided
from fiches.wording.prose import prose
from fiches.wording.trends import Trend, Versus, nearest, trend, versus
from fiches.wording.verbs import pronoun, verb


def title(block: Block, wording: WordingContext) -> Phrase:
    """The message; the plain name of the indicator where there is nothing to say."""
    writer = _TITLES[block.indicator.chart.message]
    said = EMPTY if block.missing else writer(block, wording)
    return said or prose(block.indicator.titre)


def _evolution_title(block: Block, wording: WordingContext) -> Phrase:
    change = block.evolution
    way = trend(change) if change else None
    if change is None or way is None:
        return _value_title(block, wording)
    compared = _compared(block, change, wording)
    where = item_titles.elsewhere(block, wording)
    if not block.indicator.sujet:
        said = _fallback(block, change, way, wording)
    else:
        figure = _how_much(change, way, wording)
        said = Phrase("{} {}{}").format(prose(block.indicator.sujet), verb(block.indicator, way), figure)
    return Phrase("{}{}{}").format(capitalised(said), where, compared)


def _fallback(block: Block, change: Computed, way: Trend, wording: WordingContext) -> Phrase:
    """An entry that an editor adds speaks at once: « Embauches : 1,2 % de plus en un an »."""
    if way is Trend.STABLE:
        said = Phrase("stable{}").format(_how_much(change, way, wording))
    else:
        sense = "plus" if way is Trend.UP else "moins"
        said = Phrase("{} de {} en un an").format(wording.marker.size(change), sense)
    return Phrase("{}{}{}").format(prose(block.indicator.short), COLON, said)


def _how_much(change: Computed, way: Trend, wording: WordingContext) -> Phrase:
    if way is not Trend.STABLE:
        return Phrase(" de {} en un an").format(wording.marker.size(change))
    rounded = Phrase(", à l’arrondi près") if change.value else EMPTY
    return Phrase(" en un an{}").format(rounded)


def _compared(block: Block, change: Computed, wording: WordingContext) -> Phrase:
    other = nearest(block.comparisons, block.shown)
    how = versus(change, block.main.value if block.main else None, other) if other else None
    if other is None or how is None:
        return EMPTY
    return Phrase(", {}").format(_beside(block, other, how, wording))


def _beside(block: Block, other: ParentFigure, how: Versus, wording: WordingContext) -> Phrase:
    """« comme en Bretagne », « moins qu’en Bretagne », « alors qu’elles reculent en Bretagne »."""
    there = wording.within(other.territory)
    if how is Versus.SAME:
        return Phrase("comme {}").format(there)
    if how is not Versus.UNLIKE:
        return Phrase("{} {}").format(how.value, elided("qu", there))
    theirs = trend(other.evolution) if other.evolution else None
    said = verb(block.indicator, theirs or Trend.STABLE)
    if not block.indicator.sujet:
        return Phrase("à la différence {}").format(wording.whole(other.territory))
    return Phrase("alors qu’{} {} {}").format(pronoun(block.indicator), said, there)


def _value_title(block: Block, wording: WordingContext) -> Phrase:
    """The value and its moment, where no change may be told."""
    if block.main is None or block.main.value is None or block.period is None:
        return EMPTY
    value = wording.marker.observed(block.main, block.indicator)
    moment = wording.moment(block.indicator, block.period, code=block.main.key.nomenclature_code)
    where = item_titles.elsewhere(block, wording)
    return Phrase("{}{}{} {}{}").format(prose(block.indicator.short), COLON, value, moment, where)


def _grade_title(block: Block, wording: WordingContext) -> Phrase:
    """« Recruter est très difficile : 5 sur 5, contre 3 en Bretagne »."""
    if block.main is None or block.main.value is None:
        return EMPTY
    grade = wording.marker.observed(block.main, block.indicator, bare=True)
    where = item_titles.elsewhere(block, wording)
    words = block.indicator.dits.get(f"{block.main.value:.0f}", "")
    said = capitalised(prose(words)) if words else prose(block.indicator.short)
    figure = grade if words else wording.marker.grade(block.main, block.indicator)
    return Phrase("{}{}{}{}{}").format(said, where, COLON, figure, _grade_beside(block, wording))


def _grade_beside(block: Block, wording: WordingContext) -> Phrase:
    others = [c for c in block.comparisons if c.territory != block.shown and c.number.value is not None]
    if not others or block.main is None:
        return EMPTY
    there = wording.within(others[0].territory)
    if others[0].number.value == block.main.value:
        return Phrase(", comme {}").format(there)
    return Phrase(", contre {} {}").format(wording.marker.grade_alone(others[0].number), there)


def _panels_title(block: Block, wording: WordingContext) -> Phrase:
    """Grades as in a profile, counts as in a list."""
    writer = item_titles.profile if block.indicator.mesure == "niveau" else item_titles.ranked
    return writer(block, wording)


_TITLES: dict[Message, Callable[[Block, WordingContext], Phrase]] = {
    Message.FIRST_ITEM: item_titles.ranked,
    Message.CHANGE: _evolution_title,
    Message.GRADE: _grade_title,
    Message.RANGE: item_titles.spread,
    Message.FACTORS: item_titles.profile,
    Message.FACTORS_OR_ITEM: _panels_title,
    Message.FIRST_METIER: item_titles.metiers,
    Message.SHORTAGES: item_titles.cloud,
}
