"""The boxes of the recto: as many lines as they have room for, what qualifies a figure first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.comparison_model import DistinctionsView, DistinctionView, NeighbourView, SimilarView
from fiches.site.fiche.model import FicheView, MapView
from fiches.site.paper.front_boxes import (
    HIGHEST_MAP,
    LOWEST_MAP,
    Card,
    Compared,
    comparison_box,
    distinctions_box,
    gaps_box,
    key_rows,
    map_box,
    notes_box,
    similar_box,
)
from fiches.site.paper.measures import SHEET, TEXT
from fiches.site.paper.notes import Note
from fiches.wording.phrase import EMPTY, Phrase, plain_text
from tests.support import figures as build
from tests.support.pages.fakes import view_of
from tests.support.pdf import empty_fiche


@pytest.fixture(scope="module")
def view() -> FicheView:
    return view_of(build.make_fiche())


def cards(view: FicheView, *, compared: bool) -> list[Card]:
    return [card for box in key_rows(view.keys, compared=compared) for card in box.content]  # type: ignore[attr-defined]


def test_key_figures_come_by_three_and_all_of_them(view: FicheView) -> None:
    assert [card.key for card in cards(view, compared=True)] == list(view.keys)
    assert all(len(box.content) <= 3 for box in key_rows(view.keys, compared=True))  # type: ignore[arg-type]


def test_what_the_comparison_says_is_left_out_and_a_reserve_never(view: FicheView) -> None:
    for card in cards(view, compared=True):
        assert card.key.elsewhere not in card.lines or not card.key.elsewhere
        assert [line for line in card.key.lines if "réserve" in plain_text(line)] == [
            line for line in card.lines if "réserve" in plain_text(line)
        ]
    assert any(card.key.elsewhere in card.lines for card in cards(view, compared=False) if card.key.elsewhere)


def test_long_lines_give_way_to_the_last(view: FicheView) -> None:
    key = replace(view.keys[0], lines=(Phrase("Ailleurs " * 60), Phrase("À lire avec réserve.")))
    (box,) = key_rows([key], compared=False)
    assert [plain_text(line) for line in box.content[0].lines] == ["À lire avec réserve."]  # type: ignore[index]


def test_sentences_stop_where_their_lines_would_be_too_many() -> None:
    one = DistinctionView("#a", Phrase("A"), Phrase("Une part " * 40), 10, 20)
    box = distinctions_box(DistinctionsView(Phrase("Ce qui distingue"), Phrase(), (one,) * 5), most=6)
    assert 0 < len(box.content.found) < 5  # type: ignore[attr-defined]


def test_the_columns_of_a_comparison_fill_the_sheet(view: FicheView) -> None:
    assert view.comparison is not None
    content = comparison_box(view.comparison).content
    assert isinstance(content, Compared)
    assert sum(content.widths) == pytest.approx(SHEET)
    assert len(content.widths) == len(content.table.columns) + 1


def test_empty_ranks_are_left_out(view: FicheView) -> None:
    assert view.comparison is not None
    table = view.comparison.table
    bare = tuple(
        replace(line, cells=(*line.cells[:-1], replace(line.cells[-1], value=Phrase("—")))) for line in table.lines
    )
    content = comparison_box(replace(view.comparison, table=replace(table, lines=bare))).content
    assert isinstance(content, Compared)
    assert len(content.table.columns) == len(table.on_paper.columns) - 1
    assert sum(content.widths) == pytest.approx(SHEET)


def test_a_map_takes_the_room_that_there_is() -> None:
    words = (Phrase(),) * 5
    drawn = MapView("carte-x", "Demandeurs", Phrase(), "Départements", "", *words)
    assert map_box(drawn, LOWEST_MAP - 1) is None
    assert [getattr(map_box(drawn, room), "high", 0) for room in (60, 900)] == [60, HIGHEST_MAP]


def test_gaps_say_a_reason_once() -> None:
    box = gaps_box(view_of(empty_fiche()).sections)
    assert box is not None
    reasons = [reason for _, reason in box.content]  # type: ignore[attr-defined]
    assert len(reasons) == len(set(reasons)) > 0


def test_heights_grow_with_words(view: FicheView) -> None:
    short, long = (notes_box([[Note("Lecture.", Phrase("Mots " * count))]]).high for count in (10, 100))
    assert short < long
    if view.similar:
        longer = replace(view.similar, introduction=Phrase("Mots " * 200))
        assert similar_box(view.similar).high < similar_box(longer).high


def test_similar_territories_take_the_room_of_their_names(view: FicheView) -> None:
    """Not that of so many spaces: a place of long names took more than its box."""
    one = NeighbourView("", Phrase("Allier"), Phrase("Auvergne-Rhône-Alpes"), Phrase("0,82"), EMPTY)
    said = SimilarView(Phrase("Les 5 départements dont la structure est la plus proche."), (one,))
    assert plain_text(said.listed) == "Allier (Auvergne-Rhône-Alpes), distance 0,82."
    alone, several = (similar_box(replace(said, neighbours=(one,) * count)).high for count in (1, 5))
    assert several == pytest.approx(alone + TEXT)
    missing = SimilarView(EMPTY, missing=Phrase("Pas de territoires semblables."))
    assert similar_box(missing).high == pytest.approx(alone - TEXT)
