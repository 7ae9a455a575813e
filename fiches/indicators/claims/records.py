"""Whether a value is beyond every earlier one that may be compared with it."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Observed
from fiches.keys import SMALLEST_BASE

RECORD = "record"
FEWEST_EARLIER = 4  # values: fewer make no history


def record_claim(now: Observed, earlier: Sequence[Observed]) -> Claim | None:
    """Whether a value is above, or below, all the earlier ones; `earlier`: those with no break between and it.

    None where rounding forbids to tell, where there is too little history, and for a count under a hundred.
    """
    own = interval_of(now)
    known = [found for one in earlier if (found := interval_of(one)) is not None]
    if own is None or now.value is None or len(known) < FEWEST_EARLIER:
        return None
    if now.key.measure == "nombre" and now.value < SMALLEST_BASE:
        return None
    highest, lowest = all(own.above(one) for one in known), all(one.above(own) for one in known)
    return Claim(RECORD, (now,)) if highest or lowest else None
