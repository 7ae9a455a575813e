"""Métiers: the entries whose columns stand together, and how they are sorted."""

from __future__ import annotations

from fiches.site.fiche.metier_rows import amount, metier_columns
from tests.support import figures as build

WORDING = build.wording()


def test_a_table_has_the_columns_of_its_section_without_a_block_of_their_own() -> None:
    entry = build.indicator("metiers-demandeurs")
    first, *others = metier_columns(entry, WORDING)
    assert first is entry or first.id == entry.id
    assert others
    assert all(not other.chart.has_block for other in others)
    assert {other.source.activite for other in others} == {entry.source.activite}


def test_a_field_of_points_has_its_volume_and_its_grade() -> None:
    entry = build.indicator("metiers-tension-volume")
    volume, grade = metier_columns(entry, WORDING)
    assert (volume.mesure, grade.id) == ("nombre", entry.id)


def test_a_metier_without_a_value_is_sorted_last() -> None:
    metiers = build.metiers_blocks()[0].metiers
    assert amount(metiers[0], "metiers-demandeurs") > 0
    assert amount(metiers[0], "inconnu") == -1
