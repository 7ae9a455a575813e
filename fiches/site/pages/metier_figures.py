"""The key figures of a métier's page: each column of the table of métiers as one large number, and when it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Metier
from fiches.indicators.model.metier_places import MetierPlaces
from fiches.indicators.model.numbers import Observed
from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.site.fiche import metier_cells
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.model import KeyFigure
from fiches.wording.context import WordingContext
from fiches.wording.marks import missing
from fiches.wording.missing import missing_reason
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Kind, Phrase, capitalised, element
from fiches.wording.prose import constant, prose


def key_figures(places: MetierPlaces, wording: WordingContext) -> list[KeyFigure]:
    """Of the place that is told of first: counts, the ratio, the grade, the range of amounts."""
    return list(_figures(places, wording))


def _figures(places: MetierPlaces, wording: WordingContext) -> Iterator[KeyFigure]:
    own, main = places.own, places.main
    for entry in metier_columns(places.entry, wording):
        number = own.numbers.get(entry.id)
        if number is not None and entry.mesure in ("nombre", "niveau"):
            yield _one(entry, number, main, wording)
        if entry.is_stock and own.ratio is not None:
            yield _ratio(entry, own, wording)
        if entry.mesure == "montant" and own.several.get(entry.id):
            yield _range(entry, own, wording)


def _one(entry: Indicator, number: Observed, main: TerritoryKey, wording: WordingContext) -> KeyFigure:
    """A count with its unit, or a grade with its steps; why there is none."""
    value = wording.marker.large(number, entry)
    found = _figure(entry, prose(entry.short), value, _when(entry, number, wording))
    if number.value is None:
        return replace(found, lines=(capitalised(missing_reason(entry, number.status, main, wording)),))
    return replace(found, grade=int(number.value) if entry.mesure == "niveau" else 0)


def _ratio(entry: Indicator, own: Metier, wording: WordingContext) -> KeyFigure:
    """« 5,7 », under « Demandeurs pour dix offres »: a day's job seekers, a year's offers."""
    label = Phrase("Demandeurs pour {} offres").format(constant("dix", "formule"))
    ratio = own.ratio
    value = missing(NOT_AVAILABLE) if ratio is None or ratio.value is None else wording.marker.ratio(ratio)
    found = _figure(entry, label, value, _when(entry, own.numbers[entry.id], wording))
    return replace(found, id=f"{entry.id}-rapport")


def _range(entry: Indicator, own: Metier, wording: WordingContext) -> KeyFigure:
    """« 1 831 à 2 473 € par mois »: the first and the last of the deciles asked."""
    found = own.several[entry.id]
    value = metier_cells.several(own, entry, wording)
    if any(number.value is not None for number in found):
        value = Phrase(value, NBSP, element(Kind.SMALL, prose(entry.unite)))
    return _figure(entry, prose(entry.short), value, _when(entry, found[0], wording))


def _when(entry: Indicator, number: Observed, wording: WordingContext) -> Phrase:
    if not number.period:
        return EMPTY
    return wording.moment(entry, number.period, code=number.key.nomenclature_code)


def _figure(entry: Indicator, label: Phrase, value: Phrase, when: Phrase) -> KeyFigure:
    return KeyFigure(entry.id, label, value, when, 0, Markup(), ())
