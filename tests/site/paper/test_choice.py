"""Which blocks are drawn: the first of each section, then more while they fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.model import BlockView
from fiches.site.paper.choice import LEAST, Choice
from fiches.site.paper.sheets import Sheets
from tests.support.pages.view_blocks import kinds


def lists(count: int) -> list[BlockView]:
    return [replace(kinds()["L"], id=f"L{n}") for n in range(count)]


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
