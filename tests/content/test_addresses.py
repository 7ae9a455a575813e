"""Which host is France Travail's own, and how another one is named."""

from __future__ import annotations

import pytest

from fiches.content.addresses import EMULATOR, REAL_API_URL, host_of, is_france_travail, other_source, without_secrets

HOST = "api.francetravail.io"


@pytest.mark.parametrize("source", [REAL_API_URL, f"https://{HOST}/autre", f"https://{HOST.upper()}:443/x"])
def test_france_travail_s_own_host_is_known_and_not_named(source: str) -> None:
    assert is_france_travail(source)
    assert other_source(source, simulated=False) == ""


@pytest.mark.parametrize(
    ("source", "host"),
    [
        (f"http://{HOST}/x", HOST),
        (f"https://{HOST}:8443/x", f"{HOST}:8443"),
        (f"https://{HOST}.pirate.test/x", f"{HOST}.pirate.test"),
        (f"https://{HOST}@pirate.test/x", "pirate.test"),
        (f"https://pirate.test/{HOST}", "pirate.test"),
        ("http://127.0.0.1:8765/partenaire", "127.0.0.1:8765"),
        ("http://[::1]:8765/x", "[::1]:8765"),
        ("http://localhost:80/x", "localhost"),
    ],
)
def test_any_other_is_named(source: str, host: str) -> None:
    assert not is_france_travail(source)
    assert host_of(source) == other_source(source, simulated=False) == host
    assert other_source(source, simulated=True) == ""


def test_the_built_in_emulator_is_simulated_and_has_no_host() -> None:
    assert other_source(EMULATOR, simulated=True) == other_source(EMULATOR, simulated=False) == ""


def test_an_address_is_printed_without_its_secrets() -> None:
    assert without_secrets("https://moi:secret@h.test:8443/a/b/?c=d#e") == "https://h.test:8443/a/b"
