"""Places as a table: each value over its change, each column under its period."""

from __future__ import annotations

from fiches.site.places_table import Place, coded, places_table
from fiches.wording.phrase import Phrase, plain_text, screen_html
from tests.support import figures as build
from tests.support.source import spaces


def test_a_line_a_place_and_the_reserve_of_its_changes_once() -> None:
    figures = (
        build.headline("demandeurs-abc", 41_230, change=2.9),
        build.headline("tension", 4, period=build.YEAR),
    )
    wording = build.make_context().wording()
    table = places_table(
        Phrase("Lieux"), "Département", [Place(build.ILLE, Phrase("Ille-et-Vilaine"), figures, "lettre-i")], wording
    )
    (line,) = table.lines
    said = dict(
        zip(
            (spaces(plain_text(c.head)) for c in table.columns),
            (spaces(plain_text(c.whole)) for c in line.cells),
            strict=False,
        )
    )
    assert said["Demandeurs d’emploi (A, B, C), fin mars 2026"] == "41 230"
    assert said["Difficulté de recrutement, 2025"] == "4 sur 5 élevée"
    assert [column.classes for column in table.columns] == ["", "dessous", "", "dessous", "", "dessous", "mots", "mots"]
    assert table.stacks == 4
    assert line.id == "lettre-i"
    assert table.legend.count("réserve") == 1


def test_a_place_without_figures_says_so() -> None:
    wording = build.make_context().wording()
    table = places_table(Phrase("Lieux"), "Département", [Place(build.ILLE, Phrase("x"), ())], wording)
    assert {spaces(plain_text(cell.whole)) for cell in table.lines[0].cells} == {"n. d.", "—"}
    assert "non disponible" in table.legend


def test_the_code_stands_in_small_after_the_name() -> None:
    said = screen_html(coded(Phrase("Ille-et-Vilaine"), build.ILLE))
    assert said == 'Ille-et-Vilaine <span class="code"><span data-constante="code">35</span></span>'
