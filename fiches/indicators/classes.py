"""The colour classes of a map: bounds of changes, class of each territory."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims.change import FALL, RISE, STABLE, UNDECIDED
from fiches.indicators.model.children_map import Child

ABSENT = "absent"
CHANGES = ("hausse-3", "hausse-2", "hausse-1", STABLE, UNDECIDED, "baisse-1", "baisse-2", "baisse-3")
GRADES = ("grade-5", "grade-4", "grade-3", "grade-2", "grade-1")
_LADDER = ((1.0, 2.0), (2.0, 5.0), (5.0, 10.0), (10.0, 20.0), (20.0, 50.0))
_BEYOND = 0.25
"""At most a quarter of the territories may lie beyond the outer bound, so that the ends stay exceptional."""


def bounds_of(changes: Sequence[float]) -> tuple[float, float]:
    """The finest pair of round bounds that fits, the same on both sides of zero; the widest when none does."""
    for inner, outer in _LADDER:
        if sum(abs(change) >= outer for change in changes) <= _BEYOND * len(changes):
            return inner, outer
    return _LADDER[-1]


def class_of(child: Child, bounds: Sequence[float]) -> str:
    """`hausse-2`, `stable`, `indecis`, `grade-4`; `absent` without a value. A bound belongs to the class away from zero."""
    value = child.mapped.value
    if value is None:
        return ABSENT
    if child.change is None:
        return f"grade-{min(5, max(1, round(value)))}"
    word = child.claim.name if child.claim else ""
    if word not in (RISE, FALL):
        return STABLE if word == STABLE else UNDECIDED
    step = 1 + sum(abs(value) >= bound for bound in bounds)
    return f"{'hausse' if word == RISE else 'baisse'}-{step}"


def classes_of(bounds: Sequence[float]) -> tuple[str, ...]:
    """Every class of a map, the highest first; changes have bounds, grades have none."""
    return CHANGES if bounds else GRADES
