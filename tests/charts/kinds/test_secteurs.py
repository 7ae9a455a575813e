"""secteurs: bars from zero in proportion, values in words of their own."""

from __future__ import annotations

import re

import pytest

from fiches.charts.engine.render import draw
from tests.support.charts.reading import inks, parsed, words
from tests.support.charts.samples import SAMPLES, drawn


def test_bars_start_from_zero_and_are_proportional() -> None:
    svg = parsed(drawn("secteurs"))
    lengths = [
        float(match[1]) for path in svg.iter("path") if (match := re.match(r"M0,\d+h([\d.]+)", path.get("d") or ""))
    ]
    values = [float(str(row["value"])) for row in SAMPLES["secteurs"][1]]
    assert len(lengths) == len(values)
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [value / values[0] for value in values], abs=0.001
    )


def test_a_tick_is_named_and_within_the_scale() -> None:
    """Sectors as shares: a parent far over all values keeps the words after its tick within the drawing."""
    svg = drawn("secteurs parts")
    assert "Bretagne" in words(svg)
    assert max(ink.x2 for ink in inks(svg)) <= 344


def test_value_label_replaces_the_number() -> None:
    row = {**SAMPLES["secteurs"][1][0], "value_label": "8,4\u00a0milliers"}
    assert "8,4\u00a0milliers" in words(draw("secteurs", [row], identifier="g", title="t", description="d"))
