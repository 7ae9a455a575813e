"""Faults on demand, repeatable."""

from __future__ import annotations

import pytest

from fiches.source.emulator.faults import SCENARIOS, Faults
from fiches.source.emulator.service import Emulator
from tests.support.emulator import Client


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
