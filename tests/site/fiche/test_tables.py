"""Tables: the first métiers with their shares and ranks, the others folded without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.claims.model import Claim
from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.positions import Rank
from fiches.site.fiche.page import render_fiche
from fiches.site.fiche.tables import metiers_table
from fiches.site.svg_text import text_of
from fiches.site.table import MISSING_LEGEND, NOTES_LEGEND, Table
from fiches.wording.phrase import Phrase
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document
from tests.support.source import spaces


def block(size: int, *, missing: int = -1) -> Block:
    """A table of so many métiers, each with its rank; the one at `missing` has no value."""
    entry = build.indicator("metiers-demandeurs")
    metiers = []
    for place in range(size):
        code = f"A{place:04d}"
        number = build.observed(entry, None if place == missing else 1000 - 10 * place, activity=code)
        rank = Rank(Computed("rang", (number,), 3.0, level="DEP"), 3, 3, 101, Claim("rang", (number, "DEP")))
        metiers.append(Metier(code, {entry.id: number}, {}, {entry.id: rank} if place != missing else {}))
    return Block(entry, build.ILLE, build.ILLE, build.QUARTER, metiers=tuple(metiers), updated_at="2026-05-28")


def table(size: int, **settings: int) -> Table:
    return metiers_table(block(size, **settings), Phrase("Métiers"), build.wording())


def test_the_ten_first_have_their_ranks_the_others_are_folded_without() -> None:
    found = table(50)
    assert found.rest is not None
    assert (len(found.lines), len(found.rest.lines)) == (10, 40)
    assert all(line.cells[0].note for line in found.lines)
    assert not any(line.cells[0].note for line in found.rest.lines)
    assert spaces(text_of(found.rest.title)) == "Les 40 autres métiers"
    assert text_of(found.rest.caption).endswith("(suite)")
    assert (found.legend, found.rest.legend) == (NOTES_LEGEND, "")


@pytest.mark.parametrize("size", [1, 10, 15])
def test_a_short_table_does_not_fold(size: int) -> None:
    found = table(size)
    assert (len(found.lines), found.rest) == (size, None)
    assert found.whole == found


@pytest.mark.parametrize(
    ("missing", "legends", "whole"),
    [
        (-1, (NOTES_LEGEND, ""), NOTES_LEGEND),
        (3, (f"{NOTES_LEGEND} {MISSING_LEGEND}", ""), f"{NOTES_LEGEND} {MISSING_LEGEND}"),
        (20, (NOTES_LEGEND, MISSING_LEGEND), f"{NOTES_LEGEND} {MISSING_LEGEND}"),
    ],
    ids=["none", "among the first", "among the others"],
)
def test_a_legend_stands_under_the_table_that_needs_it(missing: int, legends: tuple[str, str], whole: str) -> None:
    found = table(50, missing=missing)
    assert found.rest is not None
    assert (found.legend, found.rest.legend) == legends
    assert found.whole.legend == whole
    assert len(found.whole.lines) == 50


def test_the_page_folds_the_others() -> None:
    fiche = build.make_fiche(blocks=[replace(block(50), missing="")])
    page = render_fiche(fiche, context=build.make_context(), renderer=RENDERER)["index.html"]
    first, second = document(page).get_element_by_id("donnees-metiers-demandeurs").iter("table")
    assert (len(first.findall(".//tbody/tr")), len(second.findall(".//tbody/tr"))) == (10, 40)
    assert second.getparent().tag == "details"
