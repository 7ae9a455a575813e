"""nuage: the points that matter are named."""

from __future__ import annotations

from tests.support.charts.reading import labelled
from tests.support.charts.samples import SAMPLES, drawn


def test_the_ten_that_matter_are_named() -> None:
    named = labelled(drawn("nuage"), "libelles")
    rows = SAMPLES["nuage"][1]
    assert all(str(row["label"]).split(" ")[0] in named for row in rows[:10])
    assert "Métier" not in named
