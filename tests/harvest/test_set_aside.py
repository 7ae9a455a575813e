"""A few rows that cannot be believed do not end a harvest: they are missing, named, counted, and taken up again."""

from __future__ import annotations

import pytest

from fiches.editions.store import read_edition, read_manifest
from fiches.errors import GateRefused
from tests.support.publisher import FORMER, LATEST, Publisher
from tests.support.source import spaces

PLACE = "EPCI-243500139"


def test_a_few_impossible_rows_are_published_as_missing_and_named(publisher: Publisher) -> None:
    folder = publisher.harvest(LATEST, faults=f"percent@{PLACE}")
    edition, said = read_edition(folder), spaces(publisher.said.getvalue())
    rows = edition.manifest.ecartees
    assert 0 < len(rows) <= 10
    assert f"{len(rows)} lignes de la source sont impossibles, et écartées" in said
    frame = edition.frame
    for row in rows:
        assert (row["type_territoire"], row["code_territoire"]) == ("EPCI", "243500139")
        assert (row["champ"], row["lu"]) == ("valeurSecondairePourcentage", "101")
        assert f"{row['code_nomenclature']} {row['periode']} : valeurSecondairePourcentage lu 101, hors bornes" in said
        there = frame[
            (frame["indicator"] == row["indicateur"])
            & (frame["territory_code"] == row["code_territoire"])
            & (frame["activity_code"] == row["code_activite"])
            & (frame["nomenclature_code"] == row["code_nomenclature"])
            & (frame["period"] == row["periode"])
            & (frame["characteristic_type"] == row["type_caracteristique"])
        ]
        assert set(there["status"]) == {"nd"}


def test_too_many_are_refused_by_the_gate(publisher: Publisher) -> None:
    with pytest.raises(GateRefused, match="sont impossibles"):
        publisher.harvest(LATEST, faults="status@DEP-35,percent@NAT,percent@DEP-976")


def test_the_next_quarter_still_names_those_of_the_former_one(publisher: Publisher) -> None:
    first = read_manifest(publisher.harvest(FORMER, faults=f"percent@{PLACE}")).ecartees
    then = read_manifest(publisher.harvest(LATEST)).ecartees
    assert {row["periode"] for row in then} <= {row["periode"] for row in first}


def test_an_edition_of_a_source_that_simulates_is_a_demonstration(publisher: Publisher) -> None:
    """Although no option said so."""
    assert read_manifest(publisher.harvest(LATEST)).demo
    assert "ses chiffres sont simulés" in spaces(publisher.said.getvalue())
