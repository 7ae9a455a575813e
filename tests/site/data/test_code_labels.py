"""What codes are called in the workbook: the catalogue's words, else the source's, else the code."""

from __future__ import annotations

import pytest

from fiches.keys import TerritoryKey
from fiches.site.data.code_labels import CodeLabels
from tests.support.figures import TERRITORIES, catalogue
from tests.support.frames import ILLE

LABELS = {
    ("ROME", "J1501"): "Aide-soignant / Aide-soignante",
    ("DE_1", "ABCDE"): "Demandeurs d'Emploi en catégories A à E",
    ("NIVFORM", "BAC3EP"): ">= Bac + 3",
    ("ETRE", "01"): "=HYPERLINK(1)",
    ("TAILLEETAB", "ETB1"): "0 à 9 salariés",
    ("ETRE", "06"): "3 ans d'expérience",
}
WORDS = CodeLabels(catalogue(), TERRITORIES, LABELS)


@pytest.mark.parametrize(
    ("indicator", "kind", "code", "words"),
    [
        ("DE_1", "ROME", "J1501", "Aide-soignant / Aide-soignante"),
        ("DE_1", "ROME", "Z9999", "Z9999"),
        ("DE_1", "AGE", "AGE1", "15 à 24 ans"),
        ("DE_1", "NIVFORM", "BAC3EP", "Bac + 3 ou plus"),
        ("EMB_1", "TAILLEETAB", "ETB1", "0 à 9 salariés"),
        ("DE_1", "", "ABC", "Demandeurs d’emploi de catégories A, B et C"),
        ("DE_1", "", "ABCDE", "Demandeurs d’Emploi en catégories A à E"),
        ("DE_1", "", "", ""),
        ("SAL_3", "", "SAL1", "Salaires des débutants"),
        ("OFF_1", "ETRE", "01", "=HYPERLINK(1)"),
        ("OFF_1", "ETRE", "06", "3 ans d’expérience"),
        ("OFF_1", "ETRE", "09", "09"),
    ],
)  # fmt: skip
def test_a_code_has_its_words(indicator: str, kind: str, code: str, words: str) -> None:
    assert WORDS.code(indicator, kind, code) == words


def test_indicators_and_places_have_their_names() -> None:
    assert (WORDS.indicator("DE_1"), WORDS.indicator("XX_1")) == ("Demandeurs d’emploi", "XX_1")
    assert (WORDS.territory(ILLE), WORDS.territory(TerritoryKey("DEP", "99"))) == ("Ille-et-Vilaine", "DEP-99")


@pytest.mark.parametrize(
    ("indicator", "code", "period", "words"),
    [
        ("OFF_1", "TOFF", "2026T1", "1er trimestre 2026"),
        ("OFF_1", "TOFF-CUMUL12MOIS", "2026T1", "avril 2025 à mars 2026"),
        ("DE_5", "MOIS EN COURS", "2026T1", "mars 2026"),
        ("DE_5", "NOUVEAU", "2026T1", "compte arrêté fin mars 2026"),
        ("DYN_1", "", "2026T2", "2e trimestre 2026"),
        ("OFF_9", "X", "2026T1", "1er trimestre 2026"),
        ("DE_1", "ABC", "ancien", "ancien"),
    ],
)
def test_a_period_is_said_by_the_window_of_its_code(indicator: str, code: str, period: str, words: str) -> None:
    assert WORDS.period(indicator, code, period) == words
