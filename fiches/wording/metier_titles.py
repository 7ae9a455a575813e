"""Titles of tables and fields of métiers: the one that a territory has most of, ties said, of which métiers said."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.lists import TIED
from fiches.indicators.claims.metiers import LedMetiers, leading_metiers
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed
from fiches.wording.borrowed import elsewhere
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.labels import FAMILIES, activity_label
from fiches.wording.metier_counts import stock_of, volume_of
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase, capitalised, uncapitalised
from fiches.wording.prose import prose

_FOLLOWED = {
    "ROME": "les métiers suivis",
    FAMILIES: "les familles professionnelles des métiers suivis",
}


def metiers(block: Block, wording: WordingContext) -> Phrase:
    """« Parmi les métiers suivis, le métier que visent le plus d’inscrits est « Garde d’enfant » : 3 450 personnes ».

    Of the first stock of the table, of job seekers, where it has one: the field of the same métiers tells the offers.
    """
    told = stock_of(block.indicator, wording) or block.indicator
    led = leading_metiers(block, told.id, wording.catalogue.affirmations)
    if led is None:
        return EMPTY
    figures = wording.values(led.numbers, told)
    return Phrase("{}{}{}{}").format(_led(led, told, wording), elsewhere(block, wording), COLON, figures)


def cloud(block: Block, wording: WordingContext) -> Phrase:
    """The métier of most offers, whether its difficulty is published or not: « … : 710 offres, difficulté de 5 sur 5 (très élevée) »."""
    volume = volume_of(block.indicator, wording)
    led = leading_metiers(block, volume.id, wording.catalogue.affirmations) if volume else None
    if volume is None or led is None:
        return EMPTY
    told = SEMICOLON.join(_with_grade(number, volume, block, wording) for number in led.numbers)
    return Phrase("{}{}{}{}").format(_led(led, block.indicator, wording), elsewhere(block, wording), COLON, told)


def _with_grade(number: Observed, volume: Indicator, block: Block, wording: WordingContext) -> Phrase:
    metier = next((m for m in block.metiers if m.code == number.key.activity_code), None)
    grade = metier.numbers.get(block.indicator.id) if metier is not None else None
    if grade is None or grade.value is None:
        return Phrase("{}, difficulté non publiée").format(wording.value(number, volume))
    return Phrase("{}, difficulté de {}").format(wording.value(number, volume), wording.value(grade, block.indicator))


def _led(led: LedMetiers, indicator: Indicator, wording: WordingContext) -> Phrase:
    """The claiming words, of the métiers that are followed."""
    labels = [
        prose(activity_label(n.key.activity_type, n.key.activity_code, wording.labels), "libellé") for n in led.numbers
    ]
    if led.claim.name == TIED:
        quoted = Phrase(" et ").join(Phrase("«{}{}{}»").format(NBSP, label, NBSP) for label in labels)
        said = Phrase("{} sont presque à égalité").format(quoted)
    else:
        message = prose(indicator.message or "Le premier est « {item} »")
        said = message.format(item=labels[0], bas=EMPTY, haut=EMPTY)
    among = _FOLLOWED.get(led.numbers[0].key.activity_type, "ceux qui sont suivis")
    rest = said if led.claim.name == TIED else uncapitalised(said)
    said = Phrase("Parmi {}{}, {}").format(among, " et publiés" if led.published else "", rest)
    return claimed(led.claim, capitalised(said), wording.home)
