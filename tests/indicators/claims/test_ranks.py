"""The places that rounding leaves, and where they are too many to be said, the third of the level."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.ranks import places, rank_claim
from fiches.indicators.intervals import count_interval, interval_of
from fiches.indicators.model.numbers import Observed
from fiches.indicators.model.places import Places
from tests.support.frames import ILLE, key
from tests.support.truths import DRAWS, Draw, computed, false_claims

NOW, BEFORE = Observed(key(), 41_230), Observed(key(period="2025T1"), 40_050)
ABC = "DE_1.CUMUL.CUMUL.ABC...{}.nombre"


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        (100, (90, 110, 300), (3, 3, 4)),
        (100, (100, 110, 300), (3, 4, 4)),
        (0, (0, 0, 10), (2, 4, 4)),
        (100, (), (1, 1, 1)),
    ],
)
def test_places_that_the_rounding_of_all_allows(
    own: float, others: tuple[float, ...], expected: tuple[int, ...]
) -> None:
    found = places(count_interval(own), map(count_interval, others))
    assert (found.first, found.last, found.size) == expected


def test_a_rank_is_of_a_value_or_of_a_change_and_else_a_third() -> None:
    change = computed("evolution", BEFORE, NOW)
    narrow, wide, nowhere = Places(3, 5, 101), Places(3, 23, 101), Places(3, 83, 101)
    told = [
        claim.mark(ILLE) if (claim := rank_claim(number, found, "DEP")) else ""
        for number in (NOW, change)
        for found in (narrow, wide, nowhere)
    ]
    now, before = ABC.format("2026T1"), ABC.format("2025T1")
    assert told == [
        f"rang({now};DEP)", f"tiers({now};DEP)", "",
        f"rang_evolution({before};{now};DEP)", f"tiers(evolution({before};{now});DEP)", "",
    ]  # fmt: skip


@DRAWS
@pytest.mark.parametrize("of", ["value", "evolution"])
def test_no_true_place_is_outside(draws: int, of: str) -> None:
    def wrong(draw: Draw) -> bool | None:
        size = draw.random.randint(5, 12)
        first = max(200, draw.count())
        counts = [max(200, draw.near(first)) for _ in range(size)]
        before = [max(200, draw.near(count)) for count in counts]
        if of == "value":
            true = [float(count) for count in counts]
            intervals = [interval_of(draw.published(count)) for count in counts]
        else:
            true = [100 * (now - then) / then for then, now in zip(before, counts, strict=True)]
            pairs = zip(before, counts, strict=True)
            intervals = [interval_of(computed("evolution", draw.published(b), draw.published(n))) for b, n in pairs]
        known = [one for one in intervals if one is not None]
        assert len(known) == size
        found = places(known[0], known[1:])
        place = 1 + sum(one > true[0] for one in true)
        return not found.first <= place <= found.last

    false, _ = false_claims(draws, of, wrong)
    assert not false
