"""The shares by which places are compared: those that the catalogue names, as the fiche has them."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.compared_shares import compared_shares
from tests.support import figures as build


def test_the_items_that_the_catalogue_names_in_its_order() -> None:
    found = compared_shares(
        replace(one, indicator=one.indicator.model_copy(update={"cote_a_cote": False})) for one in build.full_blocks()
    )
    assert [(one.indicator.id, one.code) for one in found] == [
        ("demandeurs-sexe", "F"), ("demandeurs-age", "AGE1"), ("demandeurs-age", "AGE7"), ("offres-contrats", "CDI")
    ]  # fmt: skip
    assert [one.number.value for one in found if one.number] == [51, 18, 13, 45]


def test_all_the_items_of_a_distribution_that_is_side_by_side_each_once() -> None:
    found = [one for one in compared_shares(build.full_blocks()) if one.indicator.id == "demandeurs-age"]
    assert [one.code for one in found] == ["AGE1", "AGE7", "AGE4", "AGE5", "AGE6"]


def test_an_item_that_the_territory_lacks_has_no_number() -> None:
    (found,) = compared_shares([build.missing_block("demandeurs-sexe")])
    assert (found.number, found.withheld) == (None, False)


def test_a_block_that_gives_counts_has_no_share() -> None:
    """Its base is under a hundred."""
    block = build.structure_block("demandeurs-sexe", [51, 49])
    counts = replace(block, indicator=block.indicator.model_copy(update={"mesure": "nombre"}))
    (found,) = compared_shares([counts])
    assert (found.number, found.withheld) == (None, True)
