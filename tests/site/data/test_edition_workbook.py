"""The workbook of the whole edition: a line a fiche, its key figures as the lists have them, what is missing in words."""

from __future__ import annotations

import io
from dataclasses import replace

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from fiches.indicators.model.headline import Headline
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.data.code_labels import CodeLabels
from fiches.site.data.edition_workbook import edition_workbook
from tests.support import figures as build
from tests.support.source import spaces

NAME = "donnees/fiches-2026T1.xlsx"


def made(context: SiteContext | None = None, *headlines: Headline) -> bytes:
    context = context or build.make_context()
    fiches = [FicheSummary(build.ILLE, headlines)] if headlines else build.summaries()
    files = edition_workbook(context, CodeLabels(context.catalogue, context.territories, {}), fiches)
    assert list(files) == [NAME]
    return files[NAME]


def opened(context: SiteContext | None = None, *headlines: Headline) -> Workbook:
    return load_workbook(io.BytesIO(made(context, *headlines)))


def line(*headlines: Headline) -> dict[str, object]:
    """The one of Ille-et-Vilaine, by head."""
    heads, cells = opened(None, *headlines)["Chiffres clés"].iter_rows(values_only=True)
    return {
        spaces(str(head)): spaces(cell) if isinstance(cell, str) else cell
        for head, cell in zip(heads, cells, strict=True)
    }


def test_a_line_a_fiche_in_the_order_given_with_its_heads_in_sight() -> None:
    book = opened()
    page = book["Chiffres clés"]
    assert book.sheetnames == ["Lire", "Chiffres clés", "Définitions"]
    assert [cell.value for cell in page["B"][1:]] == [key.code for key in build.TERRITORIES]
    assert page["B2"].data_type == "s"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", f"A1:Z{len(build.TERRITORIES) + 1}")


def test_a_figure_has_its_value_its_period_and_its_change() -> None:
    found = line(*build.full_headlines())
    assert (found["Territoire"], found["Code du territoire"]) == ("Ille-et-Vilaine", "35")
    name = "Demandeurs d’emploi (A, B, C)"
    assert (found[name], found[f"{name} : sur un an (%)"], found[f"{name} : remarque"]) == (41230, 2.9, None)
    assert found[f"{name} : période"] == "fin mars 2026"
    assert found["Difficulté de recrutement"] == 4
    assert "Difficulté de recrutement : sur un an (%)" not in found


def test_what_is_missing_is_said_in_words() -> None:
    away = build.headline("tension", 4, period=build.YEAR, territory=build.BRETAGNE)
    found = line(build.headline("demandeurs-abc", 0, change=None), build.headline("demandeurs-a", None), away)
    assert found["Embauches : remarque"] == "non disponible"
    assert (found["Embauches"], found["Embauches : période"]) == (None, None)
    assert (found["Demandeurs d’emploi (A)"], found["Demandeurs d’emploi (A) : remarque"]) == (None, "non disponible")
    assert found["Difficulté de recrutement : remarque"] == "chiffre de la Bretagne (REG-53)"


def test_a_change_that_the_lists_say_in_words_has_no_number() -> None:
    found = line(build.headline("demandeurs-abc", 41_230, change=0.1))
    assert found["Demandeurs d’emploi (A, B, C) : sur un an (%)"] is None
    assert found["Demandeurs d’emploi (A, B, C) : remarque"] == "sur un an : stable"


def test_to_read_says_what_it_is_and_where_all_the_lines_are() -> None:
    kept = {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}
    context = replace(build.make_context(url="https://exemple.fr/", demo=True), degraded=kept)
    lines = opened(context)["Lire"].iter_rows(values_only=True)
    said = {spaces(str(name)): spaces(str(value)) for name, value, *_ in lines if name}
    assert said["Édition"] == "1er trimestre 2026 (2026T1)"
    assert said["Fiches"] == str(len(build.TERRITORIES))
    assert said["Données simulées"] == "oui"
    assert said["Licence"] == "Licence Ouverte 2.0"
    assert said["Chiffres repris"] == "Ille-et-Vilaine : ceux de l’édition du 4e trimestre 2025"
    assert "fiches-2026T1.csv.gz" in said["Toutes les lignes"]


def test_the_bytes_depend_on_the_figures_alone() -> None:
    assert made() == made()
    assert made() != made(None, *build.full_headlines())
