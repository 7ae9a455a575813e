"""nuage: a volume and a grade."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.block import Metier
from fiches.wording.alternatives import FIELD
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_a_cloud_needs_a_volume_and_a_grade() -> None:
    """Of three métiers, one has no offer and no grade: two points, the largest volume first, two keys each."""
    cloud = build.metiers_blocks()[1]
    chart = chart_of(cloud, WORDING)
    assert chart is not None
    assert [(r["order"], r["x"], r["y"], r["named"]) for r in chart.rows] == [(0, 1060, 5, True), (1, 420, 4, True)]
    assert str(chart.rows[0]["mark"]).split() == [
        "OFF_1.ROME.J1501.TOFF-CUMUL12MOIS...2026T1.nombre",
        "PERSP_2.ROME.J1501.PERSPECTIVE...2025.niveau",
    ]
    assert chart.description.text == FIELD
    assert table_of(cloud, WORDING) is None, "its figures are in the section's table of métiers"


def test_the_named_ones_are_the_first_of_the_table_that_have_a_grade() -> None:
    """Of twelve, the eleventh takes no place of an ungraded one among the ten."""
    cloud = build.metiers_blocks()[1]
    offers, grade = build.indicator("metiers-offres-12-mois"), cloud.indicator
    metiers = tuple(
        Metier(
            f"A{place:04d}",
            {
                offers.id: build.observed(offers, 900 - 10 * place, activity=f"A{place:04d}"),
                grade.id: build.observed(grade, None if place == 3 else 4, period=build.YEAR, activity=f"A{place:04d}"),
            },
        )
        for place in range(12)
    )
    chart = chart_of(replace(cloud, metiers=metiers), WORDING)
    assert chart is not None
    assert [row["label"] for row in chart.rows if row["named"]] == [f"A{n:04d}" for n in range(10) if n != 3]
    assert len(chart.rows) == 11
