"""What a sentence says after its figure: the change over a year, a grade's last year, how the parent fares.

Turns of phrase vary by declared rule, the place of the sentence among its likes: the same data give the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.beside import ALIKE, beside_claim
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import TOO_WIDE, Computed, Observed, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.wording import numbers
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.places import elided
from fiches.wording.prose import constant, prose
from fiches.wording.trends import Told, Trend, Versus, figure_of, told, year_before

_WAYS = {Trend.UP: ("plus", "hausse", "augmente"), Trend.DOWN: ("moins", "baisse", "baisse")}
_UNDECIDED = "l’arrondi ne permet pas de dire si ce nombre a changé"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, its change over a year, and the same in the parents."""

    indicator: Indicator
    number: Observed
    evolution: Computed
    comparisons: Sequence[ParentFigure]

    def told(self, wording: WordingContext) -> Told:
        """What may be said of it."""
        return told(self.evolution, self.comparisons, self.number.territory, wording.catalogue.affirmations)


def change_clause(change: Change, wording: WordingContext, *, turn: int) -> Phrase:
    """« : 2,9 % de plus en un an, une hausse plus forte qu’en Bretagne (+2,1 %) »; why not, where nothing may be said."""
    said = change.told(wording)
    if said.own is None:
        return Phrase("{}{}").format(SEMICOLON, why_no_change(change.evolution, wording))
    return Phrase("{}{}").format(_own(change, said, said.own, wording, turn), beside(said, wording))


def _own(change: Change, said: Told, claim: Claim, wording: WordingContext, turn: int) -> Phrase:
    """Two turns, in alternation: « : 2,9 % de plus en un an », « , soit 2,9 % de plus qu’un an plus tôt »."""
    if said.way is Trend.STABLE:
        return Phrase(", un nombre {} en un an").format(claimed(claim, "stable", wording.home))
    before = wording.marker.observed(said.before, change.indicator, bare=True)
    if said.way not in _WAYS:
        undecided = claimed(claim, _UNDECIDED, wording.home)
        return Phrase("{}un an plus tôt, {}, et {}").format(SEMICOLON, before, undecided)
    if figure_of(said.change) is None:
        way = claimed(claim, f"en {_WAYS[said.way][1]}", wording.home)
        return Phrase(", un nombre {} ({} un an plus tôt)").format(way, before)
    if turn % 2 == 0:
        return Phrase("{}{}").format(COLON, _how_much(said, claim, "en un an", wording))
    return Phrase(", soit {}").format(_how_much(said, claim, "qu’un an plus tôt", wording))


def _how_much(said: Told, claim: Claim, since: str, wording: WordingContext) -> Phrase:
    """« 2,9 % de plus en un an »."""
    sense = _WAYS[said.way or Trend.UP][0]
    words = Phrase("{} de {} {}").format(wording.marker.size(said.change), sense, since)
    return claimed(claim, words, wording.home)


