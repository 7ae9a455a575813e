"""What a métier's page says first: its offers over a year in the country, and where they are the most numerous."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.indicators.claims.lists import TIED, leading_claim
from fiches.indicators.claims.model import Members
from fiches.indicators.model.metier_places import MetierPlaces
from fiches.indicators.model.numbers import Observed
from fiches.wording.claimed import claimed
from fiches.wording.clauses import Change, change_clause
from fiches.wording.context import WordingContext
from fiches.wording.missing import missing_reason
from fiches.wording.phrase import EMPTY, Phrase

_TURN = 1  # « , soit 2,9 % de plus qu’un an plus tôt »


def metier_sentences(places: MetierPlaces, wording: WordingContext) -> Iterator[Phrase]:
    """One sentence on the country, one on its parts where rounding lets it be said."""
    yield _offers(places, wording)
    if where := _where(places, wording):
        yield where


def _offers(places: MetierPlaces, wording: WordingContext) -> Phrase:
    """« D’avril 2025 à mars 2026, 203 450 offres en France, soit 2,9 % de plus qu’un an plus tôt. »"""
    entry, own = places.entry, places.own
    number = own.numbers.get(entry.id)
    if number is None or number.value is None:
        return missing_reason(entry, number.status if number else "nd", places.main, wording)
    when = wording.moment(entry, number.period, code=number.key.nomenclature_code, capital=True)
    clause = change_clause(Change(entry, number, own.change, ()), wording, turn=_TURN) if own.change else EMPTY
    return Phrase("{}, {} {}{}.").format(when, wording.value(number, entry), wording.within(places.main), clause)


def _where(places: MetierPlaces, wording: WordingContext) -> Phrase:
    """« C’est en Île-de-France qu’elles sont les plus nombreuses : 32 450 offres. »; two where they are nearly equal."""
    claim = leading_claim(Members(places.parts), wording.catalogue.affirmations)
    if claim is None:
        return EMPTY
    tied = claim.name == TIED
    heads = [one for one in claim.arguments[: 2 if tied else 1] if isinstance(one, Observed)]
    named = Phrase(" et ").join(wording.within(one.territory) for one in heads)
    figures = wording.values(heads, places.entry)
    if tied:
        words = claimed(claim, Phrase("{}, presque à égalité").format(named), wording.home)
        return Phrase("Elles sont d’abord {} ({}).").format(words, figures)
    words = claimed(claim, Phrase("{} qu’elles sont les plus nombreuses").format(named), wording.home)
    return Phrase("C’est {} ({}).").format(words, figures)
