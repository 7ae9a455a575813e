"""Beyond every earlier value, whatever the rounding hides."""

from __future__ import annotations

import pytest

from fiches.indicators.claims.records import RECORD, record_claim
from fiches.indicators.model.numbers import Observed
from tests.support.frames import ILLE, key
from tests.support.truths import DRAWS, Draw, false_claims


def count(value: float | None) -> Observed:
    return Observed(key(), value)


@pytest.mark.parametrize(
    ("now", "earlier", "record"),
    [
        (1_000, (900, 910, 920, 990), True),
        (800, (900, 910, 920, 990), True),
        (950, (900, 910, 920, 990), False),
        (990, (900, 910, 920, 990), False),
        (1_000, (900, 910, 920), False),  # too little history
        (1_000, (900, 910, None, 990), False),
        (1_000, (900, 910, None, 920, 990), True),
        (90, (10, 20, 30, 40), False),
        (None, (900, 910, 920, 990), False),
    ],
)
def test_a_record(now: float | None, earlier: tuple[float | None, ...], *, record: bool) -> None:
    claim = record_claim(count(now), [count(value) for value in earlier])
    assert (claim is not None) is record
    if claim:
        assert claim.mark(ILLE) == f"{RECORD}(DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"


@DRAWS
def test_no_record_is_told_wrongly(draws: int) -> None:
    def wrong(draw: Draw) -> bool | None:
        now = draw.count()
        earlier = [draw.near(now) for _ in range(draw.random.randint(4, 12))]
        claim = record_claim(draw.published(now), [draw.published(one) for one in earlier])
        return None if claim is None else not (now > max(earlier) or now < min(earlier))

    false, made = false_claims(draws, "records", wrong)
    assert not false
    assert made > draws / 200
