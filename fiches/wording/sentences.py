"""The sentence of the quarter and the reading of each key figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.wording.clauses import (
    Change,
    Grade,
    change_clause,
    grade_clause,
    short_beside,
    short_change,
    value_clause,
)
from fiches.wording.context import WordingContext
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase, capitalised, plain_text
from fiches.wording.prose import lowered, prose
from fiches.wording.ruled_sentence import EVOLUTION, GRADE, NO_SENTENCE, REFUSED, VALUE, RuledSentence
from fiches.wording.sentence_pattern import SentencePattern
from fiches.wording.trends import Told, Trend, Versus, year_before

NOTHING = Phrase("La source ne publie aucun chiffre clé pour ce territoire dans cette édition.")


def statement(
    number: Observed, indicator: Indicator, period: str, wording: WordingContext, *, named: bool = False
) -> Phrase:
    """« Fin mars 2026, 41 230 personnes sont inscrites … en Ille-et-Vilaine », without its full stop.

    An indicator without a phrase of its own is said by its title; `named` leaves it out where it is above already.
    """
    grade = indicator.dits.get(f"{number.value:.0f}", "") if number.value is not None else ""
    phrase = wording.phrases.get(indicator.id)
    if phrase is None or ("{dit}" in phrase.texte and not grade):
        phrase = _plain(indicator, named=named)
    single = phrase.singulier and number.value is not None and 0 < abs(number.value) < 2
    filled = prose(phrase.singulier if single else phrase.texte).format(
        moment=wording.moment(indicator, period, code=number.key.nomenclature_code),
        valeur=wording.value(number, indicator),
        dans=wording.within(number.territory),
        dit=prose(grade),
        niveau=wording.marker.observed(number, indicator, bare=True),
    )
    return capitalised(filled)


def _plain(indicator: Indicator, *, named: bool) -> SentencePattern:
    title = "" if named else f", {lowered(indicator.titre)}"
    return SentencePattern(f"{{moment}}{title} {{dans}} : {{valeur}}" if title else "{moment}, {dans} : {valeur}")


def headline_sentence(headline: Headline, wording: WordingContext, *, turn: int = 0) -> RuledSentence:
    """Value, change over a year, comparison; empty when the value is missing. `turn`: its place among its likes."""
    if headline.number.value is None:
        return NO_SENTENCE
    said = statement(headline.number, headline.indicator, headline.period, wording)
    if headline.indicator.mesure == "niveau":
        grade = Grade(headline.indicator, headline.number, headline.series, headline.period, headline.comparisons)
        return grade_sentence(said, grade, wording)
    if headline.evolution is None or headline.indicator.mesure != "nombre":
        beside = value_clause(headline.comparisons, headline.number, headline.indicator, wording)
        return RuledSentence(Phrase("{}{}.").format(said, beside), VALUE)
    change = Change(headline.indicator, headline.number, headline.evolution, headline.comparisons)
    return change_sentence(said, change, headline.series, wording, turn=turn)


def change_sentence(
    said: Phrase,
    change: Change,
    series: Series | None,
    wording: WordingContext,
    *,
    turn: int,
    end: Phrase | None = None,
) -> RuledSentence:
    """A sentence that ends with a change over a year; a sentence that has its colon already takes the other turn."""
    turn = turn if COLON not in plain_text(said) else 1
    known = change.told(wording)
    reserve = wording.reserve_of(change.evolution, *(c.evolution for c in change.comparisons if known.own is not None))
    caveat = Phrase("{}{}").format(SEMICOLON, reserve) if reserve else EMPTY
    text = Phrase("{}{}{}{}.").format(said, change_clause(change, wording, turn=turn), caveat, end or EMPTY)
    figures = tuple(change_figures(change, known, series, wording))
    rule = REFUSED if known.own is None else EVOLUTION
    return RuledSentence(text, rule, _begun(figures), _compared_with(known, wording))


def _compared_with(known: Told, wording: WordingContext) -> Phrase:
    return wording.to(known.other.territory) if known.other is not None else EMPTY


def _begun(figures: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The figures of a rule, the first with a capital: they follow its full stop."""
    return (capitalised(figures[0]), *figures[1:]) if figures else ()


