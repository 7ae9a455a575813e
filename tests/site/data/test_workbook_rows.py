"""The lines of `Données`: rows in words, the measures of one count side by side, each cell of its type."""

from __future__ import annotations

from datetime import date

import pytest

from fiches.site.data.code_labels import CodeLabels
from fiches.site.data.open_data import Row
from fiches.site.data.workbook_rows import COLUMNS, data_sheet
from tests.support.figures import TERRITORIES, catalogue
from tests.support.source import spaces

LABELS = {("ETRE", "01"): "=HYPERLINK(1)", ("ROME", "J1501"): "Aide-soignant / Aide-soignante"}
WORDS = CodeLabels(catalogue(), TERRITORIES, LABELS)


def row(**changes: str) -> Row:
    cells = {
        "indicator": "DE_1", "level": "DEP", "place": "35", "kind": "CUMUL", "activity": "CUMUL", "code": "ABC",
        "type": "", "item": "", "period": "2026T1", "measure": "nombre", "value": "41230", "status": "",
        "date": "2026-05-28T10:02:11+02:00",
    }  # fmt: skip
    return tuple({**cells, **changes}.values())


def written(*rows: Row) -> list[dict[str, object]]:
    heads = [column.title for column in COLUMNS]
    return [dict(zip(heads, line, strict=True)) for line in data_sheet(rows, WORDS).lines]


def test_a_row_is_said_in_words() -> None:
    (line,) = written(row())
    assert {name: cell for name, cell in line.items() if cell is not None} == {
        "Indicateur": "Demandeurs d’emploi", "Territoire": "Ille-et-Vilaine", "Niveau territorial": "Département",
        "Code du territoire": "35", "Activité": "Toutes activités",
        "Ce qui est compté": "Demandeurs d’emploi de catégories A, B et C", "Période": "fin mars 2026",
        "Nombre": 41230.0, "Date de mise à jour": date(2026, 5, 28),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"value": "12.5", "measure": "pourcentage"}, "Part (%)", 12.5),
        ({"value": "-1.09", "measure": "score"}, "Score", -1.09),
        ({"value": "4", "measure": "niveau"}, "Classe (de 1 à 5)", 4.0),
        ({"value": "2150", "measure": "montant"}, "Montant (€)", 2150.0),
        ({"value": "", "status": "nd"}, "Nombre", None),
        ({"value": "", "status": "nd"}, "Remarque", "non disponible"),
        ({"value": "", "status": "s"}, "Remarque", "secret statistique"),
        ({"value": "", "status": "na"}, "Remarque", "sans objet"),
        ({"value": "0", "status": "a"}, "Remarque", "moins de 5"),
        ({"value": "0", "status": "a"}, "Nombre", 0.0),
        ({"period": "2025"}, "Période", "année 2025"),
        ({"date": ""}, "Date de mise à jour", None),
        ({"date": "=1+1"}, "Date de mise à jour", "=1+1"),
        ({"kind": "ROME", "activity": "J1501"}, "Activité", "Aide-soignant / Aide-soignante"),
        ({"kind": "ETRE", "activity": "01"}, "Code de l’activité", "01"),
        ({"kind": "ETRE", "activity": "01"}, "Activité", "=HYPERLINK(1)"),
        ({"level": "DEP", "place": "01"}, "Code du territoire", "01"),
        ({"type": "AGE", "item": "AGE1"}, "Caractéristique", "Âge"),
        ({"type": "AGE", "item": "AGE1"}, "Modalité", "15 à 24 ans"),
        ({"type": "NOUVEAU", "item": "N1"}, "Caractéristique", "NOUVEAU"),
    ],
)  # fmt: skip
def test_each_cell_of_its_type(changes: dict[str, str], column: str, expected: object) -> None:
    (line,) = written(row(**changes))
    assert line[column] == expected
    assert type(line[column]) is type(expected)


def test_the_measures_of_a_count_are_one_line_and_other_dates_another() -> None:
    share = row(measure="pourcentage", value="12")
    (line,) = written(row(), share)
    assert (line["Nombre"], line["Part (%)"], line["Remarque"]) == (41230.0, 12.0, None)
    assert len(written(row(), row(measure="pourcentage", date=""))) == 2
    assert len(written(row(), row(period="2025T4"))) == 2


def test_measures_that_lack_for_different_reasons_say_each_theirs() -> None:
    (line,) = written(row(value="0", status="a"), row(measure="pourcentage", value="", status="s"))
    assert spaces(str(line["Remarque"])) == "nombre : moins de 5 ; pourcentage : secret statistique"
    (line,) = written(row(), row(measure="pourcentage", value="", status="s"))
    assert spaces(str(line["Remarque"])) == "pourcentage : secret statistique"
