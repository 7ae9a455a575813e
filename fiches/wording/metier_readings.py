"""Readings of métiers: the first of the table with its job seekers for ten offers; of the field, where it is hard to recruit."""

from __future__ import annotations

from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Observed
from fiches.wording.context import WordingContext
from fiches.wording.items import HIGH
from fiches.wording.labels import activity_label
from fiches.wording.metier_counts import volume_of
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import listed_phrases
from fiches.wording.prose import constant, prose
from fiches.wording.ruled_sentence import METIER, NO_SENTENCE, RuledSentence

FIRST_METIERS = 10  # open in the table, named in the field


def metiers_reading(block: Block, wording: WordingContext) -> RuledSentence:
    """Of the field where the block is one, else of the table's first métier."""
    if block.period is None:
        return NO_SENTENCE
    if block.indicator.chart.by_volume:
        return _field_reading(block, block.period, wording)
    known = [m for m in block.metiers if (n := m.numbers.get(block.indicator.id)) and n.value is not None]
    return _first_reading(block, block.period, known[0], wording) if known else NO_SENTENCE


def field_metiers(
    block: Block, wording: WordingContext, *, first: int | None = None
) -> list[tuple[Metier, Observed, Observed]]:
    """The métiers that have a volume over zero and a grade, the largest volumes first; of the `first` ones only."""
    volume = volume_of(block.indicator, wording)
    if volume is None:
        return []
    counted = [(m, n) for m in block.metiers if (n := m.numbers.get(volume.id)) is not None and n.value]
    counted.sort(key=lambda one: (-(one[1].value or 0.0), one[0].code))
    graded = ((m, n, m.numbers.get(block.indicator.id)) for m, n in counted[:first])
    return [(m, n, grade) for m, n, grade in graded if grade is not None and grade.value is not None]


def _field_reading(block: Block, period: str, wording: WordingContext) -> RuledSentence:
    """« En 2025, en Ille-et-Vilaine, parmi les métiers nommés, recruter est difficile pour « Agent de piste » (5 sur 5). »"""
    named = [(metier, grade) for metier, _, grade in field_metiers(block, wording, first=FIRST_METIERS)]
    if not named:
        return NO_SENTENCE
    hard = sorted((one for one in named if (one[1].value or 0) >= HIGH), key=lambda one: -(one[1].value or 0))
    if hard:
        told = listed_phrases(
            [Phrase("{} ({})").format(_quoted(m, n, wording), wording.marker.grade_text(n)) for m, n in hard]
        )
        said = Phrase("parmi les métiers nommés, recruter est difficile pour {}").format(told)
    else:
        highest = wording.marker.grade_text(max((n for _, n in named), key=lambda number: number.value or 0))
        said = Phrase("recruter n’est difficile pour aucun des métiers nommés ({} au plus)").format(highest)
    moment = wording.moment(block.indicator, period, capital=True)
    return RuledSentence(Phrase("{}, {}, {}.").format(moment, wording.within(block.shown), said), METIER)


def _first_reading(block: Block, period: str, metier: Metier, wording: WordingContext) -> RuledSentence:
    """« D’avril 2025 à mars 2026, à Paris, « Serveur » : 1 980 offres, et 5,7 demandeurs d’emploi pour dix offres. »"""
    number = metier.numbers[block.indicator.id]
    ratio = metier.ratio
    beside = EMPTY
    if ratio is not None and ratio.value is not None:
        sought = "demandeur" if ratio.value < 2 else "demandeurs"
        beside = Phrase(", et {} {} d’emploi pour {} offres").format(
            wording.marker.ratio(ratio), sought, constant("dix", "formule")
        )
    said = Phrase("{}, {}, {}{}{}{}.").format(
        wording.moment(block.indicator, period, code=number.key.nomenclature_code, capital=True),
        wording.within(block.shown),
        _quoted(metier, number, wording),
        COLON,
        wording.value(number, block.indicator),
        beside,
    )
    return RuledSentence(said, METIER)


def _quoted(metier: Metier, number: Observed, wording: WordingContext) -> Phrase:
    label = activity_label(number.key.activity_type, metier.code, wording.labels)
    return Phrase("«{}{}{}»").format(NBSP, prose(label, "libellé"), NBSP)
