"""Classes of a map: round bounds on both sides of zero; rounding, zero and missing values are classes of their own."""

from __future__ import annotations

import pytest

from fiches.indicators.classes import bounds_of, class_of, classes_of
from tests.support import maps as build


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (0.6, "hausse-1"), (1.9, "hausse-1"), (2.0, "hausse-2"), (4.9, "hausse-2"), (5.0, "hausse-3"), (60.0, "hausse-3"),
        (-0.6, "baisse-1"), (-2.1, "baisse-2"), (-5.1, "baisse-3"), (0.0, "stable"), (0.4, "stable"), (-0.3, "stable"),
        (None, "absent"),
    ],
)  # fmt: skip
def test_a_change_has_its_class(value: float | None, found: str) -> None:
    """A bound belongs to the class away from zero; half a percent either way is stable."""
    assert class_of(build.change("22", value), (2.0, 5.0)) == found


def test_a_change_that_rounding_leaves_undecided_is_none() -> None:
    assert class_of(build.change("22", 0.0, now=1_500), (2.0, 5.0)) == "indecis"


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
    assert classes_of((1.0, 2.0))[0::3] == ("hausse-3", "stable", "baisse-2")
    assert classes_of(()) == ("grade-5", "grade-4", "grade-3", "grade-2", "grade-1")
