"""What a sentence says after its figure: the change over a year, a grade's last year, how the parent fares.

Turns of phrase vary by declared rule, the place of the sentence among its likes: the same data give the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.model.headline import ParentFigure
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.wording.context import WordingContext
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.places import elided
from fiches.wording.prose import constant, prose
from fiches.wording.trends import PRINTED, Trend, Versus, nearest, trend, versus, year_before

_WAYS = {Trend.UP: ("plus", "hausse", "augmente"), Trend.DOWN: ("moins", "baisse", "baisse")}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, its change over a year, and the same in the parents."""

    indicator: Indicator
    number: Observed
    evolution: Computed
    comparisons: Sequence[ParentFigure]

    @property
    def way(self) -> Trend | None:
        return trend(self.evolution)

    @property
    def other(self) -> ParentFigure | None:
        return nearest(self.comparisons, self.number.territory)

    @property
    def versus(self) -> Versus | None:
        return versus(self.evolution, self.number.value, self.other) if self.other else None


def change_clause(change: Change, wording: WordingContext, *, turn: int) -> Phrase:
    """« : 2,9 % de plus en un an, une hausse plus forte qu’en Bretagne (+2,1 %) »; why not, where none is given."""
    if change.way is None:
        return Phrase("{}{}").format(SEMICOLON, why_no_change(change.evolution, wording))
    return Phrase("{}{}").format(_own(change, wording, turn), beside(change, wording))


def _own(change: Change, wording: WordingContext, turn: int) -> Phrase:
    """Two turns, in alternation: « : 2,9 % de plus en un an », « , soit 2,9 % de plus qu’un an plus tôt »."""
    if change.way is None or change.way is Trend.STABLE:
        rounded = Phrase(", à l’arrondi près") if change.evolution.value else EMPTY
        return Phrase(", un nombre stable en un an{}").format(rounded)
    figure, sense = wording.marker.size(change.evolution), _WAYS[change.way][0]
    if turn % 2 == 0:
        return Phrase("{}{} de {} en un an").format(COLON, figure, sense)
    return Phrase(", soit {} de {} qu’un an plus tôt").format(figure, sense)


def beside(change: Change, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , une baisse moins forte qu’en Bretagne (−5,0 %) », « , alors que leur nombre baisse… »."""
    other, how = change.other, change.versus
    if other is None or how is None or other.evolution is None or change.way is None:
        return EMPTY
    there = wording.within(other.territory)
    if how is Versus.SAME:
        rounded = Phrase(", à l’arrondi près") if _differ(change.evolution, other.evolution) else EMPTY
        return Phrase(", comme {}{}").format(there, rounded)
    if how is Versus.UNLIKE:
        subject = "qu’il" if change.way is Trend.STABLE else "que leur nombre"
        return Phrase(", alors {} {} {}").format(subject, _there(other.evolution, wording), there)
    strong = "plus" if how is Versus.MORE else "moins"
    figure = wording.marker.change(other.evolution)
    noun = _WAYS[change.way][1]
    return Phrase(", une {} {} forte {} ({})").format(noun, strong, elided("qu", there), figure)


def short_change(change: Computed, wording: WordingContext) -> Phrase:
    """« 2,9 % de plus en un an », « stable en un an, à l’arrondi près »."""
    way = trend(change)
    if way is None or way is Trend.STABLE:
        return Phrase("stable en un an{}").format(Phrase(", à l’arrondi près") if change.value else EMPTY)
    return Phrase("{} de {} en un an").format(wording.marker.size(change), _WAYS[way][0])


def short_beside(change: Change, wording: WordingContext) -> Phrase:
    """« , une baisse plus forte qu’en Bretagne »: without the parent's figure, told below."""
    other, how = change.other, change.versus
    if other is None or how is None or other.evolution is None or change.way is None:
        return EMPTY
    there = wording.within(other.territory)
    if how is Versus.SAME:
        return Phrase(", comme {}").format(there)
    if how is Versus.UNLIKE:
        way = trend(other.evolution)
        said = _WAYS[way][2] if way in _WAYS else "est stable"
        return Phrase(", alors que leur nombre {} {}").format(said, there)
    strong = "plus" if how is Versus.MORE else "moins"
    return Phrase(", une {} {} forte {}").format(_WAYS[change.way][1], strong, elided("qu", there))


def _differ(one: Computed, other: Computed) -> bool:
    same = (
        one.value is not None and other.value is not None and round(one.value, PRINTED) == round(other.value, PRINTED)
    )
    return not same and Trend.STABLE not in (trend(one), trend(other))


def _there(change: Computed, wording: WordingContext) -> Phrase:
    """« baisse de 0,3 % », « est stable »."""
    way = trend(change)
    if way is None or way is Trend.STABLE:
        return Phrase("est stable")
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
    same_before = before is not None and before.value == grade.number.value
    there = wording.within(other.territory) if other else EMPTY
    if other is not None and other.number.value == grade.number.value:
        return _same_there(grade, there, wording, same_before=same_before)
    if before is None:
        if other is None:
            return EMPTY
        return Phrase(", contre {} {}").format(wording.marker.grade(other.number, grade.indicator), there)
    was = Phrase(", comme un an plus tôt") if same_before else _was(grade, before, wording)
    if other is None:
        return was
    return Phrase("{}{}{}, {}").format(was, SEMICOLON, there, wording.marker.grade(other.number, grade.indicator))


def _same_there(grade: Grade, there: Phrase, wording: WordingContext, *, same_before: bool) -> Phrase:
    if same_before:
        return Phrase(", comme un an plus tôt et comme {}").format(there)
    was = _was(grade, grade.before, wording) if grade.before is not None else EMPTY
    return Phrase(", comme {}{}").format(there, was)


def _was(grade: Grade, before: Observed, wording: WordingContext) -> Phrase:
    return Phrase(", contre {} un an plus tôt").format(wording.marker.grade(before, grade.indicator))


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
        smallest = f"{wording.catalogue.formulas[change.formula].base_min:.0f}"
        return Phrase("l’évolution sur un an n’est pas donnée, car l’effectif de départ est inférieur à {}").format(
            constant(smallest, "seuil")
        )
    return Phrase("l’évolution sur un an n’est pas donnée, car la valeur de l’année précédente manque")
