"""The series that no fiche shows: each listed with its definition, the rows where it is, its periods."""

from __future__ import annotations

import pytest

from fiches.content.catalogue import Indicator
from fiches.site.pages.data_series import series_table
from fiches.wording.phrase import plain_text
from tests.support.frames import catalogue, entry
from tests.support.source import spaces

ALONE = {"chart": "aucun", "page": False}


def told(one: Indicator) -> list[str]:
    table = series_table(catalogue(entry("shown"), one))
    assert table is not None
    (line,) = table.lines
    return [spaces(plain_text(phrase)) for phrase in (line.head, *(cell.value for cell in line.cells))]


def test_without_any_there_is_no_table() -> None:
    assert series_table(catalogue()) is None


def test_a_series_says_its_columns_in_their_order() -> None:
    asked = {"activite": "ROME", "caracteristique": "AGE", "modalites": ("AGE1", "AGE3"), "codes": ("ABC", "A")}
    found = told(entry("jeunes", **ALONE, **asked))
    assert found == ["jeunes", "…", "DE_1 ; ROME ; ABC, A ; AGE ; AGE1, AGE3 ; nombre", "le dernier trimestre"]


def test_every_code_is_said_in_words() -> None:
    assert told(entry("comptes", **ALONE, codes=("*",)))[2] == "DE_1 ; CUMUL ; tous les codes ; nombre"


@pytest.mark.parametrize(
    ("asked", "periods"),
    [
        ({}, "le dernier trimestre"),
        ({"historique": True}, "toutes"),
        ({"un_an_avant": True}, "le dernier trimestre et le même de l’année précédente"),
        ({"indicateur": "PERSP_2", "codes": ("PERSPECTIVE",)}, "la dernière année"),
        (
            {"indicateur": "PERSP_2", "codes": ("PERSPECTIVE",), "un_an_avant": True},
            "la dernière année et la précédente",
        ),
    ],
)
def test_a_series_says_its_periods(asked: dict[str, object], periods: str) -> None:
    assert told(entry("x", activite="ROME", **ALONE, **asked))[3] == periods
