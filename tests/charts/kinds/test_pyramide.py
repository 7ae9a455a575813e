"""pyramide: women at the left, men at the right, on one scale, the parent's outline around."""

from __future__ import annotations

import pytest
from fiches.charts.kinds.pyramide import NAMES, layout, side

from fiches.charts.model import ChartOptions
from tests.support.charts import builders as b
from tests.support.charts.reading import inks, words
from tests.support.charts.samples import drawn


def test_the_two_sides_are_named_and_each_age_once() -> None:
    found = words(drawn("pyramide"))
    ages = {str(row["label"]) for row in b.pyramide_rows()}
    assert all(found.count(name) == 1 for name in (*NAMES, *ages))


@pytest.mark.parametrize(("sex", "way"), [("F", -1), ("H", 1), ("", 1)])
def test_women_stand_at_the_left(sex: str, way: int) -> None:
    assert side({"sex": sex}) == way


@pytest.mark.parametrize("width", [332.0, 344.0])
def test_bars_are_to_scale_on_both_sides(width: float) -> None:
    rows = b.pyramide_rows()
    drawing = layout(rows, ChartOptions(width=width))
    assert drawing is not None
    assert [bar["value"] for bar in drawing.tables["bars"]] == [side(r) * float(str(r["value"])) for r in rows]
    low, high = drawing.signals["low"], drawing.signals["high"]
    assert float(str(low)) == -float(str(high))
    assert drawing.width == width


def test_values_stand_beyond_the_parent_s_outline() -> None:
    """At the outer side of both the bar and the outline."""
    row = {**b.pyramide_rows()[0], "value": 1.0, "parent_value": 50.0}
    drawing = layout([row], ChartOptions())
    assert drawing is not None
    unit = 172.0 / float(str(drawing.signals["high"]))
    value = drawing.tables["texts"][-1]
    assert value["words"] == "1"
    assert float(str(value["x"])) < 172 - 50 * unit


def test_a_published_zero_has_a_hollow_disc() -> None:
    drawing = layout([{**b.pyramide_rows()[0], "value": 0.0, "zero": True}], ChartOptions())
    assert drawing is not None
    assert len(drawing.tables["hollows"]) == 1
    assert drawing.tables["bars"] == []
    assert any(ink.words == "moins de\u00a05" for ink in inks(drawn("pyramide zéros")))
