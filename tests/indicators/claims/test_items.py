"""What may be said of a list: true whatever counts the published ones hide, of the whole list, nothing of a small one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.content.catalogue import Indicator
from fiches.indicators.claims.items import beside, halves, leading, parting, spoken, widest_gap
from fiches.indicators.computing import percentage
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.keys import TerritoryKey
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS

FORMATIONS = build.indicator("demandeurs-formation")
CODES = FORMATIONS.source.modalites


def published(count: float) -> float:
    return float(round(count / 10) * 10)


def block_of(here: Sequence[int], there: Sequence[int], indicator: Indicator = FORMATIONS) -> Block:
    """A breakdown as the source publishes it: counts to the ten, percentages of the exact counts to the whole."""
    items = []
    for code, own, other in zip(CODES, here, there, strict=False):
        number, count, part = _published(indicator, code, own, sum(here), build.ILLE)
        parent, _, parent_part = _published(indicator, code, other, sum(there), build.BRETAGNE)
        apart = (number.value or 0.0) - (parent.value or 0.0)
        gap = percentage(build.catalogue().formulas["ecart"], (parent, number), apart)
        items.append(Item(code, number, parent, gap=gap, count=count, part=part, parent_part=parent_part))
    base = build.observed(indicator, published(sum(here)), build.ILLE, measure="nombre")
    return Block(indicator, build.ILLE, build.ILLE, build.QUARTER, items=tuple(items), base=base)


def _published(indicator: Indicator, code: str, count: int, whole: int, place: TerritoryKey):
    share = build.observed(indicator, float(round(100 * count / whole)), place, kind=code)
    counted = build.observed(indicator, published(count), place, kind=code, measure="nombre")
    base = build.observed(indicator, published(whole), place, measure="nombre")
    part = percentage(
        build.catalogue().formulas["part"], (counted, base), 100 * (counted.value or 0) / (base.value or 1)
    )
    return share, counted, part


counts = st.lists(st.integers(0, 40_000), min_size=4, max_size=4).filter(lambda found: sum(found) >= 105)


@given(counts, counts)
def test_no_claim_is_false_of_the_counts_that_were_rounded(here: list[int], there: list[int]) -> None:
    block = block_of(here, there)
    own = [100 * count / sum(here) for count in here]
    other = [100 * count / sum(there) for count in there]
    gaps = [abs(a - b) for a, b in zip(own, other, strict=True)]
    for place, item in enumerate(block.items):
        claim = beside(block, item, AFFIRMATIONS)
        assert claim is not None
        held = {"comme": gaps[place] <= 1 + 1e-9, "plus": own[place] > other[place], "moins": own[place] < other[place]}
        assert held.get(claim.name, True)
    led = leading(block, AFFIRMATIONS)
    if led is not None and len(led.items) == 1:
        assert here[CODES.index(led.items[0].code)] == max(here)
    if (found := widest_gap(block, AFFIRMATIONS)) is not None:
        assert gaps[CODES.index(found[0].code)] == pytest.approx(max(gaps))
    if (parted := parting(block, AFFIRMATIONS)) is not None:
        place = CODES.index(parted.item.code)
        assert own[place] > other[place] if parted.claim.name == "plus" else own[place] < other[place]
        assert parted.item.gap is not None
        assert (parted.item.gap.value or 0) > 0 if parted.claim.name == "plus" else (parted.item.gap.value or 0) < 0


@given(st.integers(50, 100_000), st.integers(50, 100_000))
def test_halves_are_more_of_one_or_nearly_as_many(women: int, men: int) -> None:
    sexes = build.indicator("demandeurs-sexe")
    found = halves(block_of([women, men], [women, men], sexes), AFFIRMATIONS)
    if found is None or found.claim.name == "ex-aequo":
        assert found is None or abs(women - men) <= 20
    else:
        assert [women, men][CODES.index(found.items[0].code)] == max(women, men)


def test_halves_are_decided_on_counts_not_on_percentages() -> None:
    """« À parts égales » was said of 4 240 women and 4 180 men."""
    sexes = build.indicator("demandeurs-sexe")
    parted, near = block_of([4_240, 4_180], [60, 60], sexes), block_of([4_204, 4_196], [60, 60], sexes)
    assert {item.number.value for item in parted.items} == {50.0}
    assert [one.claim.name for one in (halves(parted, AFFIRMATIONS), halves(near, AFFIRMATIONS)) if one] == [
        "plus",
        "ex-aequo",
    ]


def test_the_widest_gap_is_that_of_the_whole_list() -> None:
    """C was said of Paris for +1.10 points, where G was at −1.54 and the list was cut before it."""
    whole = block_of([42_000, 12_000, 25_100, 20_900], [42_000, 12_000, 24_000, 22_440])
    assert widest_gap(whole, AFFIRMATIONS)[0].code == CODES[3]  # type: ignore[index]
    cut = replace(whole, items=whole.items[:3], unshown=whole.items[3:])
    assert widest_gap(cut, AFFIRMATIONS)[0].code == CODES[3]  # type: ignore[index]


def test_a_list_is_told_by_what_parts_the_territory_most_else_by_its_head() -> None:
    widest = block_of([42_000, 12_000, 25_100, 20_900], [44_000, 12_000, 19_000, 25_000])
    assert parting(widest, AFFIRMATIONS).item.code == widest_gap(widest, AFFIRMATIONS)[0].code  # type: ignore[union-attr,index]
    several = block_of([46_000, 12_000, 21_000, 21_000], [42_000, 16_000, 21_000, 21_000])
    assert widest_gap(several, AFFIRMATIONS) is None
    found = parting(several, AFFIRMATIONS)
    assert found is not None
    assert (found.item.code, found.claim.name) == (CODES[0], "plus")


def test_nothing_parts_what_is_alike_tied_or_written_the_same() -> None:
    alike = block_of([42_000, 12_000, 25_000, 21_000], [42_000, 12_000, 25_000, 21_000])
    tied = block_of([42_000, 42_000, 2_000, 14_000], [42_000, 36_000, 8_000, 14_000])
    widest = block_of([42_000, 12_000, 25_100, 20_900], [44_000, 12_000, 19_000, 25_000])
    same = replace(widest, items=tuple(replace(item, gap=None) for item in widest.items))
    assert [parting(block, AFFIRMATIONS) for block in (alike, tied, same)] == [None, None, None]


def test_a_gap_that_rounding_hides_is_not_told() -> None:
    assert widest_gap(block_of([430, 120, 250, 200], [420, 120, 260, 200]), AFFIRMATIONS) is None


def test_a_list_without_a_value_somewhere_is_led_among_those_published() -> None:
    block = block_of([420, 120, 250, 210], [420, 120, 250, 210])
    hole = Observed(block.items[1].number.key, None, "nd")
    holed = replace(block, items=(block.items[0], Item("x", hole, None), *block.items[2:]))
    found = leading(holed, AFFIRMATIONS)
    assert found is not None
    assert found.published


def test_nothing_is_said_of_classes_of_unequal_widths_nor_of_overlapping_counts() -> None:
    unequal = FORMATIONS.model_copy(update={"classes_inegales": True})
    assert leading(block_of([4_000, 10, 10, 10], [10, 10, 10, 10], unequal), AFFIRMATIONS) is None


def test_a_count_under_a_hundred_leads_nothing() -> None:
    entry = build.indicator("embauches-secteurs")
    items = tuple(
        Item(code, build.observed(entry, value, activity=code), None) for code, value in (("A", 90), ("B", 10))
    )
    assert leading(Block(entry, build.ILLE, build.ILLE, build.QUARTER, items=items), AFFIRMATIONS) is None


def test_the_whole_list_is_written_with_a_star_where_it_is_every_row() -> None:
    block = block_of([4_200, 1_200, 2_500, 2_100], [420, 120, 250, 210])
    found = leading(replace(block, every=True), AFFIRMATIONS)
    assert found is not None
    assert found.claim.mark(build.ILLE).endswith(";DE_1.CUMUL.CUMUL.ABC.NIVFORM.*.2026T1.nombre)")
    explicit = leading(block, AFFIRMATIONS)
    assert explicit is not None
    assert explicit.claim.mark(build.ILLE).count(" ") == 3


@pytest.mark.parametrize(("share", "fraction"), [(25, (1, 4)), (41, (4, 10)), (45, None)])
def test_the_item_that_a_list_is_told_by_has_a_simple_fraction_or_none(share: float, fraction: object) -> None:
    found = spoken(build.structure_block("demandeurs-publics", [share, 10, 10, 10]), AFFIRMATIONS)
    assert found is not None
    assert (found.claim.arguments[1:] if found.claim else None) == fraction
