"""The métiers for paper: the columns that it has room for, seven grades as one drawing with its words."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import fromstring

from fiches.charts.tokens import PAPER
from fiches.site.paper.metiers import metier_table, picture_name, steps_picture
from fiches.site.table import Cell, Column, Line, Table
from fiches.wording.phrase import EMPTY, Kind, Phrase, element, plain_text

NAMES = Phrase(*(element(Kind.STEP, name) for name in ("embauches", "durée")))
STEPS = Phrase(element(Kind.STEP, EMPTY, "4"), element(Kind.STEP, EMPTY, ""))
TOLD = element(Kind.STEPS, STEPS) + element(Kind.BESIDE_STEPS, Phrase("embauches 4 sur 5, durée n. d."))
COLUMNS = (
    Column(Phrase("Offres"), "Offres"),
    Column(Phrase("Sur un an"), "Sur un an", screen_only=True),
    Column(Phrase("Facteurs ", element(Kind.STEPS, NAMES)), "Facteurs", True, screen_only=True),
)
LINES = (
    Line(Phrase("Aide-soignant"), (Cell(Phrase("10")), Cell(Phrase("2")), Cell(TOLD))),
    Line(Phrase("Serveur"), (Cell(Phrase("20")), Cell(Phrase("3")), Cell(Phrase("–")))),
)
TABLE = Table(Phrase("Métiers"), "Métier", COLUMNS, LINES, ("n. d.\u00a0: non disponible.",))


def test_columns_of_a_screen_are_left_out_but_factors() -> None:
    made = metier_table(TABLE)
    assert [plain_text(column.head) for column in made.columns] == ["Offres"]
    assert [[plain_text(cell) for cell in line.cells] for line in made.lines] == [["10"], ["20"]]
    assert [(line.grades, plain_text(line.factors)) for line in made.lines] == [
        ("40", "embauches 4 sur 5, durée n. d."),
        ("", "–"),
    ]
    assert "embauches, durée" in plain_text(made.names)


def test_without_factors_there_is_no_legend_of_them() -> None:
    bare = Table(Phrase("Salaires"), "Famille", COLUMNS[:1], (Line(Phrase("Caissiers"), (Cell(Phrase("10")),)),))
    made = metier_table(bare)
    assert (made.names, made.lines[0].grades) == (EMPTY, "")


def test_the_legend_of_missing_values_goes_with_them() -> None:
    made = metier_table(TABLE)
    assert made.first(2).legend == ""
    assert len(made.first(1).lines) == 1


def test_a_metier_that_the_title_names_is_kept() -> None:
    second = replace(LINES[1], named=True)
    made = metier_table(replace(TABLE, lines=(LINES[0], second)))
    assert [plain_text(line.head) for line in made.first(1).lines] == ["Serveur"]


def test_a_bar_a_factor_as_high_as_its_grade() -> None:
    bars = list(fromstring(steps_picture("1450")))
    heights = [float(bar.get("height", "0")) for bar in bars]
    assert heights[0] * 4 == heights[1]
    assert heights[2] == max(heights)
    assert [bar.get("fill") == PAPER["accent"] for bar in bars] == [False, True, True, False]
    assert picture_name("1450") == "facteurs-1450"
