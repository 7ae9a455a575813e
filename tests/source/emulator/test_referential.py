"""Lists of codes."""

from __future__ import annotations

import json

import pytest

from tests.support.emulator import Client


def test_demo_lists_the_country_regions_departements_and_a_few_zones(client: Client) -> None:
    """103 départements, Saint-Barthélemy and Saint-Martin included; FMO and DOM are parents only."""
    counts = {
        type_: len(client.listed(f"territoires/{type_}")["territoires"])
        for type_ in ("NAT", "REG", "DEP", "BASBMO", "EPCI")
    }
    assert (counts["NAT"], counts["REG"], counts["DEP"]) == (1, 18, 103)
    assert 10 < counts["BASBMO"] < 40
    assert 30 < counts["EPCI"] < 60


def test_filters_are_starts_of_code_or_label(client: Client) -> None:
    """On either."""
    found = client.listed("activites/ROME", "filtreActivite=A12")["activites"]
    assert {row["codeActivite"][:3] for row in found} == {"A12"}
    named = client.listed("territoires/DEP", "filtreTerritoire=ILLE")["territoires"]
    assert [row["codeTerritoire"] for row in named] == ["35"]


def test_periods_include_the_future(client: Client) -> None:
    """2010T1 to 2030T4: never the way to find the latest one."""
    periods = client.listed("periodes/TRIMESTRE")["periodes"]
    assert (periods[0]["codePeriode"], periods[0]["ordrePeriode"], len(periods)) == ("2030T4", 1, 84)
    assert periods[0]["libellePeriode"] == "4ème trimestre 2030"


def test_communes_lead_to_their_basin_and_epci(client: Client) -> None:
    """A sample of communes, each with both parents."""
    communes = client.listed("territoires-communes/COM")["territoiresCommunes"]
    rennes = next(row for row in communes if row["codeTerritoire"] == "35238")
    assert rennes["codeTerritoireParentEPCI"] == "243500139"
    basins = {row["codeTerritoire"] for row in client.listed("territoires/BASBMO")["territoires"]}
    assert rennes["codeTerritoireParentBassin"] in basins


def test_metier_leads_to_its_families(client: Client) -> None:
    """ROME to FAP of 2009."""
    found = client.listed("rechercherActivitesRomeFap", "codeRome=J1501")["romeFapList"]
    assert [row["codeFap"] for row in found] == ["V0Z60"]


@pytest.mark.parametrize("path", ["territoire", "activites/INCONNU", "type-territoire/INCONNU"])
def test_unknown_code_is_no_data(client: Client, path: str) -> None:
    """The same 500 as for indicators."""
    answer = client.send("GET", f"/v1/referentiel/{path}", "codeTypeTerritoire=DEP&codeTerritoire=99")
    assert answer.status == 500
    assert "n'a pas pu trouver" in json.loads(answer.body)["message"]
