"""What grades of one to five look like: a step's fill, its number's colour, the words beside it."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.model import Row, number_of

STEPS = range(1, 6)


def grade_of(row: Row, column: str = "grade") -> int | None:
    """A grade of one to five; None when it is missing or is none of these."""
    value = number_of(row, column)
    return int(value) if value is not None and value in STEPS else None


def fill(grade: int) -> str:
    return theme.GRADES[grade - 1]
