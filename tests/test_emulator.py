"""`python -m fiches.emulator`: the command that serves the emulated API."""

from __future__ import annotations

import json
import subprocess
import sys

import httpx

from tests.support.emulator import SCOPE
from tests.support.processes import ROOT

FORM = {"grant_type": "client_credentials", "client_id": "a", "client_secret": "b", "scope": SCOPE}


def test_command_prints_the_two_addresses_on_one_line() -> None:
    """`python -m fiches.emulator --port 0` is ready as soon as it says so."""
    command = [sys.executable, "-m", "fiches.emulator", "--port", "0", "--faults", "503:0.5"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        addresses = dict(word.split("=", 1) for word in line.split() if word.startswith("FT_"))
        with httpx.Client() as client:
            answer = client.post(addresses["FT_TOKEN_URL"], data=FORM)
        process.terminate()
    assert json.loads(answer.content)["token_type"] == "Bearer"
    assert addresses["FT_API_URL"].endswith("/partenaire/stats-offres-demandes-emploi")


def test_unknown_fault_ends_with_status_2() -> None:
    """A message in French, no traceback."""
    command = [sys.executable, "-m", "fiches.emulator", "--faults", "inconnue"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "Panne inconnue" in done.stderr
