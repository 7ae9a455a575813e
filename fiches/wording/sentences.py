"""The sentence of the quarter and the reading of each key figure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from fiches.catalogue import Indicator
from fiches.figures import Headline, Observed
from fiches.schemas import TerritoryKey
from fiches.wording.changes import (
    against,
    change_words,
    grade_change,
    is_given,
)
from fiches.wording.numbers import NBSP
from fiches.wording.prose import capitalised, lowered, prose
from fiches.wording.voice import Phrase, Voice

MAYOTTE = (TerritoryKey("REG", "06"), TerritoryKey("DEP", "976"))  # DEP 06 is Alpes-Maritimes
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


def headline_sentence(headline: Headline, voice: Voice) -> Markup:
    """Value, change over a year, comparison; empty when the value is missing."""
    if headline.number.value is None:
        return Markup("")
    said = statement(headline.number, headline.indicator, headline.period, voice)
    return Markup("{}{}{}.").format(said, _change(headline, voice), _elsewhere(headline, voice))


def _change(headline: Headline, voice: Voice) -> Markup:
    if headline.indicator.mesure == "niveau":
        words = grade_change(headline.series, headline.period, headline.indicator, headline.number, voice)
    elif headline.evolution is not None:
        words = change_words(headline.evolution, voice)
    else:
        return Markup("")
    return Markup(", {}").format(words) if words else Markup("")


def _elsewhere(headline: Headline, voice: Voice) -> Markup:
    if headline.indicator.mesure != "niveau" and not is_given(headline.evolution):
        return Markup("")
    others = (c for c in headline.comparisons if c.territory != headline.number.territory)
    return next((against(c, headline.number, headline.indicator, voice) for c in others), Markup(""))


def quarter_sentences(headlines: Sequence[Headline], voice: Voice) -> tuple[Markup, ...]:
    """The paragraph of the quarter: one sentence a key figure that has a phrase; never empty."""
    chosen = [h for h in headlines if h.indicator.id in voice.phrases] or list(headlines)[:3]
    said = tuple(sentence for headline in chosen if (sentence := headline_sentence(headline, voice)))
    return said or (NOTHING,)


def missing_reason(indicator: Indicator, missing: str, home: TerritoryKey, voice: Voice) -> Markup:
    """Why there is nothing here, in one sentence."""
    if home in MAYOTTE and "hors Mayotte" in indicator.champ:
        return Markup("L’indicateur couvre la France hors Mayotte{}: il n’y a pas de valeur ici.").format(NBSP)
    if missing == "na":
        return Markup("Sans objet{}: la source ne produit pas cet indicateur à ce niveau de territoire.").format(NBSP)
    if missing == "s":
        return Markup("Valeur non diffusée par la source, au titre du secret statistique.")
    return Markup("Donnée non disponible{}: la source ne publie rien {} pour cet indicateur.").format(
        NBSP, voice.within(home)
    )


def borrowed_note(shown: TerritoryKey, home: TerritoryKey, voice: Voice) -> Markup:
    """Named as such: the figure is another territory's."""
    return Markup("Valeur {}{}: la source n’en publie pas {}.").format(voice.of(shown), NBSP, voice.within(home))
