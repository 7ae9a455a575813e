"""Where a number comes from, as the pages mark it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.numbers import Computed, Observed
from tests.support.frames import BRETAGNE, ILLE, key

ROW = "DE_1.CUMUL.CUMUL.ABC...{}.nombre"
FIRST, LAST = Observed(key(period="2025T1"), 40_030), Observed(key(period="2026T1"), 41_230)


def test_an_observed_value_is_of_its_row_s_place_and_period() -> None:
    number = replace(LAST, value=3.0)
    assert (number.territory, number.period) == (ILLE, "2026T1")


def test_the_date_of_a_row_is_no_part_of_its_value() -> None:
    number = replace(LAST, updated_at="2026-05-28")
    assert number == replace(number, updated_at="")
    assert number != replace(number, value=4.0)


@pytest.mark.parametrize(
    ("computed", "home", "mark"),
    [
        (Computed("evolution", (FIRST, LAST), 1.0), ILLE, f"evolution({ROW.format('2025T1')};{ROW.format('2026T1')})"),
        (Computed("rang", (LAST,), 1.0, level="DEP"), ILLE, f"rang({ROW.format('2026T1')};DEP)"),
        (Computed("rang", (LAST,), 1.0, level="DEP"), BRETAGNE, f"rang(DEP-35/{ROW.format('2026T1')};DEP)"),
    ],
)
def test_a_formula_is_marked_with_its_rows_and_its_level(computed: Computed, home: object, mark: str) -> None:
    assert computed.mark(home) == mark  # type: ignore[arg-type]
