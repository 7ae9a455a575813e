"""The boxes of themes: a drawing or rows of bars in half of a sheet, métiers on its width."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.model import BlockWarning, FicheView, SectionView, WarningKind
from fiches.site.paper.measures import HALF
from fiches.site.paper.theme_boxes import (
    MOST_METIERS,
    RESERVE,
    Cell,
    Metiers,
    chart_cell,
    drawn_high,
    has_metiers,
    metiers_box,
    pair_box,
    section_box,
    table_cell,
)
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build
from tests.support.pages.fakes import view_of


@pytest.fixture(scope="module")
def view() -> FicheView:
    return view_of(build.make_fiche())


def section(view: FicheView, name: str) -> SectionView:
    return next(one for one in view.sections if one.id == name)


def test_the_first_block_argues_where_it_is_drawn(view: FicheView) -> None:
    cell = chart_cell(section(view, "demandeurs"))
    assert cell is not None
    assert cell.block.id == "demandeurs-abc"
    assert cell.table is None
    assert drawn_high(cell.block) > 20
    assert pair_box([cell]).drawn == (cell.block,)
    assert not any(chart_cell(one) for one in view.sections if has_metiers(one))


def test_grades_and_their_factors_stand_side_by_side(view: FicheView) -> None:
    box = section_box(section(view, "tension"))
    assert box is not None
    assert box.kind == "niveaux"
    assert [cell.block.id for cell in box.content] == ["tension", "tension-facteurs"]  # type: ignore[attr-defined]
    alone = replace(section(view, "tension"), blocks=section(view, "tension").blocks[:1])
    assert section_box(alone) is None


def test_columns_fill_half_of_the_sheet(view: FicheView) -> None:
    for block in view.blocks.values():
        if block.barred:
            cell = table_cell(block)
            assert cell.table is not None
            assert sum(cell.widths) == pytest.approx(HALF)
            assert len(cell.widths) == len(cell.table.columns) + 1


def test_a_reserve_is_named_and_a_break_has_its_note(view: FicheView) -> None:
    warnings = (BlockWarning(WarningKind.BREAK, Phrase("Rupture")), BlockWarning(WarningKind.RESERVE, Phrase("Causes")))
    cell = Cell(replace(view.blocks["demandeurs-abc"], warnings=warnings))
    assert cell.warnings == (Phrase(RESERVE),)
    assert plain_text(cell.measure).endswith(RESERVE)


def test_as_many_metiers_as_there_is_room_for(view: FicheView) -> None:
    (own,) = [one for one in view.sections if has_metiers(one)][:1]
    heights = []
    for room in (50, 70, 900):
        box = metiers_box(own, room)
        if box is not None:
            assert isinstance(box.content, Metiers)
            assert box.high <= room
            heights.append(len(box.content.table.lines))
    assert heights == sorted(heights)
    assert 0 < heights[-1] <= MOST_METIERS
    assert metiers_box(own, 10) is None
