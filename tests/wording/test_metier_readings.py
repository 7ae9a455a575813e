"""Readings of métiers: of the table, the first and its seekers; of the field, where it is hard to recruit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Computed
from fiches.wording.metier_readings import field_metiers, metiers_reading
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()
TABLE, FIELD = build.metiers_blocks()
OFFERS = build.indicator("metiers-offres-12-mois")


def said(block: Block) -> str:
    return spaces(plain_text(metiers_reading(block, WORDING).text))


def with_grades(*grades: int | None) -> Block:
    """A field of so many métiers of the edition, with these grades."""
    codes = ("J1501", "A1203", "N4101")
    metiers = [
        Metier(
            code,
            {
                OFFERS.id: build.observed(OFFERS, 900 - 10 * place, activity=code),
                FIELD.indicator.id: build.observed(FIELD.indicator, grade, period=build.YEAR, activity=code),
            },
        )
        for place, (code, grade) in enumerate(zip(codes, grades, strict=False))
    ]
    return replace(FIELD, metiers=tuple(metiers))


NURSE, GARDENER = "« Aide-soignant / Aide-soignante »", "« Jardinier / Jardinière paysagiste »"


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (
            with_grades(4, 5),
            f"parmi les métiers nommés, recruter est difficile pour {GARDENER} (5 sur 5) et {NURSE} (4 sur 5).",
        ),
        (with_grades(5, 3), f"parmi les métiers nommés, recruter est difficile pour {NURSE} (5 sur 5)."),
        (with_grades(3, 1), "recruter n’est difficile pour aucun des métiers nommés (3 sur 5 au plus)."),
    ],
    ids=["the hardest first", "those that are hard", "none"],
)
def test_the_field_says_where_it_is_hard_to_recruit(block: Block, words: str) -> None:
    assert said(block) == f"En 2025, en Ille-et-Vilaine, {words}"


def test_a_field_without_a_grade_says_nothing() -> None:
    assert said(with_grades(None, None)) == ""


def test_only_the_first_ones_are_named() -> None:
    found = field_metiers(with_grades(None, 5, 4), WORDING, first=2)
    assert [metier.code for metier, _, _ in found] == ["A1203"]


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (5.3, ", et 5,3 demandeurs d’emploi pour dix offres"),
        (1.5, ", et 1,5 demandeur d’emploi pour dix offres"),
        (None, ""),
    ],
)
def test_the_table_says_its_first_metier(ratio: float | None, words: str) -> None:
    first, *others = TABLE.metiers
    numbers = first.numbers["metiers-demandeurs"], first.numbers[OFFERS.id]
    one = replace(first, ratio=Computed("rapport", numbers, ratio, "" if ratio else "base"))
    told = said(replace(TABLE, metiers=(one, *others)))
    assert told == f"D’avril 2025 à mars 2026, en Ille-et-Vilaine, {NURSE} : 1 060 offres{words}."
