"""What a caller gives to a chart."""

from __future__ import annotations

from fiches.charts.model import ChartOptions


def test_options_default() -> None:
    assert ChartOptions().from_zero
