"""The strip of a level: every change that may be printed, one's own, the parent's."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from fiches.indicators.model.positions import Strip
from fiches.indicators.strips import unrounded
from fiches.keys import TerritoryKey
from tests.support.fiche_parts import headline
from tests.support.frames import BRETAGNE, ILLE, entry, over_a_year

PLACES = {ILLE: (100_000, 103_000)} | {
    TerritoryKey("DEP", code): (before, now)
    for code, before, now in (("22", 50_000, 51_000), ("29", 60_000, 59_000), ("56", 40_000, 40_000), ("44", 80_000, 88_000))
}  # fmt: skip


def strip(places: Mapping[TerritoryKey, tuple[float, float]], home: TerritoryKey = ILLE) -> Strip | None:
    return headline(over_a_year(places), entry(cle=1), home=home, levels=("DEP", "REG")).strip


def test_it_holds_every_change_of_the_level_with_its_own_and_the_parent_s() -> None:
    found = strip({**PLACES, BRETAGNE: (250_000, 255_000)})
    assert found is not None
    assert sorted(found.values) == pytest.approx([-100 / 60, 0, 2, 3, 10])
    assert (unrounded(found.own), found.parent and unrounded(found.parent)) == (3, 2)


@pytest.mark.parametrize(
    ("code", "values", "held"),
    [("49", (900, 950), 5), ("49", (5_000, 0), 5), ("977", (20_000, 30_000), 5), ("49", (20_000, 30_000), 6)],
    ids=["too small a base", "a published nothing", "a collectivité", "one more"],
)
def test_what_is_not_printed_or_counted_apart_has_no_tick(code: str, values: tuple[float, float], held: int) -> None:
    found = strip({**PLACES, TerritoryKey("DEP", code): values})
    assert found is not None
    assert (len(found.values), found.parent) == (held, None)


def test_there_is_none_without_a_change_of_its_own_nor_among_fewer_than_five() -> None:
    assert strip({**PLACES, ILLE: (900, 950), TerritoryKey("DEP", "49"): (20_000, 30_000)}) is None
    assert strip(dict(list(PLACES.items())[:4])) is None


def test_a_difference_that_its_printed_decimal_hides_is_kept() -> None:
    found = strip({**PLACES, ILLE: (100_000, 103_040)})
    assert found is not None
    assert (found.own.value, unrounded(found.own)) == (3.0, pytest.approx(3.04))
