"""nuage: a volume and a grade."""

from __future__ import annotations

from dataclasses import replace

from fiches.wording.alternatives import FIELD
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_a_cloud_needs_a_volume_and_a_grade() -> None:
    """Of three métiers, one has no offer and no grade: two points, the largest volume first, two keys each."""
    block = build.metiers_blocks()[0]
    ind = build.indicator("metiers-tension-volume")
    metiers = tuple(
        replace(m, numbers={**m.numbers, ind.id: replace(m.numbers["metiers-tension"])}) for m in block.metiers
    )
    cloud = replace(block, indicator=ind, metiers=metiers, period=build.YEAR)
    chart = chart_of(cloud, WORDING)
    assert chart is not None
    assert [(r["order"], r["x"], r["y"]) for r in chart.rows] == [(0, 1060, 5), (1, 420, 4)]
    assert str(chart.rows[0]["mark"]).split() == [
        "OFF_1.ROME.J1501.TOFF...2026T1.nombre",
        "PERSP_2.ROME.J1501.PERSPECTIVE...2025.niveau",
    ]
    assert chart.description.text == FIELD
    assert table_of(cloud, WORDING) is None, "its figures are in the section's table of métiers"
