"""The items of a block that titles and readings share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.wording.besides import share
from fiches.wording.items import counted_of, item_name, known_items, named_item, of_item
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
    ("identifier", "place", "named", "of"),
    [
        ("demandeurs-sexe", 0, "les femmes", "des femmes"),
        ("demandeurs-categories", 2, "la catégorie C", "de la catégorie C"),
        ("demandeurs-formation", 2, "le niveau « baccalauréat »", "du niveau « baccalauréat »"),
        (
            "demandeurs-anciennete",
            1,
            "les inscrits depuis 3 à moins de 6 mois",
            "des inscrits depuis 3 à moins de 6 mois",
        ),
        ("offres-salaires", 1, "« Neuvième décile »", "de « Neuvième décile »"),
    ],
)
def test_an_item_is_named_with_its_article(identifier: str, place: int, named: str, of: str) -> None:
    block = build.structure_block(identifier, [14] * (2 if "sa" in identifier or "sexe" in identifier else 5))
    told = [words(block, block.items[place], build.wording()) for words in (named_item, of_item)]
    assert [spaces(plain_text(one)) for one in told] == [named, of]


@pytest.mark.parametrize(
    ("word", "text"), [("offres", "d’offres"), ("personnes", "de personnes"), ("heures", "d’heures")]
)
def test_what_is_counted_is_elided(word: str, text: str) -> None:
    assert counted_of(word) == text
    assert plain_text(counted_of(Phrase(word))) == text
