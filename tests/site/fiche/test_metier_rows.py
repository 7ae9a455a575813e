"""Métiers: the entries whose columns stand together."""

from __future__ import annotations

from fiches.site.fiche.metier_rows import metier_columns
from tests.support import figures as build

WORDING = build.wording()


def test_a_table_has_the_columns_of_its_section_without_a_block_of_their_own() -> None:
    entry = build.indicator("metiers-offres-12-mois")
    first, *others = metier_columns(entry, WORDING)
    assert first is entry or first.id == entry.id
    assert others
    assert all(not other.chart.has_block for other in others)
    assert {other.source.activite for other in others} == {entry.source.activite}


def test_a_field_of_points_has_its_volume_and_its_grade() -> None:
    entry = build.indicator("metiers-tension-volume")
    volume, grade = metier_columns(entry, WORDING)
    assert (volume.id, grade.id) == ("metiers-offres-12-mois", entry.id)
