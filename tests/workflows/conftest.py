"""A repository made from the template: a bare remote that holds this project, with few territories and no edition."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.journals import journalled
from tests.support.serving import served
from tests.support.site_folder import ROOT, make_content, without_rereading
from tests.workflows.runner import Hub

TERRITORIES = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
SECRETS = {"FT_CLIENT_ID": "PAR_repetition", "FT_CLIENT_SECRET": "secret-de-repetition"}
AUTHOR = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr")


@pytest.fixture(scope="session")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rehearsed `uv sync` installs: neither the project's environment nor one a clone."""
    return tmp_path_factory.mktemp("rehearsal") / "venv"


@pytest.fixture
def hub(tmp_path: Path, venv: Path) -> Iterator[Hub]:
    """A fresh copy of the template, its secrets set, its source at an address where nobody answers yet; its site served."""
    with served(tmp_path / "live", "/fiches/") as address:
        yield make_hub(tmp_path, venv, address)


def make_hub(tmp_path: Path, venv: Path, address: str) -> Hub:
    """`address`: where its site is served."""
    hub = Hub(tmp_path, venv, secrets=dict(SECRETS), machine=addresses(free_port()), page_url=address)
    template = tmp_path / "template"
    _copy_project(template)
    _shorten(template)
    git(template, "init", "--quiet", "--initial-branch=main")
    git(template, "add", "--all")
    git(template, *AUTHOR, "commit", "--quiet", "--message", "Depuis le modèle")
    git(template, "clone", "--quiet", "--bare", ".", str(hub.remote))
    return hub


def _copy_project(target: Path) -> None:
    """Every file that git tracks or would track, as it is now; but the editions."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in listed:
        if name and not name.startswith("content/editions/") and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _shorten(template: Path) -> None:
    """One métier, two territories, no list of activities: some sixty calls instead of thousands."""
    shutil.rmtree(template / "content")
    content = make_content(template, territories=TERRITORIES, metiers=("A1203",))
    without_rereading(content)
    catalogue = content / "indicateurs.toml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(re.sub(r"niveaux = \[.*?\]", 'niveaux = ["BASBMO"]', text), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def addresses(port: int) -> dict[str, str]:
    """What points the program at the emulator: the same address from one quarter to the next, as the real one."""
    base = f"http://127.0.0.1:{port}"
    return {
        "FT_TOKEN_URL": f"{base}/connexion/oauth2/access_token?realm=/partenaire",
        "FT_API_URL": f"{base}/partenaire/stats-offres-demandes-emploi",
    }


@contextmanager
def source(hub: Hub, latest: str, *, faults: str = "") -> Iterator[subprocess.Popen[str]]:
    """`python -m fiches.emulator` at the hub's address, for as long as the block lasts."""
    port = hub.machine["FT_API_URL"].split(":")[2].partition("/")[0]
    command = [sys.executable, "-m", "fiches.emulator", "--port", port, "--rate", "0", "--latest", latest]
    command += ["--faults", faults]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as emulator:
        try:
            assert emulator.stdout is not None
            said = emulator.stdout.readline()
            assert hub.machine["FT_API_URL"] in said, said
            yield emulator
        finally:
            emulator.terminate()


@contextmanager
def stopped_midway(hub: Hub, emulator: subprocess.Popen[str], answers: int) -> Iterator[None]:
    """Stops the source as soon as a harvest has journalled that many answers."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            if journalled(hub.folder, pattern="run-*/harvest/workspace/content/.cache/*/journal.sqlite") >= answers:
                emulator.terminate()
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
