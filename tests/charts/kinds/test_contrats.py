"""contrats: a bar of a hundred per cent a place, as published; numbers where they fit."""

from __future__ import annotations

import re

import pytest
from fiches.charts.kinds.contrats import FILLS, layout

from fiches.charts.model import ChartOptions
from tests.support.charts import builders as b
from tests.support.charts.reading import words
from tests.support.charts.samples import PERCENT, drawn


def test_a_bar_a_place_and_a_swatch_a_contract() -> None:
    rows = b.contrats_rows()
    found = words(drawn("contrats"))
    places, labels = {str(row["place"]) for row in rows}, {str(row["label"]) for row in rows}
    assert all(found.count(name) == 1 for name in places | labels)


def test_shares_follow_one_another_as_published() -> None:
    """What rounding leaves at the end is not spread."""
    drawing = layout(b.contrats_rows(), PERCENT)
    assert drawing is not None
    assert drawing.signals["high"] == 100.0
    for y in {part["y"] for part in drawing.tables["shares"]}:
        own = sorted((p for p in drawing.tables["shares"] if p["y"] == y), key=lambda p: float(str(p["start"])))
        ends = [0.0, *(float(str(part["value"])) for part in own)]
        assert [float(str(part["start"])) for part in own] == pytest.approx(ends[:-1])


@pytest.mark.parametrize(("share", "said"), [(30.0, True), (2.0, False)])
def test_a_share_too_narrow_keeps_its_number_to_its_hover_text(share: float, said: bool) -> None:
    row = {**b.contrats_rows()[0], "value": share, "hover": "CDI : le nombre"}
    drawing = layout([row], PERCENT)
    assert drawing is not None
    assert any(re.match(r"\d", str(text["words"])) for text in drawing.tables["texts"]) == said
    assert drawing.tables["shares"][0]["hover"] == "CDI : le nombre"


def test_more_contracts_than_fills_share_the_last_one() -> None:
    rows = [{**b.contrats_rows()[0], "order": n, "label": f"Contrat {n}", "value": 10.0} for n in range(8)]
    drawing = layout(rows, ChartOptions())
    assert drawing is not None
    assert {part["fill"] for part in drawing.tables["shares"]} == set(FILLS)
