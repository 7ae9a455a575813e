"""Histories as tables: the same quarter of each year, grades period by period."""

from __future__ import annotations

from fiches.site.fiche.heading import Heading
from fiches.site.fiche.period_table import grade_table, year_table
from fiches.site.svg_text import text_of
from fiches.site.table import Bar, Steps
from fiches.wording.phrase import Phrase
from fiches.wording.titles import title
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()


def test_years_have_bars_on_one_scale() -> None:
    block = build.evolution_block("demandeurs-a", [1000.0, 1, 1, 1, 500, 1, 1, 1, 750])
    found = year_table(block, Heading(Phrase("Légende")), WORDING)
    assert [line.cells[0].drawn for line in found.lines] == [Bar(75), Bar(50), Bar(100)]
    assert (found.barred, found.ranked, found.rest) == (True, False, None)
    assert text_of(found.caption) == "Légende"


def test_the_latest_year_has_the_change_that_its_title_says() -> None:
    block = build.evolution_block("demandeurs-a", [1000.0, 1, 1, 1, 1100, 1, 1, 1, 1200])
    assert block.evolution is not None
    said = title(block, WORDING)
    first, *others = year_table(block, Heading(Phrase("Légende"), said), WORDING).lines
    assert spaces(text_of(first.cells[0].note)).endswith("% en un an")
    assert not [cell for line in others for cell in line.cells if cell.note]
    silent = year_table(block, Heading(Phrase("Légende"), Phrase("Sans nombre")), WORDING)
    assert not silent.lines[0].cells[0].note


def test_a_break_lies_under_the_first_year_after_it() -> None:
    block = build.evolution_block("demandeurs-a", [float(100 + v) for v in range(9)], breaks=("2025T1",))
    found = year_table(block, Heading(Phrase("Légende")), WORDING)
    assert [line.broken for line in found.lines] == [False, True, False]


def test_grades_are_steps_beside_their_parents() -> None:
    found = grade_table(
        build.scale_block("dynamique", [3, None, 2], last="2026T2"), Heading(Phrase("Légende")), WORDING
    )
    assert [line.cells[0].drawn for line in found.lines][:2] == [Steps(2, None), None]
    assert [spaces(text_of(line.head)) for line in found.lines] == ["T2 2026", "T1 2026", "T4 2025"]


def test_a_long_history_of_grades_folds_and_says_what_it_leaves_out() -> None:
    found = grade_table(build.scale_block("dynamique", [3] * 17, last="2026T2"), Heading(Phrase("Légende")), WORDING)
    assert found.rest is not None
    assert (len(found.lines), len(found.rest.lines)) == (5, 5)
    assert spaces(text_of(found.caption)).startswith("Légende (10 des 17)")
