"""Change and comparison in short forms."""

from __future__ import annotations

from fiches.wording import changes
from tests.support import figures as build

WORDING = build.wording()


def test_grades_are_compared_with_a_year_before_only_when_it_is_there() -> None:
    headline = build.headline("tension", 4, history=[4], period="2025")
    assert not changes.grade_change(headline.series, "2025", headline.indicator, headline.number, WORDING)
