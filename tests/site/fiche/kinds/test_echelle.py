"""echelle: the territory's own grades over time, or its latest alone."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.kinds.echelle import scale_rows
from tests.support import figures as build

WORDING = build.wording()


def test_each_period_has_its_grade_and_its_word() -> None:
    rows = scale_rows(build.scale_block("dynamique", [3, None, 2], last="2026T2"), WORDING)
    assert [(row["grade"], row["word"]) for row in rows] == [(3, "moyenne"), (None, ""), (2, "faible")]
    assert all("value" not in row for row in rows)
    assert str(rows[0]["hover"]).startswith("Ille-et-Vilaine, T4\u00a02025")


def test_without_a_series_the_latest_grade_stands_alone() -> None:
    block = build.scale_block("dynamique", [4], last="2026T2")
    (row,) = scale_rows(replace(block, series=()), WORDING)
    assert (row["period"], row["grade"]) == ("2026T2", 4)
