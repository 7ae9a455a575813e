"""The first, the last, two that share the first place: of whole lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fiches.indicators.claims.lists import FIRST, LAST, TIED, first_claim, last_claim, leading_claim, tied_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.model.numbers import Number, Observed
from tests.support.frames import AFFIRMATIONS, key
from tests.support.truths import DRAWS, Draw, false_claims


def members(*values: float | None, measure: str = "nombre") -> Members:
    rows = (key(measure=measure, characteristic=f"AGE/AGE{place}") for place in range(1, len(values) + 1))
    return Members(tuple(Observed(row, value) for row, value in zip(rows, values, strict=True)))


def told(claim: Claim | None) -> tuple[str, list[float | None]] | None:
    """The name of a claim, and the values that it names."""
    if claim is None:
        return None
    return claim.name, [one.value for one in claim.arguments if isinstance(one, Observed)]


@pytest.mark.parametrize(
    ("values", "measure", "expected"),
    [
        ((4_240, 4_180), "nombre", (FIRST, [4_240])),
        ((4_240, 4_230, 100), "nombre", (TIED, [4_240, 4_230])),
        ((4_240, 4_230, 4_230), "nombre", (FIRST, [4_240])),  # the second place is shared, the first is not
        ((4_240, 4_240, 4_240), "nombre", None),
        ((4_240, 4_220, 100), "nombre", (FIRST, [4_240])),
        ((53, 53, 12), "pourcentage", None),
        ((53, 52, 12), "pourcentage", (FIRST, [53])),
        ((4_240, None, 100), "nombre", None),  # the one without a value may be larger
        ((60, 20, 10), "nombre", None),  # not a hundred together
        ((4_240,), "nombre", None),
        ((), "nombre", None),
    ],
)
def test_the_head_of_a_list(
    values: tuple[float | None, ...], measure: str, expected: tuple[str, list[float]] | None
) -> None:
    assert told(leading_claim(members(*values, measure=measure), AFFIRMATIONS)) == expected


def test_among_those_that_are_published_a_missing_value_is_no_obstacle() -> None:
    assert told(first_claim(members(4_240, None, 100), published=True)) == (FIRST, [4_240])
    assert told(last_claim(members(4_240, None, 100), published=True)) == (LAST, [100])


def test_the_last_is_below_all_the_others() -> None:
    assert told(last_claim(members(4_240, 110, 100))) == (LAST, [100])
    assert last_claim(members(4_240, 100, 100)) is None


@DRAWS
@pytest.mark.parametrize("decide", [first_claim, last_claim, lambda one: tied_claim(one, AFFIRMATIONS)])
def test_no_place_in_a_list_is_told_wrongly(draws: int, decide: Callable[[Members], Claim | None]) -> None:
    def wrong(draw: Draw) -> bool | None:
        first = draw.count()
        counts = [first, *(draw.near(first, 0.2) for _ in range(draw.random.randint(1, 6)))]
        numbers: list[Number] = [draw.published(count, f"C{place}") for place, count in enumerate(counts)]
        claim = decide(Members(tuple(numbers)))
        return None if claim is None else not _holds(claim, dict(zip(numbers, counts, strict=True)))

    false, made = false_claims(draws, "lists", wrong)
    assert not false
    assert made > draws / 50


def _holds(claim: Claim, true: dict[Number, int]) -> bool:
    named = [one for one in claim.arguments if isinstance(one, Observed)]
    rest = [count for number, count in true.items() if number not in named]
    if claim.name == LAST:
        return all(true[named[0]] < count for count in rest)
    close = max(true[one] for one in named) - min(true[one] for one in named) <= 20
    return close and all(true[one] > count for one in named for count in rest)
