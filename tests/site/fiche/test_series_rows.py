"""Series that share an axis."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.series_rows import same_scale
from tests.support import figures as build
from tests.support.pages.blocks import chart_of

WORDING = build.wording()


def test_counts_of_a_parent_never_share_the_axis() -> None:
    own, parent = (
        build.series(build.indicator("demandeurs-abc"), [1, 2]),
        build.series(build.indicator("demandeurs-abc"), [10, 20], build.BRETAGNE),
    )
    block = replace(build.evolution_block("demandeurs-abc", [1, 2]), series=(own, parent))
    assert same_scale(block) == [own]
    assert {row["role"] for row in chart_of(block, WORDING).rows} == {"territoire"}  # type: ignore[union-attr]
