"""The emulator behind an httpx client."""

from __future__ import annotations

import httpx
import pytest

from fiches.source.emulator.faults import Faults
from fiches.source.emulator.service import Emulator
from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport
from tests.support.emulator import DE_1, SCOPE


def test_transport_cuts_and_delays(emulator: Emulator) -> None:
    """In process, a cut and a delay beyond the client's patience are httpx's own errors."""
    waited: list[float] = []
    with httpx.Client(transport=EmulatorTransport(emulator, waited.append), timeout=0.01) as client:
        form = {"grant_type": "client_credentials", "client_id": "a", "client_secret": "b", "scope": SCOPE}
        token = client.post(TOKEN_URL, data=form).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        address = f"{API_URL}/v1/indicateur/stat-demandeurs"
        assert client.post(address, json=DE_1, headers=headers).status_code == 200
        emulator.faults = Faults.parse("cut")
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(address, json=DE_1, headers=headers)
        emulator.faults = Faults.parse("delay")
        with pytest.raises(httpx.ReadTimeout):
            client.post(address, json=DE_1, headers=headers)
    emulator.faults = Faults()
    assert waited == [0.01]
