"""sparkline: a bare line and a dot where it ends."""

from __future__ import annotations

from tests.support.charts.reading import keys
from tests.support.charts.samples import SAMPLES, drawn


def test_a_sparkline_marks_its_last_value() -> None:
    """It is bare: one line, and a dot where it ends."""
    _, rows, _ = SAMPLES["sparkline"]
    assert rows[-1]["mark"] in keys(drawn("sparkline"))
