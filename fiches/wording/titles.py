"""Each block's title is its message: what this territory's own figures say, beside its parent's."""

from __future__ import annotations

from collections.abc import Callable

from fiches.content.chart_kinds import Message
from fiches.indicators.claims.beside import ALIKE, beside_claim
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.block import Block
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.wording import item_titles, metier_titles
from fiches.wording.borrowed import elsewhere
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.places import elided
from fiches.wording.prose import prose
from fiches.wording.trends import Told, Trend, Versus, figure_of, told
from fiches.wording.verbs import pronoun, verb


def title(block: Block, wording: WordingContext) -> Phrase:
    """The message; the plain name of the indicator where there is nothing to say."""
    writer = _TITLES[block.indicator.chart.message]
    said = EMPTY if block.missing else writer(block, wording)
    return said or prose(block.indicator.titre)


def _evolution_title(block: Block, wording: WordingContext) -> Phrase:
    """« Les offres d’emploi reculent de 8,0 % en un an, moins qu’en Bretagne »."""
    if block.evolution is None:
        return _value_title(block, wording)
    known = told(block.evolution, block.comparisons, block.shown, wording.catalogue.affirmations)
    if known.own is None or known.way is Trend.UNDECIDED:
        return _value_title(block, wording)
    compared, where = _compared(block, known, wording), elsewhere(block, wording)
    said, end = _said(block, known, known.own, wording)
    return Phrase("{}{}{}{}").format(capitalised(said), where, compared, end)


def _said(block: Block, known: Told, claim: Claim, wording: WordingContext) -> tuple[Phrase, Phrase]:
    """What the title says of the change, and what ends it: the counts, where rounding forbids the figure in per cent."""
    way, size = known.way or Trend.STABLE, _how_much(known, wording)
    if block.indicator.sujet:
        words = claimed(claim, Phrase("{}{}").format(verb(block.indicator, way), size), wording.home)
        said = Phrase("{} {}").format(prose(block.indicator.sujet), words)
    else:
        words = claimed(claim, _plainly(known, way, wording), wording.home)
        said = Phrase("{}{}{}").format(prose(block.indicator.short), COLON, words)
    if way is Trend.STABLE:
        return Phrase("{} en un an").format(said), EMPTY
    return said, EMPTY if size else _counts(block, known, wording)


def _plainly(known: Told, way: Trend, wording: WordingContext) -> Phrase:
    """An entry that an editor adds speaks at once: « Embauches : 1,2 % de plus en un an »."""
    if way is Trend.STABLE:
        return Phrase("stable")
    if figure_of(known.change) is None:
        return Phrase("en {}").format("hausse" if way is Trend.UP else "baisse")
    return Phrase("{} de {} en un an").format(wording.marker.size(known.change), "plus" if way is Trend.UP else "moins")


def _how_much(known: Told, wording: WordingContext) -> Phrase:
    if known.way is Trend.STABLE or figure_of(known.change) is None:
        return EMPTY
    return Phrase(" de {} en un an").format(wording.marker.size(known.change))


def _counts(block: Block, known: Told, wording: WordingContext) -> Phrase:
    """« : de 300 à 420 en un an »."""
    if block.main is None:
        return EMPTY
    before, now = (wording.marker.observed(n, block.indicator, bare=True) for n in (known.before, block.main))
    return Phrase("{}de {} à {} en un an").format(COLON, before, now)


def _compared(block: Block, known: Told, wording: WordingContext) -> Phrase:
    if known.other is None or known.versus is None:
        return EMPTY
    words = _beside(block, known, known.other, wording)
    return Phrase(", {}").format(claimed(known.claims, words, wording.home))


def _beside(block: Block, known: Told, other: ParentFigure, wording: WordingContext) -> Phrase:
    """« comme en Bretagne », « moins qu’en Bretagne », « alors qu’elles reculent en Bretagne »."""
    there, how = wording.within(other.territory), known.versus
    if how is Versus.SAME:
        return Phrase("{}comme {}").format("" if known.written_alike else "presque ", there)
    if how is Versus.STABLE_TOO:
        stable = verb(block.indicator, Trend.STABLE).partition(" ")[2]
        return Phrase("{} aussi {}").format(stable if block.indicator.sujet else "stable", there)
    if how is not Versus.UNLIKE:
        return Phrase("{} {}").format("plus" if how is Versus.MORE else "moins", elided("qu", there))
    if not block.indicator.sujet:
        return Phrase("à la différence {}").format(wording.whole(other.territory))
    said = verb(block.indicator, known.way_there or Trend.STABLE)
    return Phrase("alors qu’{} {} {}").format(pronoun(block.indicator), said, there)


def _value_title(block: Block, wording: WordingContext) -> Phrase:
    """The value and its moment, where no change may be told."""
    if block.main is None or block.main.value is None or block.period is None:
        return EMPTY
    value = wording.marker.observed(block.main, block.indicator)
    moment = wording.moment(block.indicator, block.period, code=block.main.key.nomenclature_code)
    where = elsewhere(block, wording)
    return Phrase("{}{}{} {}{}").format(prose(block.indicator.short), COLON, value, moment, where)


def _grade_title(block: Block, wording: WordingContext) -> Phrase:
    """« Recruter est très difficile : 5 sur 5, contre 3 en Bretagne »."""
    if block.main is None or block.main.value is None:
        return EMPTY
    grade = wording.marker.observed(block.main, block.indicator, bare=True)
    where = elsewhere(block, wording)
    words = block.indicator.dits.get(f"{block.main.value:.0f}", "")
    said = capitalised(prose(words)) if words else prose(block.indicator.short)
    figure = grade if words else wording.marker.grade(block.main, block.indicator)
    return Phrase("{}{}{}{}{}").format(said, where, COLON, figure, _grade_beside(block, wording))


def _grade_beside(block: Block, wording: WordingContext) -> Phrase:
    others = [c for c in block.comparisons if c.territory != block.shown and c.number.value is not None]
    if not others or block.main is None:
        return EMPTY
    there = wording.within(others[0].territory)
    claim = beside_claim(block.main, others[0].number, wording.catalogue.affirmations)
    if claim is None:
        return EMPTY
    words = Phrase("contre {} {}").format(wording.marker.grade_alone(others[0].number), there)
    if claim.name == ALIKE:
        words = Phrase("comme {}").format(there)
    return Phrase(", {}").format(claimed(claim, words, wording.home))


def _item_title(block: Block, wording: WordingContext) -> Phrase:
    """Grades as factors, amounts as a range, all others as a list."""
    writers = {"niveau": item_titles.profile, "montant": item_titles.spread}
    return writers.get(block.indicator.mesure, item_titles.ranked)(block, wording)


_TITLES: dict[Message, Callable[[Block, WordingContext], Phrase]] = {
    Message.ITEM: _item_title,
    Message.CHANGE: _evolution_title,
    Message.GRADE: _grade_title,
    Message.FIRST_METIER: metier_titles.metiers,
    Message.SHORTAGES: metier_titles.cloud,
}
