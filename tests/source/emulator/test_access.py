"""The door: tokens, scopes, expiry, pace, formats, methods."""

from __future__ import annotations

import json

import pytest

from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import Client, Clock


def test_token_answer_has_the_fields_of_the_contract(client: Client) -> None:
    """A token lives 1,499 seconds and comes as JSON."""
    answer = client.ask_token()
    assert answer.status == 200
    assert set(json.loads(answer.body)) == {"scope", "expires_in", "token_type", "access_token"}
    assert json.loads(answer.body)["expires_in"] == 1499


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_secret": ""}, "invalid_client"),
        ({"scope": "inconnu"}, "invalid_scope"),
        ({"query": "realm=/autre"}, "invalid_grant"),
        ({"content_type": "application/json"}, "invalid_grant"),
    ],
)
def test_token_errors_are_400_with_json(client: Client, fields: dict[str, str], error: str) -> None:
    """Each bad request of a token has its own error name."""
    answer = client.ask_token(**fields)
    assert answer.status == 400
    assert json.loads(answer.body)["error"] == error


def test_known_credentials_can_be_demanded() -> None:
    """An emulator given a pair refuses any other."""
    emulator = Emulator(Settings(credentials=("id", "secret")))
    assert Client(emulator).ask_token().status == 200
    assert Client(emulator).ask_token(client_secret="autre").status == 400


def test_one_scope_gets_a_token_then_403_with_an_empty_body(client: Client) -> None:
    """The trap of the second scope: nothing says so before the first call."""
    half = Client(client.emulator)
    answer = half.ask_token(scope="api_stats-offres-demandes-emploiv1")
    half.token = json.loads(answer.body)["access_token"]
    refused = half.post("stat-demandeurs")
    assert (answer.status, refused.status, refused.body) == (200, 403, b"")


def test_token_ends() -> None:
    """A token that has expired, is unknown or is revoked gets 401."""
    clock = Clock()
    client = Client(Emulator(Settings(clock=clock, rate_limit=None)))
    assert client.post("stat-demandeurs", dernierePeriode=True).status == 200
    clock.now += 1499
    assert client.post("stat-demandeurs").status == 401
    client.token = "inconnu"
    assert client.post("stat-demandeurs").status == 401


def test_eleventh_call_of_a_sliding_second_is_refused() -> None:
    """429, text, Retry-After; the window slides."""
    clock = Clock()
    client = Client(Emulator(Settings(clock=clock)))
    statuses = []
    for _ in range(11):
        clock.now += 0.05
        statuses.append(client.post("stat-dynamique-emploi").status)
    refused = client.post("stat-dynamique-emploi")
    assert statuses == [200] * 10 + [429]
    assert (refused.headers["Retry-After"], refused.headers["Content-Type"]) == ("1", "text/plain")
    clock.now += 0.51
    assert client.post("stat-dynamique-emploi").status == 200
