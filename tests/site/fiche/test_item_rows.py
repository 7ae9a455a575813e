"""Items as rows: beside the parent's value, or in each place."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.item_rows import contract_rows, item_row, profile_rows, structure_rows

from fiches.indicators.model.block import Block, Item
from fiches.keys import FRANCE
from tests.support import figures as build

WORDING = build.wording()


def test_rows_keep_the_order_of_the_items() -> None:
    rows = structure_rows(build.structure_block("demandeurs-sexe", [51, 49]), WORDING)
    assert [(row["order"], row["label"], row["value"]) for row in rows] == [(0, "Femmes", 51), (1, "Hommes", 49)]


def test_grades_stand_under_a_column_of_their_own() -> None:
    (row,) = profile_rows(build.profile_block([4]), WORDING)
    assert (row["grade"], row["parent_grade"]) == (4, 5)
    assert "value" not in row


def test_without_a_parent_a_row_has_none_of_its_columns() -> None:
    block = build.structure_block("demandeurs-sexe", [51, 49])
    row = item_row(0, replace(block.items[0], parent=None), block, WORDING)
    assert not [column for column in row if column.startswith("parent_")]
    assert row["hover"] == ""


def test_a_place_that_is_both_parent_and_country_has_one_row() -> None:
    entry = build.indicator("offres-contrats")
    here, there = build.observed(entry, 40, kind="CDI"), build.observed(entry, 44, FRANCE, kind="CDI")
    block = Block(entry, build.ILLE, build.ILLE, build.QUARTER, items=(Item("CDI", here, there, country=there),))
    assert [(row["place"], row["role"]) for row in contract_rows(block, WORDING)] == [
        ("Ille-et-Vilaine", "territoire"),
        ("France", "pays"),
    ]
