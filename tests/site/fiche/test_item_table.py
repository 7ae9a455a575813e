"""A distribution as a table: bars on one scale, the parent's tick, what is counted, what folds, what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Computed
from fiches.keys import FRANCE
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.item_table import UNEQUAL, UNGIVEN, item_table
from fiches.site.svg_text import text_of
from fiches.site.table import Bar, Steps, Table
from fiches.wording.phrase import Phrase, elements
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()


def table(block: Block) -> Table:
    return item_table(block, Heading(Phrase("Légende")), WORDING)


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
    assert heads(found) == ["Ici", "Bretagne"]
    assert [spaces(text_of(cell.whole)) for cell in found.lines[0].cells] == ["51 %", "53 %"]
    assert caption(found) == "Légende"
    assert spaces(text_of(found.ticked)) == "trait : Bretagne"
    assert [column.head_classes for column in found.columns] == ["", "r"]


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
    assert spaces(text_of(found.lines[0].cells[0].value)) == "4"
    assert spaces(text_of(found.ticked)) == "case cerclée : Bretagne"
    assert found.corner == "Facteur"


@pytest.mark.parametrize(("size", "open_", "folded"), [(5, 5, 0), (7, 7, 0), (8, 5, 3), (15, 5, 5), (53, 5, 5)])
def test_five_rows_stand_open_ten_are_on_the_page(size: int, open_: int, folded: int) -> None:
    found = table(counts("embauches-secteurs", [1000.0 - place for place in range(size)]))
    assert len(found.lines) == open_
    assert (len(found.rest.lines) if found.rest else 0) == folded
    assert found.ranked
    assert caption(found) == (f"Légende (10 des {size})" if size > 10 else "Légende")
    if found.rest:
        assert spaces(text_of(found.rest.title)) == f"{folded} autres lignes"
        assert found.rest.barred
        assert found.rest.lines[0].cells[0].drawn is not None
        assert len(found.whole.lines) == open_ + folded


def told_of(block: Block, place: int, *, share: float | None = None) -> Table:
    """The table of a block whose title says a number of one of its items: its value, or its share of all."""
    number = block.whole[place].number
    whole = build.observed(block.indicator, 10_000)
    said = WORDING.marker.observed(number, block.indicator)
    if share is not None:
        said = WORDING.marker.part(Computed("part", (number, whole), share))
    return item_table(block, Heading(Phrase("Légende"), Phrase("{}, un peu plus qu’ailleurs").format(said)), WORDING)


@pytest.mark.parametrize(
    ("size", "place", "shown"),
    [
        (6, 5, "A0 A1 A2 A3 A4 A5"),
        (15, 2, "A0 A1 A2 A3 A4"),
        (15, 8, "A0 A1 A2 A3 A4 A8"),
        (53, 40, "A0 A1 A2 A3 A4 A40"),
    ],
    ids=["no fold", "open already", "folded", "in the data alone"],
)
def test_the_row_that_a_title_names_stands_open(size: int, place: int, shown: str) -> None:
    """« Gérer son stress » over a table of which it was among « 5 autres lignes »."""
    found = told_of(counts("embauches-secteurs", [1000.0 - 10 * n for n in range(size)]), place)
    assert [cell.mark.split(".")[2] for line in found.lines for cell in elements(line.cells[0].value)] == shown.split()
    assert [line.named for line in found.lines].count(True) == 1
    assert caption(found) == (f"Légende (10 des {size})" if size > 10 else "Légende")
    if found.rest:
        assert len(found.whole.lines) == 10
        assert [line.apart for line in found.lines] == [False] * 5 + [True] * (len(found.lines) - 5)


def test_the_share_that_a_title_says_stands_beside_the_count() -> None:
    found = told_of(counts("embauches-secteurs", [1000.0 - 10 * n for n in range(15)]), 8, share=9.2)
    assert [spaces(text_of(line.cells[0].note)) for line in found.lines] == ["", "", "", "", "", "9,2 %"]
    assert not [line for line in table(counts("embauches-secteurs", [900.0, 500.0])).lines if line.cells[0].note]


def test_counts_that_a_title_says_stand_beside_equal_shares() -> None:
    """« Presque autant d’hommes que de femmes : 280 et 270 », both 50 %."""
    block = build.structure_block("demandeurs-sexe", [50, 50])
    counts = [replace(item.number, key=item.number.key._replace(measure="nombre"), value=280.0) for item in block.items]
    said = Phrase(" et ").join(WORDING.marker.count_of(one, block.indicator) for one in counts)
    found = item_table(block, Heading(Phrase("Légende"), said), WORDING)
    assert [spaces(text_of(line.cells[0].note)) for line in found.lines] == ["280", "280"]


@pytest.mark.parametrize(("known", "told"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_change_over_a_year_is_a_column_where_half_of_the_rows_have_it(known: int, told: bool) -> None:
    found = table(counts("embauches-secteurs", [900.0, 500.0, 400.0], known))
    assert heads(found) == ["Ici"] + ["Sur un an"] * told
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
    assert heads(table(block)) == ["Ici", "Bretagne", "France"]


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
