"""The sentence of the quarter and the reading of each key figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import ONLY_ZEROS
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed, Series
from fiches.keys import TerritoryKey
from fiches.territories import DEPARTEMENT, REGION
from fiches.wording.changes import change_figure, refusal, year_before
from fiches.wording.clauses import (
    COLON,
    Change,
    Grade,
    change_clause,
    grade_clause,
    short_beside,
    short_change,
    value_clause,
)
from fiches.wording.marks import short_period
from fiches.wording.numbers import NBSP
from fiches.wording.prose import capitalised, lowered, prose
from fiches.wording.told import EVOLUTION, GRADE, NOTHING_TOLD, REFUSED, VALUE, Told
from fiches.wording.trends import Trend, Versus
from fiches.wording.voice import Phrase, Voice

MAYOTTE = (TerritoryKey(REGION, "06"), TerritoryKey(DEPARTEMENT, "976"))  # DEP 06 is Alpes-Maritimes
NOTHING = Markup("La source ne publie aucun chiffre clé pour ce territoire dans cette édition.")


def statement(number: Observed, indicator: Indicator, period: str, voice: Voice, *, named: bool = False) -> Markup:
    """« Fin mars 2026, 41 230 personnes sont inscrites … en Ille-et-Vilaine », without its full stop.

    An indicator without a phrase of its own is said by its title; `named` leaves it out where it is above already.
    """
    phrase = voice.phrases.get(indicator.id) or _plain(indicator, named=named)
    single = phrase.singulier and number.value is not None and 0 < abs(number.value) < 2
    filled = prose(phrase.singulier if single else phrase.texte).format(
        moment=voice.moment(indicator, period),
        valeur=voice.value(number, indicator),
        dans=voice.within(number.territory),
    )
    return capitalised(filled)


def _plain(indicator: Indicator, *, named: bool) -> Phrase:
    title = "" if named else f", {lowered(indicator.titre)}"
    return Phrase(f"{{moment}}{title} {{dans}} : {{valeur}}" if title else "{moment}, {dans} : {valeur}")


def headline_sentence(headline: Headline, voice: Voice, *, turn: int = 0) -> Told:
    """Value, change over a year, comparison; empty when the value is missing. `turn`: its place among its likes."""
    if headline.number.value is None:
        return NOTHING_TOLD
    said = statement(headline.number, headline.indicator, headline.period, voice)
    if headline.indicator.mesure == "niveau":
        grade = Grade(headline.indicator, headline.number, headline.series, headline.period, headline.comparisons)
        return told_grade(said, grade, voice)
    if headline.evolution is None or headline.indicator.mesure != "nombre":
        beside = value_clause(headline.comparisons, headline.number, headline.indicator, voice)
        return Told(Markup("{}{}.").format(said, beside), VALUE)
    change = Change(headline.indicator, headline.number, headline.evolution, headline.comparisons)
    return told_change(said, change, headline.series, voice, turn=turn)


def told_change(
    said: Markup, change: Change, series: Series | None, voice: Voice, *, turn: int, end: Markup | None = None
) -> Told:
    """A sentence that ends with a change over a year; a sentence that has its colon already takes the other turn."""
    turn = turn if COLON not in said else 1
    text = Markup("{}{}{}.").format(said, change_clause(change, voice, turn=turn), end or Markup(""))
    return Told(text, REFUSED if change.way is None else EVOLUTION, tuple(change_figures(change, series, voice)))


def told_grade(said: Markup, grade: Grade, voice: Voice) -> Told:
    """A sentence that ends with a grade's last year and the parent's."""
    text = Markup("{}{}.").format(said, grade_clause(grade, voice))
    return Told(text, GRADE)


def change_figures(change: Change, series: Series | None, voice: Voice) -> Iterator[Markup]:
    """What the rule read and the sentence does not print: the value a year before, the change of a parent that is alike."""
    before = year_before(series, change.number.key.period) if series else None
    if before is not None:
        moment = short_period(before.key.period)
        yield Markup("{}{}: {}").format(moment, NBSP, voice.marker.observed(before, change.indicator, bare=True))
    if change.way is Trend.STABLE:
        yield Markup("ici{}: {}").format(NBSP, change_figure(change.evolution, voice))
    other = change.other
    if other is not None and other.evolution is not None and change.versus in (Versus.SAME, None):
        yield Markup("{}{}: {}").format(voice.within(other.territory), NBSP, change_figure(other.evolution, voice))


def key_reading(headline: Headline, voice: Voice) -> Told:
    """The shortest sentence on a key figure, under its value: « 0,5 % de plus en un an, comme en Bretagne. »"""
    if headline.number.value is None:
        return NOTHING_TOLD
    if headline.indicator.mesure == "niveau":
        return _grade_reading(headline, voice)
    if headline.evolution is None or headline.indicator.mesure != "nombre":
        return NOTHING_TOLD
    change = Change(headline.indicator, headline.number, headline.evolution, headline.comparisons)
    if change.way is None:
        said = Markup("{}.").format(capitalised(refusal(change.evolution, voice)))
        return Told(said, REFUSED)
    text = Markup("{}{}.").format(capitalised(short_change(change.evolution, voice)), short_beside(change, voice))
    return Told(text, EVOLUTION, tuple(change_figures(change, headline.series, voice)))


def _grade_reading(headline: Headline, voice: Voice) -> Told:
    """« Recruter est très difficile, comme un an plus tôt. »: the parents' grades stand in lines of their own."""
    number, indicator = headline.number, headline.indicator
    grade = Grade(indicator, number, headline.series, headline.period, ())
    words = indicator.dits.get(f"{number.value:.0f}") or indicator.short
    return told_grade(capitalised(prose(words)), grade, voice)


def quarter_sentences(headlines: Sequence[Headline], voice: Voice) -> tuple[Told, ...]:
    """The paragraph of the quarter: one sentence a key figure that has a phrase, turns in alternation; never empty."""
    phrased = {name for name, phrase in voice.phrases.items() if phrase.resume}
    chosen = [h for h in headlines if h.indicator.id in phrased] or list(headlines)[:3]
    said = (headline_sentence(headline, voice, turn=turn) for turn, headline in enumerate(chosen))
    return tuple(one for one in said if one) or (Told(NOTHING),)


def missing_reason(indicator: Indicator, missing: str, home: TerritoryKey, voice: Voice) -> Markup:
    """Why there is nothing here, in one sentence."""
    if home in MAYOTTE and "hors Mayotte" in indicator.champ:
        return Markup("L’indicateur couvre la France hors Mayotte{}: il n’y a pas de valeur ici.").format(NBSP)
    if missing == "na":
        return Markup("Sans objet{}: la source ne produit pas cet indicateur à ce niveau de territoire.").format(NBSP)
    if missing == "s":
        return Markup("Valeur non diffusée par la source, au titre du secret statistique.")
    if missing == ONLY_ZEROS:
        return Markup(
            "La source ne publie que des zéros pour cet indicateur, en France aussi{}: ce n’est pas un résultat, et rien"
            " n’en est montré."
        ).format(NBSP)
    return Markup("Donnée non disponible{}: la source ne publie rien {} pour cet indicateur.").format(
        NBSP, voice.within(home)
    )


def borrowed_note(shown: TerritoryKey, home: TerritoryKey, voice: Voice) -> Markup:
    """Named as such: the figure is another territory's."""
    return Markup("Valeur {}{}: la source n’en publie pas {}.").format(voice.of(shown), NBSP, voice.within(home))
