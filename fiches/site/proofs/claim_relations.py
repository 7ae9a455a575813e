"""The tolerances of claims.md, 2, held here on their own: a content file that widens them does not widen the proof."""

from __future__ import annotations

from fiches.site.proofs.claim_values import Kind
from fiches.site.proofs.intervals import NOISE, Interval, change, gap

STABLE_REACH = 0.5  # percent
TOLERANCES: dict[Kind, float] = {"share": 1.0, "change": 0.5, "grade": 0.0}


def stable(before: Interval, now: Interval) -> bool:
    """Whether the evolution lies within half a percent for every truth."""
    rise = change(before, now)
    return rise is not None and rise.farthest <= STABLE_REACH + NOISE


def alike(kind: Kind, x: Interval, y: Interval) -> bool:
    """Whether the gap is within the tolerance of its kind for every truth; False for kinds that have none."""
    return kind in TOLERANCES and gap(x, y).farthest <= TOLERANCES[kind] + NOISE
