"""structure: a bar a part, the parent's value a tick across it, named once; closer on paper."""

from __future__ import annotations

import re

import pytest
from fiches.charts.kinds.structure import layout, parent_key

from fiches.charts import theme
from fiches.charts.model import ChartOptions
from tests.support.charts import builders as b
from tests.support.charts.reading import keys, parsed, words
from tests.support.charts.samples import SAMPLES, drawn


def test_the_parent_is_named_above_its_ticks_and_beside_the_drawing_on_paper() -> None:
    assert words(drawn("structure")).count("Bretagne") == 1
    assert "Bretagne" not in words(drawn("structure", dense=True))
    assert parent_key(b.structure_rows()) == [("Bretagne", theme.PARENT)]
    assert parent_key([{**row, "parent_value": None} for row in b.structure_rows()]) == []


@pytest.mark.parametrize("dense", [False, True])
def test_each_part_of_the_parent_is_a_tick(dense: bool) -> None:
    svg = drawn("structure", dense=dense)
    ticks = [key for key in keys(svg) if key in {row["parent_mark"] for row in SAMPLES["structure"][1]}]
    assert len(ticks) == len(SAMPLES["structure"][1])


@pytest.mark.parametrize("width", [216.0, 332.0, 344.0])
def test_a_drawing_on_paper_is_lower_and_as_wide_as_asked(width: float) -> None:
    rows = b.structure_rows()
    dense, usual = layout(rows, ChartOptions(width=width, dense=True)), layout(rows, ChartOptions(width=width))
    assert dense is not None
    assert usual is not None
    assert dense.height < usual.height
    assert dense.width == usual.width == width


def test_bars_keep_their_proportions_on_paper() -> None:
    svg = parsed(drawn("secteurs", dense=True, width=332.0))
    lengths = [float(m[1]) for p in svg.iter("path") for m in re.finditer(r"M0,[\d.]+h([\d.]+)", p.get("d") or "")]
    values = [float(str(row["value"])) for row in SAMPLES["secteurs"][1]]
    assert [one / lengths[0] for one in lengths] == pytest.approx([one / values[0] for one in values], abs=0.001)
