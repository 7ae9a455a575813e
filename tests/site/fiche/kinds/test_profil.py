"""profil and echelle: rows of grades."""

from __future__ import annotations

from tests.support import figures as build
from tests.support.pages.blocks import chart_of

WORDING = build.wording()


def test_profile_and_scale_rows_are_grades() -> None:
    profile = chart_of(build.profile_block([4, None]), WORDING)
    scale = chart_of(build.scale_block("dynamique", [3, 2], last="2026T2"), WORDING)
    assert profile is not None
    assert scale is not None
    assert [(r["grade"], r["parent_grade"]) for r in profile.rows] == [(4, 5), (None, None)]
    assert [(r["grade"], r["word"]) for r in scale.rows] == [(3, "moyenne"), (2, "faible")]
    assert scale.options.forecast
