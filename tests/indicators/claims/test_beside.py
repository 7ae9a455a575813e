"""Alike, more, less, or nothing: of shares, changes, grades, counts and amounts."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.beside import ALIKE, LESS, MORE, UNDECIDED, beside_claim
from fiches.indicators.model.numbers import Number, Observed
from tests.support.frames import AFFIRMATIONS, BRETAGNE, ILLE, key
from tests.support.truths import DRAWS, Draw, computed, false_claims


def name(x: Number, y: Number) -> str | None:
    found = beside_claim(x, y, AFFIRMATIONS)
    return found.name if found else None


def published(value: float | None, measure: str = "nombre", code: str = "ABC", period: str = "2026T1") -> Observed:
    return Observed(key(ILLE, code, period, measure=measure), value)


@pytest.mark.parametrize(
    ("x", "y", "measure", "expected"),
    [
        (53, 53, "pourcentage", ALIKE),
        (53, 52, "pourcentage", MORE),  # up to two points apart: never « comme » above « contre »
        (52, 53, "pourcentage", LESS),
        (0, 0, "pourcentage", ALIKE),
        (4, 4, "niveau", ALIKE),
        (4, 3, "niveau", MORE),
        (4_240, 4_240, "nombre", UNDECIDED),  # never « comme » of counts
        (4_240, 4_180, "nombre", MORE),
        (4_240, 60, "nombre", None),
        (1_900, 1_900, "montant", UNDECIDED),
        (1_910, 1_900, "montant", MORE),
        (None, 4, "niveau", None),
    ],
)
def test_the_weakest_word_that_holds(x: float | None, y: float, measure: str, expected: str | None) -> None:
    assert name(published(x, measure), published(y, measure)) == expected


def test_a_published_percentage_and_a_share_of_counts_are_never_mixed() -> None:
    share = computed("part", published(5_300), published(10_000))
    assert name(published(53, "pourcentage"), share) is None
    assert name(share, published(53, "pourcentage")) is None


def test_a_claim_between_shares_is_marked_with_their_rows() -> None:
    here = computed("part", Observed(key(code="A"), 53_000), Observed(key(), 100_000))
    there = computed("part", Observed(key(BRETAGNE, "A"), 530_000), Observed(key(BRETAGNE), 1_000_000))
    found = beside_claim(here, there, AFFIRMATIONS)
    assert found is not None
    one, whole = "DE_1.CUMUL.CUMUL.A...2026T1.nombre", "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
    assert found.mark(ILLE) == f"comme(part({one};{whole});part(REG-53/{one};REG-53/{whole}))"


@DRAWS
def test_no_published_percentages_are_compared_wrongly(draws: int) -> None:
    def wrong(draw: Draw) -> bool | None:
        x = draw.random.uniform(0, 100)
        y = min(100.0, max(0.0, x + draw.random.gauss(0, 2)))
        return _wrong(name(draw.percentage(x), draw.percentage(y)), x, y, 1.0)

    false, made = false_claims(draws, "percentages", wrong)
    assert not false
    assert made > draws / 3


@DRAWS
@pytest.mark.parametrize(("formula", "tolerance"), [("part", 1.0), ("evolution", 0.5)])
def test_no_shares_nor_changes_of_counts_are_compared_wrongly(draws: int, formula: str, tolerance: float) -> None:
    def wrong(draw: Draw) -> bool | None:
        if formula == "part":
            wholes = [max(1, draw.count()) for _ in range(2)]
            ones = [draw.part_of(wholes[0])]
            ones.append(min(wholes[1], draw.near(round(ones[0] / wholes[0] * wholes[1]), 0.02)))
            pairs = list(zip(ones, wholes, strict=True))
            true = [100 * one / whole for one, whole in pairs]
        else:
            befores = [max(1, draw.count()) for _ in range(2)]
            nows = [draw.near(befores[0])]
            nows.append(draw.near(round(nows[0] / befores[0] * befores[1]), 0.01))
            pairs = list(zip(befores, nows, strict=True))
            true = [100 * (now - before) / before for before, now in pairs]
        x, y = (computed(formula, draw.published(one), draw.published(other)) for one, other in pairs)
        return _wrong(name(x, y), true[0], true[1], tolerance)

    false, made = false_claims(draws, formula, wrong)
    assert not false
    assert made > draws / 4


def _wrong(claim: str | None, x: float, y: float, tolerance: float) -> bool | None:
    if claim in (None, UNDECIDED):
        return None
    return not {ALIKE: abs(x - y) <= tolerance + 1e-9, MORE: x > y, LESS: x < y}[claim or ""]
