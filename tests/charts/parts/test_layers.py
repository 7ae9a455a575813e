"""Layers that kinds share: each reads a named table, its look given by rows, its marks led to their datum."""

from __future__ import annotations

import altair as alt
import pytest

from fiches.charts.parts import layers

X, Y = alt.X("q:Q", scale=layers.domain("first", "last")), alt.Y("value:Q", scale=layers.domain())


@pytest.mark.parametrize(
    ("layer", "table", "mark"),
    [
        (layers.texts(), "texts", "text"),
        (layers.boxes("rings"), "rings", "rect"),
        (layers.strokes(), "rules", "rule"),
        (layers.runs(X, Y), "lines", "line"),
        (layers.dots(x=X, y=Y), "points", "point"),
    ],
)
def test_a_layer_reads_its_table(layer: alt.Chart, table: str, mark: str) -> None:
    found = layer.to_dict()
    assert (found["data"]["name"], found["mark"]["type"]) == (table, mark)


@pytest.mark.parametrize("layer", [layers.texts(), layers.boxes(), layers.dots(x=X, y=Y), layers.runs(X, Y)])
def test_what_shows_a_datum_carries_its_mark(layer: alt.Chart) -> None:
    assert layer.to_dict()["encoding"]["description"]["field"] == "datum"


def test_what_shows_none_is_hidden_from_the_engine_s_own_descriptions() -> None:
    assert layers.strokes().to_dict()["mark"]["aria"] is False


def test_a_stack_declares_its_signals() -> None:
    found = layers.stack(layers.strokes(), layers.texts(), low=0, high=[1.0, 2.0]).to_dict()
    assert {param["name"]: param["value"] for param in found["params"]} == {"low": 0, "high": [1.0, 2.0]}
    assert len(found["layer"]) == 2


def test_scales_end_where_the_signals_say() -> None:
    assert layers.domain("first", "last").to_dict()["domain"] == [{"expr": "first"}, {"expr": "last"}]
    assert layers.logarithmic().to_dict()["type"] == "log"


def test_axes_write_years_and_french_numbers() -> None:
    assert layers.year_axis().to_dict()["labelExpr"] == "'' + datum.value / 4"
    assert layers.value_axis().to_dict()["labelExpr"] == "format(datum.value, ',~f') + unit"
    assert {axis.to_dict()["description"] for axis in (layers.year_axis(), layers.count_axis())} == {"x"}
    assert layers.value_axis().to_dict()["description"] == "y"
