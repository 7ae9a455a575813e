"""French numbers, by tables and against Babel."""

from __future__ import annotations

import math

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from fiches.wording import numbers

CASES = [
    (0, 0, "0"),
    (41230, 0, "41\u202f230"),
    (999, 0, "999"),
    (1234567.5, 1, "1\u202f234\u202f567,5"),
    (12.5, 0, "13"),
    (-12.5, 0, "−13"),
    (2.675, 2, "2,68"),
    (-0.04, 1, "0,0"),
    (-3, 1, "−3,0"),
    (0.1 + 0.2, 1, "0,3"),
]


@pytest.mark.parametrize(("value", "decimals", "text"), CASES)
def test_number(value: float, decimals: int, text: str) -> None:
    assert numbers.number(value, decimals) == text


@pytest.mark.parametrize(("value", "text"), [(3, "+3,0"), (-3, "−3,0"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")])
def test_signed(value: float, text: str) -> None:
    """A + where something grew, nothing where nothing shows."""
    assert numbers.number(value, 1, signed=True) == text


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_never_written(value: float | None) -> None:
    for write in (numbers.number, numbers.decimals_of):
        with pytest.raises(ValueError, match="not a number"):
            write(value)
    with pytest.raises(ValueError, match="not a number"):
        numbers.attribute(value, 1)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_integers_agree_with_babel(value: int) -> None:
    assert numbers.number(value) == format_decimal(value, locale="fr_FR").replace("-", "−")


@given(st.floats(min_value=-1e9, max_value=1e9), st.integers(min_value=0, max_value=3))
def test_text_and_attribute_are_one_number(value: float, decimals: int) -> None:
    text = numbers.number(value, decimals).replace("\u202f", "").replace(",", ".").replace("−", "-")
    assert float(text) == float(numbers.attribute(value, decimals))


@pytest.mark.parametrize(("value", "decimals"), [(12, 0), (12.0, 0), (12.5, 1), (-0.38, 2)])
def test_decimals_that_the_source_gave(value: float, decimals: int) -> None:
    assert numbers.decimals_of(value) == decimals


@pytest.mark.parametrize(("rank", "raised"), [(1, "re"), (2, "e"), (21, "e")])
def test_ordinals(rank: int, raised: str) -> None:
    assert numbers.ordinal(rank) == (str(rank), raised)


def test_a_unit_never_leaves_its_number() -> None:
    assert numbers.with_unit("12", "%") == "12\u00a0%"
    assert numbers.with_unit("12", "") == "12"
