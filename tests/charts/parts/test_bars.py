"""The marks and words of a list of bars: ticks, hollow discs, values that nothing crosses."""

from __future__ import annotations

import pytest

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Row
from fiches.charts.parts.bar_rows import GAP, Bars, arrange, arrange_dense
from fiches.charts.parts.bars import drawing, hollows, light_edges, parent_ticks, texts, value_bars

PERCENT = ChartOptions(unit="%")


def placed(options: ChartOptions = PERCENT, **cells: float | bool | str | None) -> Bars:
    row: Row = {"order": 0, "label": "Femmes", "value": 40.0, "mark": "K", "hover": "T", **cells}
    others = ("parent_value",)
    return arrange_dense([row], options, others) if options.dense else arrange([row], options, others, 0)


def value_of(bars: Bars, options: ChartOptions = PERCENT) -> dict[str, object]:
    return dict(texts(bars, options)[-1])


def test_a_bar_goes_from_zero_to_its_value_without_a_mark() -> None:
    (bar,) = value_bars(placed())
    assert (bar["start"], bar["value"], bar["mark"], bar["fill"]) == (0, 40.0, "", theme.ACCENT)


def test_the_value_carries_the_mark() -> None:
    value = value_of(placed())
    assert (value["words"], value["mark"], value["color"], value["weight"]) == ("40\u00a0%", "K", theme.ACCENT, 600)


def test_a_published_zero_is_a_hollow_disc_and_words() -> None:
    bars = placed(value=0.0, zero=True)
    assert value_bars(bars) == []
    assert [disc["mark"] for disc in hollows(bars)] == ["K"]
    assert value_of(bars)["words"] == "moins de\u00a05"


def test_a_missing_value_is_said_in_a_lighter_colour() -> None:
    value = value_of(placed(value=None))
    assert (value["words"], value["color"], value["datum"]) == ("n.\u00a0d.", theme.MUTED, "libelles")


@pytest.mark.parametrize("options", [PERCENT, ChartOptions(unit="%", width=332, dense=True)])
@pytest.mark.parametrize(("parent", "after_tick"), [(20.0, False), (42.0, True), (None, False)])
def test_a_value_that_the_tick_would_cross_moves_beyond_it(
    options: ChartOptions, parent: float | None, after_tick: bool
) -> None:
    bars = placed(options, parent_value=parent)
    assert value_of(bars, options)["x"] == (bars.x(parent or 0.0) if after_tick else bars.x(40.0)) + GAP


def test_a_tick_is_marked_and_stands_on_a_light_edge() -> None:
    bars = placed(parent_value=20.0, parent_mark="P", parent_hover="Bretagne : 20 %")
    (tick,), (edge,) = parent_ticks(bars), light_edges(bars)
    assert (tick["mark"], tick["hover"], edge["mark"]) == ("P", "Bretagne : 20 %", "")
    assert (edge["x"], edge["x2"]) == (float(str(tick["x"])) - 1.5, float(str(tick["x2"])) + 1.5)


def test_values_above_end_where_the_drawing_ends() -> None:
    options = ChartOptions(unit="%", width=120, dense=True)
    bars = placed(options, label="Santé humaine et action sociale")
    value = value_of(bars, options)
    assert (value["x"], value["align"], value["y"]) == (120, "right", bars.bars[0].baseline)


def test_the_drawing_holds_all_tables_and_the_scale() -> None:
    found = drawing(placed(), PERCENT, [("Bretagne", theme.PARENT)])
    assert set(found.tables) == {"bars", "hollows", "edges", "ticks", "boxes", "texts"}
    assert found.signals == {"low": 0.0, "high": 40.0}
    assert found.tables["boxes"][0]["fill"] == theme.PARENT
