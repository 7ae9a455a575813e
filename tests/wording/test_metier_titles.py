"""Titles about métiers: which leads, ties said, ungraded ones counted."""

from __future__ import annotations

import pytest

from fiches.indicators.model.block import Block, Metier
from fiches.wording import metier_titles
from fiches.wording.phrase import claims, plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()
OFFERS, GRADE = build.indicator("metiers-offres-12-mois"), build.indicator("metiers-tension-volume")


def field(**metiers: tuple[float, int | None]) -> Block:
    """A field of métiers by their offers and grades."""
    rows = tuple(
        Metier(
            code,
            {
                OFFERS.id: build.observed(OFFERS, offers, activity=code),
                GRADE.id: build.observed(GRADE, grade, period=build.YEAR, activity=code),
            },
        )
        for code, (offers, grade) in metiers.items()
    )
    return Block(GRADE, build.ILLE, build.ILLE, build.YEAR, metiers=rows, every=True)


FIRST = "Parmi les métiers suivis, le métier qui a le plus d’offres est"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (field(J1501=(900, None), A1203=(560, 5)), f"{FIRST} « Aide-soignant / Aide-soignante » : 900 offres, difficulté non publiée"),
        (field(J1501=(900, 4), A1203=(560, 5)), f"{FIRST} « Aide-soignant / Aide-soignante » : 900 offres, difficulté de 4 sur 5 (élevée)"),
        (field(J1501=(900, 4), A1203=(890, None), N4101=(10, 1)),
         "Parmi les métiers suivis, « Aide-soignant / Aide-soignante » et « Jardinier / Jardinière paysagiste » sont presque à"
         " égalité : 900 offres, difficulté de 4 sur 5 (élevée) ; 890 offres, difficulté non publiée"),
        (field(J1501=(900, 4), A1203=(900, 5), N4101=(900, 1)), ""),
    ],
    ids=["without a grade", "graded", "tie", "three"],
)  # fmt: skip
def test_the_metier_of_most_offers(block: Block, said: str) -> None:
    title = metier_titles.cloud(block, WORDING)
    assert spaces(plain_text(title)) == said
    assert len(claims(title)) == bool(said)
