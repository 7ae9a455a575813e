"""Blocks arranged in rows: each once, in order, whatever their drawings; columns as even as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from fiches.site.fiche.views import BlockView
from fiches.site.paper.choice import LEAST, Choice
from fiches.site.paper.columns import cut, height
from fiches.site.paper.pictures import Pictures
from fiches.site.paper.rows import MOST, Row, arranged, is_table, pictures_of, split
from fiches.site.paper.sheets import FIRST, HEADING, NEXT, Sheets
from tests.support import figures as build
from tests.support.pages.fakes import view_of


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
    assert " ".join(f"{row.kind}:{''.join(block.id[0] for block in row.blocks)}" for row in found) == rows
    assert [block.id for row in found for block in row.blocks] == [block.id for block in given]
    assert set(dict(pictures_of(found, Pictures()))) == {
        block.id for block in given if block.svg and not is_table(block)
    }


def test_a_long_run_is_cut_and_nothing_is_lost() -> None:
    given = [replace(kinds()["L"], id=f"L{n}") for n in range(17)]
    found = arranged(given)
    assert all(len(row.blocks) <= MOST for row in found)
    assert [block.id for row in found for block in row.blocks] == [block.id for block in given]
    assert all(row.high > 0 for row in found)


def test_neighbours_missing_for_one_reason_are_named_together() -> None:
    missing = kinds()["M"]
    other = replace(missing, id="x", name="Autre", missing=Markup("Une autre raison."))
    (row,) = arranged([replace(missing, id="a", name="Un"), replace(missing, id="b", name="Deux"), other])
    assert [names for names, _ in row.gaps] == ["Un, Deux", "Autre"]


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
    assert height(block, 332, drawn=False) < height(block, 100, drawn=False)
    assert height(block, 332) > height(block, 332, drawn=False)
    assert height(block, 216, reading=True) > height(block, 216)
    assert height(kinds()["M"], 332) > 0


def lists(count: int) -> list[BlockView]:
    return [replace(kinds()["L"], id=f"L{n}") for n in range(count)]


def test_a_group_is_cut_where_a_sheet_ends() -> None:
    """The first part fits in the room, nothing is lost; what cannot be cut, or need not be, stays as it is."""
    group = Row("colonnes", tuple((block,) for block in lists(6)), 900.0, 216)
    room = group.high * 0.75
    first, *rest = split(group, room)
    assert first.high <= room
    assert rest
    assert [b.id for r in (first, *rest) for b in r.blocks] == [b.id for b in group.blocks]
    assert split(group, 5000) == (group,)
    assert split(group, 1) == (group,)
    band = arranged([kinds()["E"]])[0]
    assert split(band, 1) == (band,)


def test_what_does_not_fit_goes_to_the_next_sheet() -> None:
    sheets = Sheets()
    sheets.take(FIRST - 10)
    assert sheets.number == 1
    sheets.take(20)
    assert (sheets.number, sheets.left) == (2, NEXT - 20)
    assert Sheets(0.5).left == FIRST * 0.5


def test_a_section_is_laid_with_its_heading() -> None:
    sheets = Sheets()
    rows = [Row("bande", ((kinds()["E"],),), 100.0, 448), Row("bande", ((kinds()["E"],),), 50.0, 448)]
    assert list(sheets.lay(rows)) == rows
    assert sheets.left == FIRST - HEADING - 150


@pytest.mark.parametrize("most", [5, 6, 7])
def test_each_section_shows_its_first_blocks_then_more_while_they_fit(most: int) -> None:
    """Never fewer than three, never past the sheets; with more sheets, at least as many."""
    sections = [lists(30), lists(2), lists(12)]
    choice = Choice(sections, [300.0], 200.0)
    counts = choice.counts(most)
    assert counts[1] == 2
    assert min(counts[0], counts[2]) >= LEAST
    assert choice.sheets(counts) <= most
    assert choice.sheets([counts[0] + 6, counts[1], counts[2] + 6]) > most or counts == [30, 2, 12]
    assert sum(choice.counts(most + 1)) >= sum(counts)
    assert choice.counts(50) == [30, 2, 12]
    assert [len(laid) > 0 for laid in choice.laid(counts, Sheets())] == [True] * 3
