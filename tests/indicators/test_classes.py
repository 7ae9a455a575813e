"""Classes of a map: round bounds on both sides of zero; rounding, zero and missing values are classes of their own."""

from __future__ import annotations

import pytest

from fiches.indicators.classes import bounds_of, class_of, classes_of
from tests.support import maps as build


@pytest.mark.parametrize(
    ("value", "stable", "found"),
    [
        (0.1, False, "hausse-1"), (1.9, False, "hausse-1"), (2.0, False, "hausse-2"), (4.9, False, "hausse-2"),
        (5.0, False, "hausse-3"), (60.0, False, "hausse-3"), (-0.1, False, "baisse-1"), (-2.0, False, "baisse-2"),
        (-5.0, False, "baisse-3"), (0.0, False, "stable"), (0.4, True, "stable"), (-3.0, True, "stable"),
        (None, False, "absent"),
    ],
)  # fmt: skip
def test_a_change_has_its_class(value: float | None, stable: bool, found: str) -> None:
    """A bound belongs to the class away from zero; what rounding can explain is stable, however large."""
    assert class_of(build.change("22", value, stable=stable), (2.0, 5.0)) == found


@pytest.mark.parametrize(("value", "found"), [(1, "grade-1"), (5, "grade-5"), (None, "absent")])
def test_a_grade_is_its_class(value: float | None, found: str) -> None:
    assert class_of(build.grade("22", value), ()) == found


@pytest.mark.parametrize(
    ("changes", "bounds"),
    [
        ([], (1.0, 2.0)),
        ([0.0, 0.5, -1.9], (1.0, 2.0)),
        ([3.0, 0.1, 0.1, 0.1], (1.0, 2.0)),  # a quarter may lie beyond
        ([3.0, -3.0, 0.1, 0.1], (2.0, 5.0)),
        ([-6.0, -7.0, 4.0, 0.0], (5.0, 10.0)),
        ([80.0, 90.0, -70.0], (20.0, 50.0)),  # the widest when none fits
    ],
)
def test_bounds_are_the_finest_round_ones_that_fit(changes: list[float], bounds: tuple[float, float]) -> None:
    assert bounds_of(changes) == bounds


def test_classes_run_from_the_highest_to_the_lowest() -> None:
    assert classes_of((1.0, 2.0))[0::3] == ("hausse-3", "stable", "baisse-3")
    assert classes_of(()) == ("grade-5", "grade-4", "grade-3", "grade-2", "grade-1")
