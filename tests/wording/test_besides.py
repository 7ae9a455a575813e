"""An item beside the parent's: one decision, told in a title and in a reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.wording.besides import beside_parent, parent_figure
from fiches.wording.phrase import claims, plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()


@pytest.mark.parametrize(
    ("apart", "title", "reading"),
    [
        (0, ", comme en Bretagne", ", comme en Bretagne"),
        (0.7, ", presque comme en Bretagne (43 %)", ", presque comme en Bretagne (43 %)"),
        (-3, ", 3 points de plus qu’en Bretagne", ", plus qu’en Bretagne (39 %)"),
        (4, ", 4 points de moins qu’en Bretagne", ", moins qu’en Bretagne (46 %)"),
    ],
)
def test_the_same_claim_in_other_words(apart: float, title: str, reading: str) -> None:
    block = build.structure_block("demandeurs-categories", [42, 12, 17, 5, 6, 1, 17], apart=apart)
    said = [words(block, block.items[0], WORDING) for words in (beside_parent, parent_figure)]
    assert [spaces(plain_text(one)) for one in said] == [title, reading]
    assert claims(said[0]) == claims(said[1])


def test_two_shares_written_the_same_are_not_said_apart() -> None:
    """« 58 %, plus qu’en Bretagne (58 %) » would be read as a fault, though it is true of their counts."""
    block = build.structure_block("demandeurs-categories", [42, 12, 17, 5, 6, 1, 17], apart=4)
    item = block.items[0]
    assert item.parent is not None
    same = replace(item, parent=replace(item.parent, value=item.number.value))
    assert not beside_parent(block, same, WORDING)
    assert spaces(plain_text(parent_figure(block, same, WORDING))) == " ; en Bretagne, 42 %"


def test_what_rounding_leaves_undecided_gives_the_value_alone() -> None:
    """Two shares of a few hundred people, a point and a half apart, which may be alike or not."""
    block = build.structure_block("demandeurs-qualification", [42, 12, 17, 5, 6, 18], apart=0)
    item = block.items[0]
    near = replace(item.number, value=42.4), replace(item.parent, value=43.0)  # type: ignore[arg-type]
    loose = replace(item, number=near[0], parent=near[1])
    assert spaces(plain_text(parent_figure(block, loose, WORDING))) == " ; en Bretagne, 43 %"
    assert not beside_parent(block, loose, WORDING)
    assert not claims(parent_figure(block, loose, WORDING))


def test_without_a_parent_nothing_is_compared() -> None:
    block = build.structure_block("demandeurs-categories", [42, 12, 17, 5, 6, 1, 17])
    alone = replace(block.items[0], parent=None, parent_part=None, gap=None)
    assert not beside_parent(block, alone, WORDING)
    assert not parent_figure(block, alone, WORDING)
