"""metiers: the first métiers, a second value of the same unit under the first."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.kinds.metiers import layout
from fiches.charts.model import ChartOptions
from tests.support.charts import builders as b
from tests.support.charts.reading import keys, words
from tests.support.charts.samples import SAMPLES, TWO, drawn


def test_both_values_are_named_written_and_marked() -> None:
    svg = drawn("metiers")
    assert [name for name in words(svg) if name in TWO.labels] == list(TWO.labels)
    assert {str(row["second_mark"]) for row in SAMPLES["metiers"][1]} <= set(keys(svg))


def test_one_value_alone_needs_no_name() -> None:
    rows = b.list_rows(b.JOBS, "DE_1.ROME")
    drawing = layout(rows, TWO)
    assert drawing is not None
    assert drawing.tables["boxes"] == []
    assert {bar["fill"] for bar in drawing.tables["bars"]} == {theme.ACCENT}


def test_both_values_share_one_scale() -> None:
    rows = [{"order": 0, "label": "Métier", "value": 10.0, "second": 40.0}]
    drawing = layout(rows, ChartOptions(labels=TWO.labels))
    assert drawing is not None
    assert drawing.signals == {"low": 0.0, "high": 40.0}
    assert [bar["value"] for bar in drawing.tables["bars"]] == [10.0, 40.0]
