"""Faults on demand, repeatable."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from fiches.source.emulator.faults import SCENARIOS, Faults
from fiches.source.emulator.service import Emulator, Settings
from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport
from tests.support.emulator import SCOPE, Client, criteria

BODY = criteria("stat-demandeurs", "DEP-35", "CUMUL-CUMUL", dernierePeriode=True)


@pytest.fixture(scope="module")
def emulator() -> Emulator:
    return Emulator(Settings(rate_limit=None))


@pytest.fixture
def troubled(emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[Client]:
    """A client of an emulator whose faults are the test's parameter."""
    client = Client(emulator)
    emulator.faults = Faults.parse(request.param)
    yield client
    emulator.faults = Faults()


@pytest.mark.parametrize(
    ("troubled", "status", "start"),
    [("502", 502, b"<!DOCTYPE"), ("503", 503, b"<!DOCTYPE"), ("429", 429, b"Too"), ("html", 200, b"<!DOCTYPE"),
     ("empty", 200, b""), ("204", 204, b""), ("500", 500, b'{"message": "Erreur technique"')],
    indirect=["troubled"],
)  # fmt: skip
def test_statuses_and_bodies(troubled: Client, status: int, start: bytes) -> None:
    """A rate of one meets every call."""
    answer = troubled.post("stat-demandeurs", dernierePeriode=True)
    assert answer.status == status
    assert answer.body.startswith(start)


@pytest.mark.parametrize("troubled", ["429-bare"], indirect=True)
def test_refusal_may_come_without_retry_after(troubled: Client) -> None:
    """Both forms exist."""
    assert "Retry-After" not in troubled.post("stat-demandeurs").headers


@pytest.mark.parametrize("troubled", ["truncated"], indirect=True)
def test_truncated_answer_is_not_json(troubled: Client) -> None:
    """The length is honest, the body is not."""
    with pytest.raises(json.JSONDecodeError):
        json.loads(troubled.post("stat-demandeurs", dernierePeriode=True).body)


@pytest.mark.parametrize(
    ("troubled", "field", "value"),
    [
        ("unknown", "valeurInattendue", 1),
        ("territory", "codeTerritoire", "99"),
        ("bounds", "valeurPrincipaleNombre", -10),
    ],
    indirect=["troubled"],
)
def test_rows_can_be_altered(troubled: Client, field: str, value: object) -> None:
    """Answers that the contract does not describe."""
    rows = troubled.rows("stat-demandeurs", dernierePeriode=True)
    assert all(row[field] == value for row in rows)


@pytest.mark.parametrize("troubled", ["strings"], indirect=True)
def test_numbers_can_come_as_strings(troubled: Client) -> None:
    """A client must survive it."""
    assert isinstance(troubled.rows("stat-demandeurs", dernierePeriode=True)[0]["valeurPrincipaleNombre"], str)


@pytest.mark.parametrize("troubled", ["revoke:3"], indirect=True)
def test_token_can_be_revoked_midway(troubled: Client) -> None:
    """Every third call ends all tokens."""
    statuses = [troubled.post("stat-dynamique-emploi").status for _ in range(4)]
    assert statuses == [200, 200, 200, 401]


def test_same_seed_same_faults(emulator: Emulator) -> None:
    """Faults are drawn in the order of the calls."""
    client = Client(emulator)

    def statuses() -> list[int]:
        emulator.faults = Faults.parse("503:0.3,429:0.2", seed=7)
        return [client.post("stat-dynamique-emploi").status for _ in range(30)]

    first, second = statuses(), statuses()
    emulator.faults = Faults()
    assert first == second
    assert set(first) == {200, 429, 503}


@pytest.mark.parametrize("text", ["inconnue:0.1", "429:deux", "429:2", "revoke:0"])
def test_bad_specification_is_refused_in_french(text: str) -> None:
    """The message names the fault."""
    with pytest.raises(ValueError, match="Panne"):
        Faults.parse(text)


def test_every_scenario_can_be_parsed() -> None:
    """Names and rates."""
    assert {fault.name for fault in Faults.parse(",".join(f"{name}:1" for name in SCENARIOS)).faults} == set(SCENARIOS)


def test_transport_cuts_and_delays(emulator: Emulator) -> None:
    """In process, a cut and a delay beyond the client's patience are httpx's own errors."""
    waited: list[float] = []
    with httpx.Client(transport=EmulatorTransport(emulator, waited.append), timeout=0.01) as client:
        form = {"grant_type": "client_credentials", "client_id": "a", "client_secret": "b", "scope": SCOPE}
        token = client.post(TOKEN_URL, data=form).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        address = f"{API_URL}/v1/indicateur/stat-demandeurs"
        assert client.post(address, json=BODY, headers=headers).status_code == 200
        emulator.faults = Faults.parse("cut")
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(address, json=BODY, headers=headers)
        emulator.faults = Faults.parse("delay")
        with pytest.raises(httpx.ReadTimeout):
            client.post(address, json=BODY, headers=headers)
    emulator.faults = Faults()
    assert waited == [0.01]


@pytest.mark.parametrize(
    ("troubled", "statuses"),
    [
        ("503@stat-offres", [503, 200, 503, 200]),
        ("503@REG", [200, 200, 200, 200]),
        ("503@DEP-35:1x1", [503, 503, 200, 200]),
        ("503:1x1", [503, 503, 200, 200]),
        ("burst:4", [200, 200, 200, 503]),
    ],
    indirect=["troubled"],
)
def test_a_fault_can_be_aimed_and_can_pass(troubled: Client, statuses: list[int]) -> None:
    """At an endpoint, a level or a territory; a bounded number of times for each call."""
    found = [troubled.post(name).status for name in ("stat-offres", "stat-dynamique-emploi") * 2]
    assert [status if status == 200 else 503 for status in found] == statuses


@pytest.mark.parametrize("troubled", ["gzip", "latin", "duplicate", "shuffle", "future", "code", "xml"], indirect=True)
def test_answers_can_be_spoiled(troubled: Client) -> None:
    """The bytes differ from the true ones."""
    spoiled = troubled.post("stat-demandeurs").body
    troubled.emulator.faults = Faults()
    assert spoiled != troubled.post("stat-demandeurs").body


@pytest.mark.parametrize(
    ("troubled", "factor"),
    [("tenfold", 10), ("zero", 0), ("contradiction", 1), ("characteristic", 1)],
    indirect=["troubled"],
)
def test_counts_can_lie(troubled: Client, factor: int) -> None:
    """Times so many."""
    lie = troubled.rows("stat-demandeurs")
    troubled.emulator.faults = Faults()
    truth = troubled.rows("stat-demandeurs")
    assert lie[0]["valeurPrincipaleNombre"] == factor * truth[0]["valeurPrincipaleNombre"]
    assert lie != truth


@pytest.mark.parametrize("troubled", ["unlisted"], indirect=True)
def test_a_territory_can_leave_the_lists(troubled: Client) -> None:
    """DEP 35 is listed no more, and answers all the same."""
    assert "35" not in [row["codeTerritoire"] for row in troubled.listed("territoires/DEP")["territoires"]]
    assert troubled.post("stat-demandeurs").status == 200
