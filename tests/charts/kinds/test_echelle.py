"""echelle: a history of grades, the forecast said and dashed."""

from __future__ import annotations

from fiches.charts.engine.render import draw
from tests.support.charts.reading import words
from tests.support.charts.samples import SAMPLES


def drawn(name: str) -> str:
    kind, rows, options = SAMPLES[name]
    return draw(kind, rows, identifier="g", title="Un titre", description="Une description", options=options)


def test_a_forecast_is_said_and_dashed() -> None:
    svg = drawn("echelle")
    assert "prévision" in words(svg)
    assert 'stroke-dasharray="3,2"' in svg
    assert "prévision" not in words(drawn("echelle trou"))
