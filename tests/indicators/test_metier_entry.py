"""Which entry is the table of métiers."""

from __future__ import annotations

from fiches.indicators.metier_entry import metiers_entry, metiers_section
from tests.support import figures as build
from tests.support.frames import catalogue, entry


def test_it_is_the_catalogue_s_own() -> None:
    found = metiers_entry(build.catalogue())
    assert found is not None
    assert (found.id, metiers_section(build.catalogue())) == ("metiers-offres-12-mois", "metiers")


def test_a_table_of_other_activities_or_without_a_page_is_none() -> None:
    families = entry("wages", chart="metiers", indicateur="SAL_3", activite="FAP225", codes=("SAL1",))
    hidden = entry("hidden", chart="aucun", activite="ROME", page=False)
    assert metiers_entry(catalogue(families, hidden)) is None
    assert metiers_section(catalogue(families, hidden)) == ""
