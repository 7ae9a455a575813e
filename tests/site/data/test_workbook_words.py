"""The workbook of a fiche: what it is, how to read it, its values, its definitions."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.data.code_labels import CodeLabels
from fiches.site.data.open_data import Row
from fiches.site.data.workbook_words import workbook
from tests.support import figures as build
from tests.support.source import spaces

ROWS: tuple[Row, ...] = (
    (
        "DE_1",
        "DEP",
        "35",
        "CUMUL",
        "CUMUL",
        "ABC",
        "",
        "",
        "2026T1",
        "nombre",
        "41230",
        "",
        "2026-05-28T10:02:11+02:00",
    ),
    ("OFF_1", "DEP", "01", "ETRE", "01", "TOFF", "", "", "2026T1", "nombre", "", "nd", ""),
)


def opened(context: SiteContext, rows: tuple[Row, ...] = ROWS, key: TerritoryKey = build.ILLE) -> Workbook:
    labels = CodeLabels(context.catalogue, context.territories, {})
    return load_workbook(io.BytesIO(workbook(rows, key, context, labels)))


def said(book: Workbook) -> dict[str, object]:
    lines = book["Lire"].iter_rows(values_only=True)
    return {spaces(str(name)): spaces(str(value)) for name, value, *_ in lines if name}


def test_the_sheets_are_to_read_the_data_and_the_definitions() -> None:
    book = opened(build.make_context())
    assert book.sheetnames == ["Lire", "Données", "Définitions"]
    assert book.active.title == "Lire"
    assert book["Données"]["D3"].value == "01"
    assert book["Données"]["F3"].data_type == "s"


def test_to_read_says_whose_which_edition_which_source_and_which_licence() -> None:
    context = build.make_context(url="https://exemple.fr/", demo=False)
    words = said(opened(context))
    assert words["Territoire"] == "Ille-et-Vilaine (département, code 35)"
    assert words["Édition"] == "1er trimestre 2026 (2026T1)"
    assert words["Source"] == "France Travail, API Marché du travail"
    assert words["Données simulées"] == "non"
    assert words["Licence"] == "Licence Ouverte 2.0"
    assert words["Adresse"] == "https://exemple.fr/departements/35-ille-et-vilaine/"
    assert words["Dernière mise à jour"] == "2026-05-28 00:00:00"
    assert {"moins de 5", "non disponible", "secret statistique", "sans objet", "vide"} <= set(words)


@pytest.mark.parametrize(
    ("change", "name", "words"),
    [
        ({"demo": True}, "Données simulées", "oui"),
        (
            {"demo": True},
            "Source",
            "Données simulées : aucun chiffre de ce classeur n’est un chiffre de France Travail",
        ),
        ({"other_source": "exemple.org"}, "Source", "exemple.org, et non France Travail"),
        (
            {"degraded": {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}},
            "Chiffres repris",
            "de l’édition du 4e trimestre 2025 : la source n’a pas répondu",
        ),
    ],
)
def test_what_is_unusual_is_said_first(change: dict[str, object], name: str, words: str) -> None:
    context = replace(build.make_context(demo=False), **change)  # type: ignore[arg-type]
    assert said(opened(context))[name] == words


def test_every_indicator_and_formula_of_the_catalogue_is_defined() -> None:
    context = build.make_context()
    cells = {spaces(str(cell)) for line in opened(context)["Définitions"].iter_rows(values_only=True) for cell in line}
    assert {spaces(entry.titre) for entry in context.catalogue.indicators} <= cells
    assert {spaces(entry.definition) for entry in context.catalogue.indicators} <= cells
    assert {spaces(one.definition) for one in context.catalogue.formulas.values()} <= cells


def test_breaks_and_reserves_are_told() -> None:
    context = build.make_context()
    cells = {spaces(str(cell)) for line in opened(context)["Lire"].iter_rows(values_only=True) for cell in line}
    assert {spaces(one.incomparable) for one in context.catalogue.breaks} <= cells
    assert {spaces(one.explication) for one in context.catalogue.reserves} <= cells


def test_a_place_without_rows_has_its_workbook() -> None:
    assert "Dernière mise à jour" not in said(opened(build.make_context(), ()))
