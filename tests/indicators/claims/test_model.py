"""How a claim is written: numbers, lists, levels, territories, whole numbers."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.model import Argument, Claim, Members
from fiches.indicators.model.numbers import Observed
from tests.support.frames import BRETAGNE, COTES, ILLE, key
from tests.support.truths import computed

AGES = tuple(Observed(key(characteristic=f"AGE/AGE{n}"), 100.0 * n) for n in (1, 2, 3))
TOTAL = Observed(key(), 600.0)
ROW = "DE_1.CUMUL.CUMUL.ABC.AGE.{}.2026T1.nombre"
WHOLE = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"


@pytest.mark.parametrize(
    ("arguments", "mark"),
    [
        ((AGES[0], "DEP"), f"x({ROW.format('AGE1')};DEP)"),
        ((AGES[0], 4, 10), f"x({ROW.format('AGE1')};4;10)"),
        ((AGES[0], BRETAGNE), f"x({ROW.format('AGE1')};REG-53)"),
        ((Members(AGES[:2]),), f"x([{ROW.format('AGE1')} {ROW.format('AGE2')}])"),
        ((Members(AGES, every=True),), f"x({ROW.format('*')})"),
        ((Members(AGES[:1], every=True),), f"x([{ROW.format('AGE1')}])"),
        (
            (Members(tuple(computed("part", age, TOTAL) for age in AGES), every=True),),
            f"x(part({ROW.format('*')};{WHOLE}))",
        ),
    ],
)
def test_arguments_are_written_as_the_interface_says(arguments: tuple[Argument, ...], mark: str) -> None:
    assert Claim("x", arguments).mark(ILLE) == mark


def test_rows_that_differ_by_more_than_one_code_are_written_out() -> None:
    other = Observed(key(code="A", characteristic="AGE/AGE2"), 3.0)
    elsewhere = Observed(key(COTES, characteristic="AGE/AGE1"), 3.0)
    shares = tuple(computed("part", age, age) for age in AGES)
    for numbers in ((AGES[0], other), (AGES[0], elsewhere), shares):
        assert Members(numbers, every=True).mark(ILLE).startswith("[")


def test_a_code_that_holds_a_sign_of_the_list_is_escaped() -> None:
    blank = Observed(key(code="MOIS EN COURS"), 3.0)
    assert Members((blank, TOTAL)).mark(ILLE).split() == [
        "[DE_1.CUMUL.CUMUL.MOIS%20EN%20COURS...2026T1.nombre",
        f"{WHOLE}]",
    ]
