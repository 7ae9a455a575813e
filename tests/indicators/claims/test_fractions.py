"""A share as a simple fraction, within its tolerance for every truth."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.fractions import fraction_claim
from fiches.indicators.model.numbers import Observed
from tests.support.frames import AFFIRMATIONS, key
from tests.support.truths import DRAWS, Draw, computed, false_claims


@pytest.mark.parametrize(
    ("share", "fraction"),
    [
        (40, (4, 10)), (25, (1, 4)), (26, (1, 4)), (27, (1, 4)), (28, (3, 10)), (50, (1, 2)),
        (33, (1, 3)), (80, (8, 10)), (20, (1, 5)), (2, None), (99, None), (None, None),
    ],
)  # fmt: skip
def test_the_nearest_fraction(share: float | None, fraction: tuple[int, int] | None) -> None:
    claim = fraction_claim(Observed(key(measure="pourcentage"), share), AFFIRMATIONS)
    assert (claim.arguments[1:] if claim else None) == fraction


def test_counts_have_no_fraction() -> None:
    assert fraction_claim(Observed(key(), 50), AFFIRMATIONS) is None


@DRAWS
def test_no_fraction_is_further_than_the_tolerance(draws: int) -> None:
    def wrong(draw: Draw) -> bool | None:
        whole = max(1, draw.count())
        one = draw.part_of(whole)
        share = computed("part", draw.published(one), draw.published(whole))
        found = fraction_claim(draw.random.choice([share, draw.percentage(100 * one / whole)]), AFFIRMATIONS)
        if found is None:
            return None
        _, n, d = found.arguments
        assert isinstance(n, int)
        assert isinstance(d, int)
        return abs(100 * one / whole - 100 * n / d) > 2.5 + 1e-9

    false, made = false_claims(draws, "fractions", wrong)
    assert not false
    assert made > draws / 10