def beside(said: Told, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , une baisse moins forte qu’en Bretagne (−5,0 %) », « , alors que leur nombre baisse… ».

    Where rounding forbids to compare, the parent's change alone: « ; en Bretagne, +2,1 % ».
    """
    other = said.other
    if other is None or other.evolution is None or said.own is None:
        return EMPTY
    there, figure = wording.within(other.territory), wording.marker.change(other.evolution)
    if said.versus is None:
        figure = (
            claimed(said.there, "stable", wording.home) if said.there and said.way_there is Trend.STABLE else figure
        )
        return Phrase("{}{}, {}").format(SEMICOLON, there, figure)
    if said.versus is Versus.UNLIKE:
        subject = "qu’il" if said.way is Trend.STABLE else "que leur nombre"
        words = Phrase("alors {} {} {}").format(subject, _there(other.evolution, said, wording), there)
        return Phrase(", {}").format(claimed(said.claims, words, wording.home))
    shown = said.versus in (Versus.MORE, Versus.LESS) or (said.versus is Versus.SAME and not said.written_alike)
    return Phrase("{}{}").format(short_beside(said, wording), Phrase(" ({})").format(figure) if shown else EMPTY)


def short_change(said: Told, indicator: Indicator, wording: WordingContext) -> Phrase:
    """« 2,9 % de plus en un an », « presque inchangé en un an », « en hausse sur un an : 300 un an plus tôt »."""
    claim = said.own
    if claim is None:
        return why_no_change(said.change, wording)
    if said.way is Trend.STABLE:
        return Phrase("{} en un an").format(claimed(claim, "presque inchangé", wording.home))
    before = wording.marker.observed(said.before, indicator, bare=True)
    if said.way not in _WAYS:
        undecided = claimed(claim, _UNDECIDED, wording.home)
        return Phrase("un an plus tôt, {}{}{}").format(before, COLON, undecided)
    if figure_of(said.change) is None:
        way = claimed(claim, f"en {_WAYS[said.way][1]}", wording.home)
        return Phrase("{} sur un an{}{} un an plus tôt").format(way, COLON, before)
    return _how_much(said, claim, "en un an", wording)


def short_beside(said: Told, wording: WordingContext) -> Phrase:
    """« , une baisse plus forte qu’en Bretagne »: without the parent's figure, told below."""
    words = _beside_words(said, wording)
    return Phrase(", {}").format(claimed(said.claims, words, wording.home)) if words else EMPTY


def _beside_words(said: Told, wording: WordingContext) -> Phrase:
    other, how = said.other, said.versus
    if other is None or how is None or said.way is None:
        return EMPTY
    there = wording.within(other.territory)
    if how is Versus.SAME:
        return Phrase("{}comme {}").format("" if said.written_alike else "presque ", there)
    if how is Versus.STABLE_TOO:
        return Phrase("stable aussi {}").format(there)
    if how is Versus.UNLIKE:
        way = said.way_there
        return Phrase("alors que leur nombre {} {}").format(_WAYS[way][2] if way in _WAYS else "est stable", there)
    strong = "plus" if how is Versus.MORE else "moins"
    return Phrase("une {} {} forte {}").format(_WAYS[said.way][1], strong, elided("qu", there))


def _there(change: Computed, said: Told, wording: WordingContext) -> Phrase:
    """« baisse de 0,3 % », « est stable »."""
    way = said.way_there
    if way not in _WAYS:
        return Phrase("est stable")
    if figure_of(change) is None:
        return Phrase(_WAYS[way][2])
    return Phrase("{} de {}").format(_WAYS[way][2], wording.marker.size(change))


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, a year before where it is known, and the same in the nearest parent that has it."""

    indicator: Indicator
    number: Observed
    series: Series | None
    period: str
    comparisons: Sequence[ParentFigure]

    @property
    def before(self) -> Observed | None:
        return year_before(self.series, self.period) if self.series and self.number.value is not None else None

    @property
    def other(self) -> ParentFigure | None:
        others = (c for c in self.comparisons if c.territory != self.number.territory)
        return next((c for c in others if c.number.value is not None), None)


def grade_clause(grade: Grade, wording: WordingContext) -> Phrase:
    """« , comme un an plus tôt et comme en Bretagne », « , contre 3 sur 5 (moyenne) un an plus tôt ; en Bretagne, … »."""
    before, other = grade.before, grade.other
    was = grade_beside(grade, before, prose("un an plus tôt"), wording) if before is not None else EMPTY
    if other is None:
        return Phrase(", {}").format(was) if was else EMPTY
    there = wording.within(other.territory)
    beside_it = grade_beside(grade, other.number, there, wording)
    if before is None:
        return Phrase(", {}").format(beside_it)
    if other.number.value == grade.number.value:
        if before.value == grade.number.value:
            return Phrase(", {} et {}").format(was, beside_it)
        return Phrase(", {}, {}").format(beside_it, was)
    return Phrase(", {}{}{}, {}").format(was, SEMICOLON, there, wording.marker.grade(other.number, grade.indicator))


def grade_beside(grade: Grade, other: Observed, where: Phrase, wording: WordingContext) -> Phrase:
    """« comme en Bretagne », « contre 3 sur 5 (moyenne) un an plus tôt »."""
    claim = beside_claim(grade.number, other, wording.catalogue.affirmations)
    if claim is None:
        return EMPTY
    if claim.name == ALIKE:
        return claimed(claim, Phrase("comme {}").format(where), wording.home)
    figure = wording.marker.grade(other, grade.indicator)
    return claimed(claim, Phrase("contre {} {}").format(figure, where), wording.home)


def value_clause(
    comparisons: Sequence[ParentFigure], number: Observed, indicator: Indicator, wording: WordingContext
) -> Phrase:
    """« ; en Bretagne, 34 % »: shares and amounts, which have no change in %."""
    for other in comparisons:
        if other.territory != number.territory and other.number.value is not None:
            where = wording.within(other.territory)
            return Phrase("{}{}, {}").format(SEMICOLON, where, wording.value(other.number, indicator))
    return EMPTY


def why_no_change(change: Computed, wording: WordingContext) -> Phrase:
    """Why no change over a year is written."""
    if change.reason == "rupture":
        entry = wording.break_between(change)
        why = f" ({entry.titre})" if entry else ""
        return prose(f"l’évolution sur un an n’est pas donnée, car une rupture de série{why} sépare les deux périodes")
    if change.reason == "base":
        smallest = numbers.number(wording.catalogue.formulas[change.formula].base_min)
        return Phrase("l’évolution sur un an n’est pas donnée, car l’effectif de départ est inférieur à {}").format(
            constant(smallest, "seuil")
        )
    if change.reason == TOO_WIDE:
        return Phrase(
            "l’évolution sur un an n’est pas donnée en{}%, car l’arrondi des effectifs y pèserait trop"
        ).format(numbers.NBSP)
    return Phrase("l’évolution sur un an n’est pas donnée, car la valeur de l’année précédente manque")
