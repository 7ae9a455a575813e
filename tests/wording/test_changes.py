"""Change and comparison in short forms."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.svg_text import text_of
from fiches.wording import changes
from tests.support import figures as build

WORDING = build.wording()


def test_grades_are_compared_with_a_year_before_only_when_it_is_there() -> None:
    headline = build.headline("tension", 4, history=[4], period="2025")
    assert not changes.grade_change(headline.series, "2025", headline.indicator, headline.number, WORDING)


def test_a_change_that_would_be_written_nil_is_said_by_its_direction() -> None:
    """« 0 % » beside the colour of a rise says nothing; a stable one is said to be."""
    risen = build.headline("offres-trimestre", 4_120, change=0.4)
    assert risen.evolution is not None
    whole = replace(risen.evolution, decimals=0)
    assert text_of(changes.change_words(whole, WORDING)) == "en hausse"
    assert text_of(changes.change_words(replace(whole, value=0.9), WORDING)) == "+1\u00a0%"
