"""Grades of one to five."""

from __future__ import annotations

import pytest

from fiches.charts import theme
from fiches.charts.parts.scale import STEPS, fill, grade_of


@pytest.mark.parametrize(
    ("value", "grade"), [(1, 1), (5.0, 5), (0, None), (6, None), (2.5, None), (None, None), ("3", None)]
)
def test_only_one_to_five_are_grades(value: float | str | None, grade: int | None) -> None:
    assert grade_of({"grade": value}) == grade


def test_another_column_may_hold_the_grade() -> None:
    assert grade_of({"parent_grade": 4}, "parent_grade") == 4
    assert grade_of({}, "parent_grade") is None


def test_each_grade_has_its_fill() -> None:
    assert [fill(step) for step in STEPS] == list(theme.GRADES)
