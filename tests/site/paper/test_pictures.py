"""Drawings for paper: made for the width of their column, once each, at the height that was told beforehand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fiches.site.fiche.model import BlockView
from fiches.site.fiche.paper_form import HALF
from fiches.site.paper.pdf import ASSETS, SHEET
from fiches.site.paper.pictures import BAND, COLUMN, PAIR, Pictures, form_of, picture_height
from tests.support import figures as build
from tests.support.pages.fakes import view_of

SIZE = re.compile(r'viewBox="0 0 (\S+) (\S+)" width="\S+" height="\S+"')


def blocks() -> dict[str, BlockView]:
    """One block of each kind of chart."""
    return {b.chart.kind: b for b in view_of(build.make_fiche()).blocks.values() if b.chart is not None and b.svg}


KINDS = sorted(blocks())


def size(svg: str) -> tuple[float, float]:
    found = SIZE.search(svg)
    assert found is not None, svg[:200]
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("kind", KINDS)
def test_a_half_of_the_sheet_is_filled_at_the_height_told(kind: str) -> None:
    block = blocks()[kind]
    wide, high = size(Pictures().of(block, PAIR))
    assert wide == PAIR
    assert high == pytest.approx(picture_height(block, PAIR), abs=0.06)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if form_of(blocks()[kind]).narrow])
def test_a_narrow_kind_is_drawn_for_a_third(kind: str) -> None:
    block = blocks()[kind]
    wide, high = size(Pictures().of(block, COLUMN))
    assert wide == COLUMN
    assert high == pytest.approx(picture_height(block, COLUMN), abs=0.06)


def test_lines_fill_a_band() -> None:
    assert size(Pictures().of(blocks()["evolution"], BAND))[0] == BAND


def test_a_table_with_bars_has_a_height_that_follows_its_lines() -> None:
    block = view_of(build.make_fiche()).blocks["demandeurs-age"]
    assert block.table is not None
    assert form_of(block).narrow
    shorter = replace(block, table=replace(block.table, lines=block.table.lines[:2]))
    assert picture_height(block, PAIR) - picture_height(shorter, PAIR) > 2.5 * (picture_height(shorter, PAIR) / 4)
    assert picture_height(block, COLUMN) >= picture_height(block, PAIR)


@pytest.mark.parametrize("wide", [COLUMN, PAIR, BAND])
def test_words_are_of_twelve_pixels_and_colours_bare(wide: float) -> None:
    for block in blocks().values():
        svg = Pictures().of(block, wide)
        assert set(re.findall(r'font-size="([^"]+)"', svg)) <= {"12"}
        assert not re.search(r"var\(|data-|<title", svg)


def test_a_wide_kind_keeps_the_page_s_own_drawing_in_a_band() -> None:
    block = blocks()["evolution"]
    assert block.chart is not None
    block = replace(block, chart=replace(block.chart, paper=HALF))
    assert "M0,0" in Pictures().of(block, BAND)  # the drawing of the tests' renderer
    assert picture_height(block, BAND) == 100


def test_a_drawing_is_made_once_for_each_width_and_number_of_rows() -> None:
    pictures, block = Pictures(), blocks()["evolution"]
    assert block.chart is not None
    first = pictures.of(block, PAIR)
    assert pictures.of(block, PAIR) is first
    assert pictures.of(block, COLUMN) != first
    shorter = replace(block, chart=replace(block.chart, rows=block.chart.rows[:1]))
    assert pictures.of(shorter, PAIR) != first


def test_a_block_without_a_drawing_has_no_height() -> None:
    missing = next(b for b in view_of(build.make_fiche()).blocks.values() if b.missing)
    assert picture_height(missing, PAIR) == 0


@pytest.mark.parametrize(
    ("rule", "pixels"), [(r"\.dits,\.colonne", COLUMN), (r"\.n2 \.colonne", PAIR), (r"\.dessin", BAND)]
)
def test_widths_are_those_of_the_sheet(rule: str, pixels: float) -> None:
    """Pixels of 1/96 inch, as the style sheet's millimetres."""
    css = (ASSETS / SHEET).read_text(encoding="utf-8")
    (millimetres,) = re.findall(rf"^{rule}\{{[^}}]*?width:([\d.]+)mm", css, re.M)
    assert float(millimetres) / 25.4 * 96 == pytest.approx(pixels, abs=0.5)
