"""What distinguishes a territory most: over the whole list, with the rounding of both sides."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.gaps import WIDEST_GAP, gap_claim
from fiches.indicators.claims.model import Members
from fiches.indicators.model.numbers import Number, Observed
from tests.support.frames import BRETAGNE, ILLE, key
from tests.support.truths import DRAWS, Draw, false_claims


def shares(values: tuple[float | None, ...], *, here: bool) -> tuple[Number, ...]:
    place = ILLE if here else BRETAGNE
    rows = [key(place, characteristic=f"AGE/AGE{n}", measure="pourcentage") for n in range(1, len(values) + 1)]
    return tuple(Observed(row, value) for row, value in zip(rows, values, strict=True))


@pytest.mark.parametrize(
    ("here", "there", "widest"),
    [
        ((30.0, 30.0, 40.0), (25.0, 31.0, 44.0), None),  # five and four points: with the rounding, either
        ((30.0, 30.0, 40.0), (25.0, 31.0, 42.0), 30.0),
        ((30.0, 20.0), (29.0, 20.0), None),  # one point is no distinction
        ((30.0, 20.0), (27.0, 20.0), 30.0),
        ((30.0, None), (20.0, 20.0), None),
        ((30.0, 20.0), (20.0, None), None),
        ((30.0,), (20.0,), None),
    ],
)
def test_the_least_possible_gap_exceeds_the_greatest_of_all_others(
    here: tuple[float | None, ...], there: tuple[float | None, ...], widest: float | None
) -> None:
    claim = gap_claim(Members(shares(here, here=True)), shares(there, here=False), BRETAGNE)
    assert (claim.arguments[0].value if claim else None) == widest  # type: ignore[union-attr]


def test_it_is_marked_with_the_list_and_the_parent() -> None:
    claim = gap_claim(Members(shares((30.0, 20.0), here=True), every=True), shares((20.0, 20.0), here=False), BRETAGNE)
    assert claim is not None
    row = "DE_1.CUMUL.CUMUL.ABC.AGE.{}.2026T1.pourcentage"
    assert claim.mark(ILLE) == f"{WIDEST_GAP}({row.format('AGE1')};{row.format('*')};REG-53)"


@DRAWS
def test_no_widest_gap_is_told_wrongly(draws: int) -> None:
    def wrong(draw: Draw) -> bool | None:
        here = [draw.random.uniform(0, 100) for _ in range(draw.random.randint(2, 8))]
        there = [min(100.0, max(0.0, share + draw.random.gauss(0, 4))) for share in here]
        numbers = tuple(draw.percentage(share, f"C{place}") for place, share in enumerate(here))
        others = [draw.percentage(share, f"C{place}", BRETAGNE) for place, share in enumerate(there)]
        claim = gap_claim(Members(numbers), others, BRETAGNE)
        if claim is None:
            return None
        gaps = [abs(one - other) for one, other in zip(here, there, strict=True)]
        return gaps[numbers.index(claim.arguments[0])] < max(gaps)  # type: ignore[arg-type]

    false, made = false_claims(draws, "gaps", wrong)
    assert not false
    assert made > draws / 10
