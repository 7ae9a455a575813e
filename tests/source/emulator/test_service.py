"""The whole service: paths, methods, formats, « no data », settings."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from fiches.source.emulator.service import TOKEN_PATH, Emulator, Settings
from tests.support.emulator import DE_1, LATEST, Client, Clock


@pytest.mark.parametrize(
    ("name", "territory", "activity"),
    [
        ("stat-perspective-employeur", "EPCI-243500139", "CUMUL-CUMUL"),
        ("stat-dynamique-emploi", "DEP-976", ""),
        ("stat-dynamique-emploi", "REG-06", ""),
        ("stat-perspective-employeur", "DEP-976", "CUMUL-CUMUL"),
        ("stat-demandeurs", "DEP-35", "DOMAINE-J15"),
        ("stat-demandeurs", "DEP-99", "CUMUL-CUMUL"),
        ("stat-embauches", "DEP-977", "CUMUL-CUMUL"),
        ("stat-offres", "COM-35238", "CUMUL-CUMUL"),
    ],
)
def test_no_data_is_a_500_in_its_own_words(client: Client, name: str, territory: str, activity: str) -> None:
    """The 500 that must not be retried."""
    answer = client.post(name, territory, activity)
    assert answer.status == 500
    assert "n'a pas pu trouver la liste" in json.loads(answer.body)["message"]


def test_no_data_can_be_a_root_alone() -> None:
    """The other answer that means the same."""
    client = Client(Emulator(Settings(no_data="200", rate_limit=None)))
    answer = client.post("stat-perspective-employeur", "EPCI-243500139")
    assert answer.status == 200
    assert set(json.loads(answer.body)) == {"datMaj", "codeIndicateur", "codeFamille", "libIndicateur"}


def test_latest_quarter_moves_without_changing_the_past() -> None:
    """A new quarter comes, the old ones keep their values."""
    now, then = (
        Client(Emulator(Settings(rate_limit=None))),
        Client(Emulator(Settings(latest="2026T2", rate_limit=None))),
    )
    assert then.rows("stat-demandeurs", sansCaracteristiques=True, **LATEST)[0]["codePeriode"] == "2026T2"
    wanted = {"listeCodePeriode": ["2026T1"], "sansCaracteristiques": True}
    before, after = (one.rows("stat-offres", **wanted) for one in (now, then))
    assert [row["valeurPrincipaleNombre"] for row in before] == [row["valeurPrincipaleNombre"] for row in after]


@pytest.mark.parametrize("accept", ["", "*/*", "application/xml"])
def test_answers_are_xml_unless_json_is_asked_for(client: Client, accept: str) -> None:
    """The trap of the default header of most libraries."""
    answer = client.send("POST", "/v1/indicateur/stat-demandeurs", body=DE_1, accept=accept)
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert ElementTree.fromstring(answer.body).find("codeIndicateur") is not None


def test_wrong_method_is_405_in_its_own_words(client: Client) -> None:
    """The body is that of the real service."""
    answer = client.send("GET", "/v1/indicateur/stat-offres")
    assert answer.status == 405
    assert json.loads(answer.body)["message"].startswith("RESTEASY003650: No resource method found for GET")


def test_unknown_path_is_404_and_unknown_field_is_ignored(client: Client) -> None:
    """Nothing outside the 38 operations; more fields than needed do no harm."""
    assert client.send("POST", "/v1/indicateur/stat-autre", body=DE_1).status == 404
    assert client.post("stat-demandeurs", dernierePeriode=True, champInconnu=1).status == 200


def test_calls_are_recorded_with_their_time() -> None:
    """Tests of pacing read arrivals here."""
    clock = Clock()
    client = Client(Emulator(Settings(clock=clock)))
    client.post("stat-dynamique-emploi")
    assert [(call.time, call.status) for call in client.emulator.calls] == [(1000.0, 200), (1000.0, 200)]
    assert client.emulator.calls[0].path == TOKEN_PATH
