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
    assert {str(row["second_cle"]) for row in SAMPLES["metiers"][1]} <= set(keys(svg))


def test_one_value_alone_needs_no_name() -> None:
    rows = b.list_rows(b.JOBS, "DE_1.ROME")
    drawing = layout(rows, TWO)
    assert drawing is not None
    assert drawing.tables["boites"] == []
    assert {bar["fond"] for bar in drawing.tables["barres"]} == {theme.ACCENT}


def test_both_values_share_one_scale() -> None:
    rows = [{"order": 0, "label": "Métier", "value": 10.0, "second": 40.0}]
    drawing = layout(rows, ChartOptions(labels=TWO.labels))
    assert drawing is not None
    assert drawing.signals == {"bas": 0.0, "haut": 40.0}
    assert [bar["valeur"] for bar in drawing.tables["barres"]] == [10.0, 40.0]
