"""What a métier's page says first: the year's offers, their change where it may be told, where they are the most numerous."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.edition_data import EditionData
from fiches.keys import FRANCE, TerritoryKey
from fiches.wording.metier_sentences import metier_sentences
from fiches.wording.phrase import Phrase, claims, marks, plain_text
from tests.support import metiers
from tests.support.figures import BRETAGNE, ILLE
from tests.support.metiers import NORMANDIE
from tests.support.source import spaces


def sentences(found: EditionData | None = None) -> list[Phrase]:
    edition = found or metiers.data()
    return list(metier_sentences(metiers.places(edition), metiers.context(edition).wording()))


def texts(found: EditionData | None = None) -> list[str]:
    return [spaces(plain_text(one)) for one in sentences(found)]


def changed(place: TerritoryKey, offers: float | None) -> EditionData:
    counts = {**metiers.COUNTS, place: (offers, *metiers.COUNTS[place][1:])}
    return metiers.data(metiers.rows(counts))


def test_offers_their_change_and_where_they_are_the_most_numerous() -> None:
    assert texts() == [
        "D’avril 2025 à mars 2026, 180 000 offres en France, soit 11,1 % de plus qu’un an plus tôt.",
        "C’est en Bretagne qu’elles sont les plus nombreuses (60 000 offres).",
    ]
    first, second = sentences()
    assert marks(first)[0] == "NAT-FR/OFF_1.ROME.J1501.TOFF-CUMUL12MOIS...2026T1.nombre"
    assert claims(first)[0].startswith("hausse(NAT-FR/OFF_1")
    (claim,) = claims(second)
    assert claim.startswith("premier(REG-53/")
    assert [f"{place}/" in claim for place in (BRETAGNE, NORMANDIE)] == [True, True]


def test_two_that_rounding_leaves_level_are_said_to_be() -> None:
    edition = changed(NORMANDIE, 29_995)
    places = metiers.places(edition)
    third = places.rows[ILLE].numbers[places.entry.id]
    said = list(metier_sentences(replace(places, parts=(*places.parts, third)), metiers.context(edition).wording()))
    assert spaces(plain_text(said[1])) == (
        "Elles sont d’abord en Bretagne et en Normandie, presque à égalité (60 000 et 59 990 offres)."
    )


def test_nothing_is_said_of_a_list_with_a_hole() -> None:
    assert len(texts(changed(NORMANDIE, None))) == 1


def test_a_missing_count_is_explained() -> None:
    (said,) = texts(changed(FRANCE, None))[:1]
    assert said == "Donnée non disponible, car la source ne publie rien en France pour cet indicateur."
