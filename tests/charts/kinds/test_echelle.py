"""echelle: a history of grades, the forecast said and dashed."""

from __future__ import annotations

from tests.support.charts.reading import words
from tests.support.charts.samples import drawn


def test_a_forecast_is_said_and_dashed() -> None:
    svg = drawn("echelle")
    assert "prévision" in words(svg)
    assert 'stroke-dasharray="3,2"' in svg
    assert "prévision" not in words(drawn("echelle trou"))