def grade_sentence(said: Phrase, grade: Grade, wording: WordingContext) -> RuledSentence:
    """A sentence that ends with a grade's last year and the parent's."""
    text = Phrase("{}{}.").format(said, grade_clause(grade, wording))
    others = [c.territory for c in grade.comparisons if c.territory != grade.number.territory]
    return RuledSentence(text, GRADE, compared_with=wording.to(others[0]) if others else EMPTY)


def change_figures(change: Change, known: Told, series: Series | None, wording: WordingContext) -> Iterator[Phrase]:
    """What the rule read and the sentence does not print: the value a year before, the change of a parent that is alike."""
    before = year_before(series, change.number.key.period) if series else None
    if before is not None:
        moment = wording.short_moment(change.indicator, before.key.period, code=before.key.nomenclature_code)
        yield Phrase("{}{}: {}").format(moment, NBSP, wording.marker.observed(before, change.indicator))
    if known.way is Trend.STABLE and change.evolution.value is not None:
        yield Phrase("ici{}: {}").format(NBSP, _reserved(change.evolution, wording))
    other = known.other if known.own is not None else None  # nothing is compared where nothing is given
    if other is not None and other.evolution is not None and known.versus in (Versus.SAME, Versus.STABLE_TOO, None):
        yield Phrase("{}{}: {}").format(wording.within(other.territory), NBSP, _reserved(other.evolution, wording))


def _reserved(change: Computed, wording: WordingContext) -> Phrase:
    """The change, and what forbids to take it as it is."""
    reserve = wording.reserve_of(change)
    said = wording.marker.change(change)
    return Phrase("{} ({})").format(said, reserve) if reserve else said


def key_reading(headline: Headline, wording: WordingContext) -> RuledSentence:
    """The shortest sentence on a key figure, under its value: « 0,5 % de plus en un an, comme en Bretagne. »"""
    if headline.number.value is None:
        return NO_SENTENCE
    if headline.indicator.mesure == "niveau":
        return _grade_reading(headline, wording)
    if headline.evolution is None or headline.indicator.mesure != "nombre":
        return NO_SENTENCE
    change = Change(headline.indicator, headline.number, headline.evolution, headline.comparisons)
    known = change.told(wording)
    own = capitalised(short_change(known, headline.indicator, wording))
    text = Phrase("{}{}.").format(own, short_beside(known, wording))
    if known.own is None:
        return RuledSentence(text, REFUSED)
    figures = _begun(tuple(change_figures(change, known, headline.series, wording)))
    return RuledSentence(text, EVOLUTION, figures, _compared_with(known, wording))


def _grade_reading(headline: Headline, wording: WordingContext) -> RuledSentence:
    """« Recruter est très difficile, comme un an plus tôt. »: the parents' grades stand in lines of their own."""
    number, indicator = headline.number, headline.indicator
    grade = Grade(indicator, number, headline.series, headline.period, ())
    words = indicator.dits.get(f"{number.value:.0f}") or indicator.short
    return grade_sentence(capitalised(prose(words)), grade, wording)


def quarter_sentences(headlines: Sequence[Headline], wording: WordingContext) -> tuple[RuledSentence, ...]:
    """The paragraph of the quarter: one sentence a key figure that has a phrase, turns in alternation; never empty."""
    phrased = {name for name, phrase in wording.phrases.items() if phrase.resume}
    chosen = [h for h in headlines if h.indicator.id in phrased] or list(headlines)[:3]
    said = (headline_sentence(headline, wording, turn=turn) for turn, headline in enumerate(chosen))
    return tuple(one for one in said if one) or (RuledSentence(NOTHING),)
