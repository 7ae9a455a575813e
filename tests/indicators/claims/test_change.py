"""Stable, a rise, a fall, or nothing: true for every count that the published ones may hide."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.change import FALL, RISE, STABLE, UNDECIDED, change_claim, claim_of_evolution
from fiches.indicators.model.numbers import Computed, Observed
from tests.support.frames import AFFIRMATIONS, ILLE, key
from tests.support.truths import DRAWS, Draw, false_claims


def count(value: float | None, period: str = "2026T1") -> Observed:
    return Observed(key(period=period), value, "" if value else "a")


def name(before: float | None, now: float | None) -> str | None:
    found = change_claim(count(before, "2025T1"), count(now), AFFIRMATIONS)
    return found.name if found else None


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (100, 110, RISE),  # they touch, and one count alone lies on the boundary
        (110, 100, FALL),
        (100, 100, UNDECIDED),  # 95 to 105, before and now: ten per cent either way
        (1_000, 1_000, UNDECIDED),
        (1_990, 1_990, UNDECIDED),
        (2_010, 2_010, STABLE),
        (1_027_320, 1_027_810, STABLE),  # 490 more, but 0.05 %
        (10_000, 10_050, RISE),  # 0.6 % for some truths
        (10_000, 10_030, STABLE),
        (90, 400, None),  # under the smallest base, nothing is said
        (100, 0, FALL),
        (None, 100, None),
        (100, None, None),
        (0, 100, None),
    ],
)
def test_the_weakest_word_that_holds(before: float | None, now: float | None, expected: str | None) -> None:
    assert name(before, now) == expected


@DRAWS
def test_no_change_is_told_wrongly(draws: int) -> None:
    def wrong(draw: Draw) -> bool | None:
        before = draw.count()
        now = draw.near(before)
        claim = change_claim(draw.published(before, period="2025T1"), draw.published(now), AFFIRMATIONS)
        if claim is None or claim.name == UNDECIDED:
            return None
        holds = {STABLE: abs(now - before) <= 0.005 * before, RISE: now > before, FALL: now < before}
        return not holds[claim.name]

    false, made = false_claims(draws, "change", wrong)
    assert not false
    assert made > draws / 3


def test_the_wider_tolerance_would_be_seen() -> None:
    """The draws can fail: two rounded counts ten apart are not always a rise of the true ones."""

    def wrong(draw: Draw) -> bool | None:
        before = draw.count()
        now = draw.near(before)
        then, at_last = draw.published(before), draw.published(now)
        return now < before if (at_last.value or 0) >= (then.value or 0) else None

    assert false_claims(2_000, "change", wrong)[0]


def test_a_change_withheld_for_its_base_still_rises() -> None:
    before, now = count(300, "2025T1"), count(420)
    withheld = claim_of_evolution(Computed("evolution", (before, now), None, "base"), AFFIRMATIONS)
    assert withheld is not None
    assert withheld.mark(ILLE) == ("hausse(DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)")


@pytest.mark.parametrize("reason", ["nd", "rupture"])
def test_nothing_is_said_across_a_break_nor_without_a_value(reason: str) -> None:
    withheld = Computed("evolution", (count(3_000, "2025T1"), count(4_200)), None, reason)
    assert claim_of_evolution(withheld, AFFIRMATIONS) is None
    assert claim_of_evolution(None, AFFIRMATIONS) is None
