"""A distribution as a table: bars on one scale, the parent's tick, what is counted, what folds, what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Computed
from fiches.keys import FRANCE
from fiches.site.fiche.item_table import UNEQUAL, UNGIVEN, item_table
from fiches.site.svg_text import text_of
from fiches.site.table import Bar, Steps, Table
from fiches.wording.phrase import Phrase
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()


def table(block: Block) -> Table:
    return item_table(block, Phrase("Légende"), WORDING)


def heads(found: Table) -> list[str]:
    return [spaces(text_of(column.head)) for column in found.columns]


def caption(found: Table) -> str:
    return spaces(text_of(found.caption))


def counts(identifier: str, values: list[float], known: int = 0) -> Block:
    """A list of counts, `known` of which have their change over a year."""
    entry = build.indicator(identifier)
    items = []
    for place, value in enumerate(values):
        number = build.observed(entry, value, activity=f"A{place}")
        before = build.observed(entry, value / 1.1, activity=f"A{place}", period="2025T1")
        change = (
            Computed("evolution", (before, number), 10.0)
            if place < known
            else Computed("evolution", (before, number), None, "nd")
        )
        items.append(Item(f"A{place}", number, None, change=change))
    return Block(entry, build.ILLE, build.ILLE, build.QUARTER, items=tuple(items[:15]), unshown=tuple(items[15:]))


def test_bars_and_ticks_are_in_hundredths_of_the_longest_of_the_table() -> None:
    found = table(build.structure_block("demandeurs-sexe", [51, 49]))  # 53 and 51 in the parent
    assert [line.cells[0].drawn for line in found.lines] == [Bar(96, 100), Bar(92, 96)]
    assert heads(found) == ["Ille-et-Vilaine", "Bretagne", "Nombre"]
    assert [spaces(text_of(cell.whole)) for cell in found.lines[0].cells] == ["51 %", "53 %", "20 400"]
    assert caption(found) == "Légende (trait : Bretagne)"
    assert found.ticked


def test_halves_go_up() -> None:
    found = table(counts("embauches-secteurs", [8, 5, 1]))
    assert [line.cells[0].drawn for line in found.lines] == [Bar(100), Bar(63), Bar(13)]


def test_a_value_that_is_missing_has_no_bar_and_a_published_zero_has_none_to_see() -> None:
    found = table(build.structure_block("demandeurs-sexe", [0, None]))
    first, second = (line.cells[0] for line in found.lines)
    assert isinstance(first.drawn, Bar)
    assert first.drawn.length == 0
    assert second.drawn is None
    assert spaces(text_of(second.value)) == "n. d."


def test_factors_are_steps_the_parent_ringed() -> None:
    found = table(build.profile_block([4, None]))
    assert [line.cells[0].drawn for line in found.lines] == [Steps(4, 5), None]
    assert spaces(text_of(found.lines[0].cells[0].value)) == "4 sur 5"
    assert caption(found) == "Légende (case cerclée : Bretagne)"
    assert found.corner == "Facteur"


@pytest.mark.parametrize(("size", "open_", "folded"), [(5, 5, 0), (7, 7, 0), (8, 5, 3), (15, 5, 10), (53, 5, 10)])
def test_five_rows_stand_open_fifteen_are_on_the_page(size: int, open_: int, folded: int) -> None:
    found = table(counts("embauches-secteurs", [1000.0 - place for place in range(size)]))
    assert len(found.lines) == open_
    assert (len(found.rest.lines) if found.rest else 0) == folded
    assert found.ranked
    assert caption(found) == ("Légende (15 des 53)" if size == 53 else "Légende")
    if found.rest:
        assert spaces(text_of(found.rest.title)) == f"Les {folded} autres lignes"
        assert found.rest.barred
        assert found.rest.lines[0].cells[0].drawn is not None
        assert len(found.whole.lines) == open_ + folded


@pytest.mark.parametrize(("known", "told"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_change_over_a_year_is_a_column_where_half_of_the_rows_have_it(known: int, told: bool) -> None:
    found = table(counts("embauches-secteurs", [900.0, 500.0, 400.0], known))
    assert heads(found) == ["Ille-et-Vilaine"] + ["Sur un an"] * told
    if told:
        assert "+10" in text_of(found.lines[0].cells[-1].value)
        assert found.columns[-1].aside
    assert (UNGIVEN in found.legends) == (known == 2)


def test_unequal_classes_are_said() -> None:
    assert UNEQUAL in table(build.structure_block("demandeurs-age", [18, 27, 32, 10, 13])).legends
    assert UNEQUAL not in table(build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8])).legends


def test_amounts_have_the_country_too() -> None:
    entry = build.indicator("offres-salaires")
    items = tuple(
        Item(code, build.observed(entry, value, kind=code), build.observed(entry, value + 2, build.BRETAGNE, kind=code),
             build.observed(entry, value + 4, FRANCE, kind=code))
        for code, value in (("SAL_D10", 1800), ("SAL_D90", 3000))
    )  # fmt: skip
    block = Block(entry, build.ILLE, build.ILLE, build.QUARTER, items=items)
    assert heads(table(block)) == ["Ille-et-Vilaine", "Bretagne", "France"]
    shares = replace(block, indicator=build.indicator("offres-contrats"))
    assert heads(table(shares)) == ["Ille-et-Vilaine", "Bretagne"]


def test_a_crossing_has_a_column_a_sex_and_a_row_an_age() -> None:
    entry = build.indicator("demandeurs-sexe-age")
    found = []
    for code, value in (("F-AGE1", 8), ("H-AGE1", 9), ("F-AGE4", 14), ("H-AGE4", 13)):
        here, there = (
            build.observed(entry, v, place, kind=code)
            for v, place in ((value, build.ILLE), (value + 2, build.BRETAGNE))
        )
        found.append(Item(code, here, there))
    crossed = table(Block(entry, build.ILLE, build.ILLE, build.QUARTER, items=tuple(found)))
    assert heads(crossed) == ["Femmes", "Hommes", "Femmes, Bretagne", "Hommes, Bretagne"]
    assert [spaces(text_of(line.head)) for line in crossed.lines] == ["15 à 24 ans", "25 à 34 ans"]
    assert [spaces(text_of(cell.value)) for cell in crossed.lines[0].cells] == ["8 %", "9 %", "10 %", "11 %"]
    assert [cell.drawn for cell in crossed.lines[0].cells] == [Bar(50, 63), Bar(56, 69), None, None]
    assert crossed.kind == "barres deux"
    assert heads(crossed.narrow) == ["Femmes", "Hommes"]
