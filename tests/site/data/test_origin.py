"""The days that periods cover."""

from __future__ import annotations

import pytest

from fiches.site.data.origin import days_of


@pytest.mark.parametrize(
    ("periods", "days"),
    [
        (["2026T1"], "2026-01-01/2026-03-31"), (["2024T4", "2023T2"], "2023-04-01/2024-12-31"),
        (["2025", "2025T3"], "2025-01-01/2025-12-31"), (["2022", "ancien"], "2022-01-01/2022-12-31"),
    ],
)  # fmt: skip
def test_days_go_from_the_first_of_a_period_to_the_last_of_another(periods: list[str], days: str) -> None:
    found = days_of(periods)
    assert found is not None
    assert f"{found.first}/{found.last}" == days


def test_no_period_covers_no_day() -> None:
    assert days_of(["ancien"]) is None
