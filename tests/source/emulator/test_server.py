"""The same service over a loopback socket, and the same bytes from one process to another."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fiches.source.emulator.faults import Faults
from fiches.source.emulator.server import EmulatorServer
from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import SCOPE, Client, criteria
from tests.support.processes import printed

ROOT = Path(__file__).parents[3]
FORM = {"grant_type": "client_credentials", "client_id": "a", "client_secret": "b", "scope": SCOPE}
DIGEST = """
import hashlib
from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import Client
client = Client(Emulator(Settings(rate_limit=None)))
digest = hashlib.sha256()
for name in ("stat-demandeurs", "stat-offres", "stat-embauches", "stat-perspective-employeur", "stat-dynamique-emploi"):
    for territory in ("NAT-FR", "REG-53", "DEP-35", "BASBMO-5310"):
        digest.update(client.post(name, territory, dernierePeriode=True).body)
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Emulator(Settings(rate_limit=None))) as found:
        thread = threading.Thread(target=found.serve_forever, args=(0.05,))
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def test_socket_answers_as_the_process(server: EmulatorServer) -> None:
    """Token, then an indicator, on a kept-alive connection; XML for httpx's default Accept header."""
    body = criteria("stat-offres", "DEP-35", "CUMUL-CUMUL", dernierePeriode=True)
    with httpx.Client() as client:
        token = client.post(server.token_url, data=FORM).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        address = f"{server.api_url}/v1/indicateur/stat-offres"
        assert client.post(address, json=body, headers=headers).text.startswith("<?xml")
        answer = client.post(address, json=body, headers={**headers, "Accept": "application/json"})
    direct = Client(server.emulator).post("stat-offres", dernierePeriode=True)
    assert answer.http_version == "HTTP/1.1"
    assert answer.content == direct.body


def test_threads_share_the_emulator(server: EmulatorServer) -> None:
    """Eight clients at once get the same bytes."""
    found: list[bytes] = []

    def ask() -> None:
        client = Client(server.emulator)
        found.extend(client.post("stat-offres", "NAT-FR", "NAF21-C", dernierePeriode=True).body for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 40
    assert len(set(found)) == 1


def test_same_bytes_in_another_process() -> None:
    """Whatever the hash seed."""
    digests = set(printed(DIGEST, [{"PYTHONHASHSEED": seed} for seed in ("0", "1")]))
    assert len(digests) == 1


def test_thousands_of_calls_a_second() -> None:
    """One-row answers, in process; far below what was measured, for busy machines."""
    client = Client(Emulator(Settings(rate_limit=None)))
    wanted = {"dernierePeriode": True, "sansCaracteristiques": True, "listeCodeNomenclature": ["TOFF"]}
    metiers = list(client.emulator.answers.truth.positions)[:500]
    start = time.perf_counter()
    for metier in metiers:
        client.post("stat-offres", activity=f"ROME-{metier}", **wanted)
    assert len(metiers) / (time.perf_counter() - start) > 500


def test_cut_connection_is_seen_as_such(server: EmulatorServer) -> None:
    """Half a body, then nothing: the client knows that the answer is incomplete."""
    client = Client(server.emulator)
    body = criteria("stat-offres", "DEP-35", "CUMUL-CUMUL", dernierePeriode=True)
    server.emulator.faults = Faults.parse("cut")
    try:
        with httpx.Client(headers=client.headers()) as http, pytest.raises(httpx.RemoteProtocolError):
            http.post(f"{server.api_url}/v1/indicateur/stat-offres", json=body)
    finally:
        server.emulator.faults = Faults()
