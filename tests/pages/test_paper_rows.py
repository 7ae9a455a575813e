"""Blocks arranged in rows: each once, in order, whatever their drawings; columns as even as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from fiches.charts.theme import WIDTH
from fiches.pages.paper_columns import cut, height
from fiches.pages.paper_rows import MOST, PAIR, arranged, drawn_height, is_table
from fiches.pages.views import BlockView
from tests import figures_builders as build
from tests.pages.test_paper import view_of


def blocks() -> dict[str, BlockView]:
    return dict(view_of(build.make_fiche()).blocks)


def kinds() -> dict[str, BlockView]:
    """One block of each sort."""
    found = list(blocks().values())
    return {
        "E": next(b for b in found if b.chart and b.chart.kind == "evolution"),
        "L": next(b for b in found if b.chart and b.chart.kind == "structure"),
        "G": next(b for b in found if b.chart and b.chart.kind == "echelle"),
        "T": next(b for b in found if is_table(b)),
        "M": next(b for b in found if b.missing),
    }


@pytest.mark.parametrize(
    ("sorts", "rows"),
    [
        ("E", "bande:E"),
        ("L", "bande:L"),
        ("EE", "bande:E bande:E"),
        ("ELL", "bande:E colonnes:LL"),
        ("EELL", "bande:E colonnes:ELL"),
        ("EEG", "bande:E colonnes:EG"),
        ("GG", "colonnes:GG"),
        ("LGL", "bande:L bande:G bande:L"),
        ("LLTL", "colonnes:LL tableau:T bande:L"),
        ("MM", "manques:MM"),
        ("LML", "colonnes:LML"),
        ("", ""),
    ],
)
def test_rows_keep_the_order(sorts: str, rows: str) -> None:
    known = kinds()
    given = [replace(known[sort], id=f"{sort}{place}") for place, sort in enumerate(sorts)]
    found = arranged(given)
    assert " ".join(f"{row.kind}:{''.join(block.id[0] for block in row.blocks)}" for row in found.rows) == rows
    assert [block.id for row in found.rows for block in row.blocks] == [block.id for block in given]
    assert set(found.pictures) == {block.id for block in given if block.svg and not is_table(block)}


def test_a_long_run_is_cut_and_nothing_is_lost() -> None:
    given = [replace(kinds()["L"], id=f"L{n}") for n in range(17)]
    found = arranged(given)
    assert all(len(row.blocks) <= MOST for row in found.rows)
    assert [block.id for row in found.rows for block in row.blocks] == [block.id for block in given]
    assert all(row.high > 0 for row in found.rows)


def test_neighbours_missing_for_one_reason_are_named_together() -> None:
    missing = kinds()["M"]
    other = replace(missing, id="x", name="Autre", missing=Markup("Une autre raison."))
    (row,) = arranged([replace(missing, id="a", name="Un"), replace(missing, id="b", name="Deux"), other]).rows
    assert [names for names, _ in row.gaps] == ["Un, Deux", "Autre"]


def test_a_drawing_of_the_page_in_a_half_keeps_words_of_nine_points() -> None:
    drawn = replace(kinds()["G"], svg=Markup('<svg viewBox="0 0 344 99" font-size="12"></svg>'))
    found = arranged([replace(drawn, id="a"), replace(drawn, id="b")])
    assert f'font-size="{12 * WIDTH / PAIR:.1f}"' in found.pictures["a"]


@pytest.mark.parametrize(
    ("heights", "count", "columns"),
    [
        ([1, 1, 1], 3, ["0", "1", "2"]),
        ([3, 1, 1, 1], 2, ["0", "123"]),
        ([1, 1, 1, 3], 2, ["012", "3"]),
        ([5, 1], 3, ["0", "1"]),
        ([2, 2, 2, 2, 2], 3, ["0", "12", "34"]),
        ([], 3, []),
    ],
)
def test_columns_are_cut_in_order_the_tallest_as_low_as_can_be(
    heights: list[float], count: int, columns: list[str]
) -> None:
    found = cut("".join(str(n) for n in range(len(heights))), heights, count)
    assert ["".join(column) for column in found] == columns


def test_a_wider_column_makes_a_lower_block() -> None:
    block = kinds()["L"]
    assert height(block, 100, 332) < height(block, 100, 150)
    assert height(kinds()["M"], 0, 332) > 0


def test_the_height_of_a_drawing_is_read_from_it() -> None:
    assert drawn_height('<svg viewBox="-3 -8 216 92.5">') == 92.5
    assert drawn_height("") == 0
