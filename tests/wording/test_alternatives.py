"""What a drawing says to those who do not see it: values a year apart, never the title nor the reading again."""

from __future__ import annotations

from dataclasses import replace

from fiches.wording.alternatives import IN_TABLE, alternative, trend_words
from fiches.wording.phrase import claims, marks, plain_text
from tests.support import figures as build

WORDING = build.wording()
BLOCK = build.evolution_block("demandeurs-abc", build.JOB_SEEKERS)


def test_a_line_is_heard_as_the_values_that_compare_with_its_last() -> None:
    said = alternative(BLOCK, WORDING)
    assert plain_text(said) == (
        "fin mars 2023\u00a0: 36\u202f210\u00a0personnes\u202f; fin mars 2024\u00a0: 36\u202f540\u00a0personnes\u202f; "
        "fin mars 2025\u00a0: 40\u202f050\u00a0personnes\u202f; fin mars 2026\u00a0: 41\u202f230\u00a0personnes."
    )
    assert len(marks(said)) == 4
    assert claims(said) == ()


def test_a_missing_year_is_left_out() -> None:
    series = BLOCK.series[0]
    points = tuple(replace(one, value=None) if one.period == "2024T1" else one for one in series.points)
    assert "2024" not in plain_text(trend_words(replace(series, points=points), BLOCK, WORDING))


def test_a_distribution_sends_to_its_table() -> None:
    assert (
        plain_text(alternative(build.structure_block("demandeurs-age", [25, 20, 20, 15, 10, 10]), WORDING)) == IN_TABLE
    )
