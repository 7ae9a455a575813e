"""The items of a block that titles and readings share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.wording.items import counted_of, item_name, known_items, share
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build
from tests.support.source import spaces

BLOCK = build.structure_block("demandeurs-sexe", [51, 49])


def test_items_without_a_value_are_left_out() -> None:
    first, second = BLOCK.items
    hole = replace(second, number=replace(second.number, value=None))
    assert known_items([first, hole]) == [first]


def test_an_item_is_named_as_inside_a_sentence() -> None:
    assert item_name(BLOCK, BLOCK.items[0], build.wording()) == "femmes"
    assert spaces(plain_text(share(BLOCK, BLOCK.items[0].number, build.wording()))) == "51 %"


@pytest.mark.parametrize(
    ("word", "text"), [("offres", "d’offres"), ("personnes", "de personnes"), ("heures", "d’heures")]
)
def test_what_is_counted_is_elided(word: str, text: str) -> None:
    assert counted_of(word) == text
    assert plain_text(counted_of(Phrase(word))) == text
