"""The tables of communes, as they are committed."""

from __future__ import annotations

from collections import Counter

from fiches.content.reference.communes import communes
from fiches.content.reference.tables import basins, territoire_index

ALL = {one.code: one for one in communes()}


def test_every_commune_is_there_once() -> None:
    """Counts of the registry package (Insee, COG 2026; La Poste)."""
    assert len(communes()) == len(ALL) == 34_969
    assert len({code for one in communes() for code in one.postcodes if not code.startswith(("975", "98"))}) > 6_100
    names = Counter(one.name for one in communes())
    assert names["Sainte-Colombe"] == 12


def test_a_commune_has_its_postcodes_its_epci_its_basin_and_its_inhabitants() -> None:
    rennes = ALL["35238"]
    assert (rennes.name, rennes.postcodes, rennes.epci, rennes.departement) == (
        "Rennes",
        ("35000", "35200", "35700"),
        "243500139",
        "35",
    )
    assert basins()[rennes.basin].nom == "Rennes"
    assert 200_000 < rennes.population < 300_000
    assert ALL["76351"].name == "Le Havre"


def test_what_is_named_exists() -> None:
    known = territoire_index()
    assert {one.epci for one in communes() if one.epci and ("EPCI", one.epci) not in known} == set()
    assert {one.basin for one in communes() if one.basin and one.basin not in basins()} == set()
    without = [one.code for one in communes() if not one.epci and ("DEP", one.departement) in known]
    assert without == ["22016", "29083", "29155", "85113", "97701", "97801"]


def test_former_names_are_others_than_the_commune_s_own() -> None:
    assert "Bellegarde-sur-Valserine" in ALL["01033"].former
    assert all(name != one.name for one in communes() for name in one.former)
    assert sum(len(one.former) for one in communes()) > 2_000
