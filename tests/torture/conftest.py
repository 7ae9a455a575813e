"""One emulator behind one socket for the whole session: an address is part of an edition's bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiches.source.emulator.faults import Faults
from fiches.source.emulator.server import EmulatorServer
from tests.torture.house import CREDENTIALS, FORMER, LATEST, Hurried, Machine, Watched, served, short_content


@dataclass(frozen=True)
class Chamber:
    """The server, the emulators of two quarters, and what an untroubled harvest leaves on disk."""

    server: EmulatorServer
    former: Watched
    latest: Watched
    template: Path
    before: dict[str, str]
    after: dict[str, str]
    calls: int  # of an untroubled harvest
    signature: frozenset[str]  # the calls to indicators when there is nothing new

    def at(self, emulator: Watched, faults: str = "") -> Watched:
        """Puts an emulator behind the socket, with these faults and no memory."""
        emulator.faults = Faults.parse(faults)
        emulator.arrivals.clear()
        emulator.access.revoke_all()
        self.server.emulator = emulator
        return emulator


def addresses(server: EmulatorServer) -> dict[str, str]:
    return {**CREDENTIALS, "FT_TOKEN_URL": server.token_url, "FT_API_URL": server.api_url, "SITE_URL": ""}


@pytest.fixture(scope="session")
def chamber(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chamber]:
    folder = tmp_path_factory.mktemp("torture")
    former, latest = Watched(FORMER), Watched(LATEST)
    with served(former) as server:
        with pytest.MonkeyPatch.context() as patch:  # for this harvest only: a session outlives other tests
            for name, value in addresses(server).items():
                patch.setenv(name, value)
            patch.setattr("fiches.source.access.Pace", Hurried)
            machine = Machine.at(folder / "template", short_content(folder))
            machine.run()
            before = machine.state()
            machine_after = Machine.at(folder / "untroubled", machine.content)
            server.emulator = latest
            machine_after.run()
            calls = len(latest.arrivals)
            latest.arrivals.clear()
            machine_after.run()
            signature = frozenset(latest.indicator_calls())
        yield Chamber(server, former, latest, machine.content, before, machine_after.state(), calls, signature)


@pytest.fixture
def machine(chamber: Chamber, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine of its own, pointed at the chamber; its pauses take no time."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    for name, value in addresses(chamber.server).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("fiches.source.access.Pace", Hurried)
    monkeypatch.setattr("fiches.source.client.ATTEMPT_SECONDS", 0.6)
    found = Machine.at(tmp_path, chamber.template)
    assert found.state() == chamber.before
    return found
