"""`donnees-excel.csv`: the same rows, in French words, as French Excel opens them."""

from __future__ import annotations

import csv
import io

import pytest

from fiches.site.data.excel import HEADERS, CodeLabels, excel_bytes
from fiches.site.data.open_data import Row
from fiches.territories import Territory
from tests.support.figures import TERRITORIES, catalogue
from tests.support.frames import ILLE

LABELS = {
    ("ROME", "J1501"): "Aide-soignant / Aide-soignante",
    ("DE_1", "ABCDE"): "Demandeurs d'Emploi en catégories A à E",
    ("NIVFORM", "BAC3EP"): ">= Bac + 3",
    ("ETRE", "01"): "=HYPERLINK(1)",
    ("TAILLEETAB", "ETB1"): "0 à 9 salariés",
    ("ETRE", "02"): "\ufeff=1+1",
    ("ETRE", "03"): "\u202e\t@SUM(A1)",
    ("ETRE", "04"): "1-9",
    ("ETRE", "05"): "12E3",
    ("ETRE", "06"): "3 ans d'expérience",
    ("ETRE", "07"): "\r=1",
    ("ETRE", "08"): "+33",
}
WORDS = CodeLabels(catalogue(), TERRITORIES, LABELS)


def row(**changes: str) -> Row:
    cells = {
        "indicator": "DE_1", "level": "DEP", "place": "35", "kind": "CUMUL", "activity": "CUMUL", "code": "ABC",
        "type": "", "item": "", "period": "2026T1", "measure": "nombre", "value": "41230", "status": "",
        "date": "2026-05-28T10:02:11+02:00",
    }  # fmt: skip
    return tuple({**cells, **changes}.values())


def written(*rows: Row) -> list[dict[str, str]]:
    text = excel_bytes(rows, WORDS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_file_opens_alone_in_french_excel() -> None:
    raw = excel_bytes([row()], WORDS)
    assert raw.startswith(b"\xef\xbb\xbfIndicateur;Territoire;")
    assert raw.count(b"\r\n") == 2
    assert len(written(row())[0]) == len(HEADERS)


def test_a_row_is_said_in_words() -> None:
    assert list(written(row())[0].values()) == [
        "Demandeurs d’emploi", "Ille-et-Vilaine", "Département", "DEP-35", "Toutes activités", "",
        "Demandeurs d’emploi de catégories A, B et C", "", "", "fin mars 2026", "nombre", "41230", "",
        "28/05/2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"value": "12.5", "measure": "pourcentage"}, "Valeur", "12,5"),
        ({"value": "-1.09", "measure": "score"}, "Valeur", "-1,09"),
        ({"value": "", "status": "nd"}, "Valeur", ""),
        ({"value": "", "status": "nd"}, "Remarque", "non disponible"),
        ({"value": "", "status": "s"}, "Remarque", "secret statistique"),
        ({"value": "", "status": "na"}, "Remarque", "sans objet"),
        ({"value": "0", "status": "a"}, "Remarque", "moins de 5"),
        ({"measure": "montant"}, "Mesure", "montant, en euros"),
        ({"measure": "niveau"}, "Mesure", "niveau, de 1 à 5"),
        ({"period": "2025"}, "Période", "année 2025"),
        ({"period": "autre"}, "Période", "autre"),
        ({"date": ""}, "Date de mise à jour", ""),
        ({"kind": "ROME", "activity": "J1501"}, "Activité", "Aide-soignant / Aide-soignante"),
        ({"kind": "ROME", "activity": "J1501"}, "Code de l’activité", "J1501"),
        ({"kind": "ROME", "activity": "Z9999"}, "Activité", "Z9999"),
        ({"type": "AGE", "item": "AGE1"}, "Caractéristique", "Âge"),
        ({"type": "AGE", "item": "AGE1"}, "Modalité", "15 à 24 ans"),
        ({"type": "NIVFORM", "item": "BAC3EP"}, "Modalité", "Bac + 3 ou plus"),
        ({"type": "TAILLEETAB", "item": "ETB1"}, "Modalité", "0 à 9 salariés"),
        ({"type": "NOUVEAU", "item": "N1"}, "Caractéristique", "NOUVEAU"),
        ({"code": "ABCDE"}, "Ce qui est compté", "Demandeurs d’Emploi en catégories A à E"),
        ({"code": ""}, "Ce qui est compté", ""),
        ({"indicator": "SAL_3", "kind": "FAP225", "code": "SAL1"}, "Ce qui est compté", "Salaires des débutants"),
        ({"indicator": "XX_1"}, "Indicateur", "XX_1"),
        ({"level": "DEP", "place": "99"}, "Territoire", "DEP-99"),
        ({"kind": "ETRE", "activity": "01"}, "Activité", "'=HYPERLINK(1)"),
        ({"kind": "ETRE", "activity": "02"}, "Activité", "'\ufeff=1+1"),
        ({"kind": "ETRE", "activity": "03"}, "Activité", "'\u202e\t@SUM(A1)"),
        ({"kind": "ETRE", "activity": "04"}, "Activité", "'1-9"),
        ({"kind": "ETRE", "activity": "05"}, "Activité", "'12E3"),
        ({"kind": "ETRE", "activity": "06"}, "Activité", "3 ans d’expérience"),
        ({"kind": "ETRE", "activity": "07"}, "Activité", "'\r=1"),
        ({"kind": "ETRE", "activity": "08"}, "Activité", "'+33"),
        ({"kind": "ETRE", "activity": "09"}, "Activité", "ETRE-09"),
        ({"kind": "ETRE", "activity": "01"}, "Code de l’activité", "ETRE-01"),
        ({"kind": "NAF88", "activity": "01"}, "Code de l’activité", "NAF88-01"),
        ({"kind": "NAF21", "activity": "A"}, "Code de l’activité", "A"),
        ({"type": "AGE", "item": "01"}, "Modalité", "AGE-01"),
        ({"date": "=1+1"}, "Date de mise à jour", "'=1+1"),
        ({"date": "\ufeff=1+1"}, "Date de mise à jour", "'\ufeff=1+1"),
        ({"date": "=HYPER-01-02"}, "Date de mise à jour", "'=HYPER-01-02"),
        ({"status": "=1"}, "Remarque", "'=1"),
        ({"measure": "@x"}, "Mesure", "'@x"),
    ],
)  # fmt: skip
def test_each_cell_in_its_words(changes: dict[str, str], column: str, expected: str) -> None:
    assert written(row(**changes))[0][column] == expected


def test_a_name_with_a_semicolon_stays_one_cell() -> None:
    named = CodeLabels(catalogue(), {ILLE: Territory(ILLE, "Ici ; là", "", "", "")}, {})
    text = excel_bytes([row()], named).decode("utf-8-sig")
    assert {len(line) for line in csv.reader(io.StringIO(text, newline=""), delimiter=";")} == {len(HEADERS)}


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
