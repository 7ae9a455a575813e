"""A source that echoes secrets, sends terminal and runner commands, or lists codes that lead elsewhere: every command."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from fiches.commands.doctor import content as doctor_content
from fiches.commands.doctor import source as doctor
from fiches.commands.probe import run as probe_run
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.errors import FicheError, SourceChanged, SourceError
from fiches.harvest.estimate import estimate
from fiches.harvest.run import Run
from fiches.progress import Reporter
from fiches.source.api import Api
from fiches.source.client import Watch
from fiches.source.model import Access
from tests.support import world as world_module
from tests.support.frames import catalogue
from tests.support.source import SECRET_WORD, TOKEN_WORD, client_of, environment
from tests.support.world import World, access, brought_up_to_date, config, surveyed

SECRETS = ("PAR_essai", SECRET_WORD, f"{TOKEN_WORD}-1")
CATALOGUE = replace(catalogue(), sources={"DE_1": catalogue().sources["DE_1"]})
FORMS: tuple[Callable[[str], str], ...] = (
    str,
    lambda s: "".join(f"%{byte:02x}" for byte in s.encode()),
    lambda s: base64.b64encode(f"x{s}yz".encode()).decode(),
    "\x1b".join,
)
ECHO = " ".join(form(secret) for secret in SECRETS for form in FORMS)
COMMANDS = (
    "\x1b[2J\x1b]0;titre\x07\r\n::set-output name=edition::../../fiches\n::add-path::/tmp\n##[command]ls\u202e\u0085"
)
ESCAPED = "".join(f"\\u{ord(character):04x}" for character in SECRET_WORD)  # not seen before the JSON is read
HOSTILE = ECHO + COMMANDS + "x" * 50_000


class Hostile(World):
    """A world whose answer to some calls is another one; `path` is the end of the address of these calls."""

    def __init__(self, path: str, answer: Callable[[], httpx.Response], *, token: httpx.Response | None = None) -> None:
        super().__init__()
        self.path, self.hostile, self.refused = path, answer, token

    def token(self, request: httpx.Request) -> httpx.Response:
        return self.refused or super().token(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(self.path):
            return self.hostile()
        wrong = "indicateur/" in request.url.path and b'"codeActivite"' not in request.content
        return httpx.Response(400) if wrong else super()._answer(request)

    @contextmanager
    def opened(
        self, _config: Config, catalogue: Catalogue, _access: Access, *, watch: Watch | None = None
    ) -> Iterator[Api]:
        with client_of(self, watch=watch) as client:
            yield Api(client, catalogue.sources)


def settings(folder: Path) -> Config:
    return replace(config(folder), environment=environment())


def harvest(folder: Path, said: io.StringIO, source: Hostile) -> str:
    run = Run(settings(folder), CATALOGUE, access(folder), Reporter("verbose", said), "x")
    brought_up_to_date(run, source)
    return ""


def plan(folder: Path, _said: io.StringIO, source: Hostile) -> str:
    return "\n".join(estimate(surveyed(source, CATALOGUE, settings(folder), folder), CATALOGUE, settings(folder)))


def examine(folder: Path, _said: io.StringIO, _source: Hostile) -> str:
    return "\n".join(map(str, doctor.call_findings(settings(folder), CATALOGUE, access(folder))))


def sound(folder: Path, _said: io.StringIO, _source: Hostile) -> str:
    return probe_run.probe(settings(folder), CATALOGUE, access(folder))


COMMANDS_RUN = {"harvest": harvest, "plan": plan, "doctor": examine, "doctor --sonde": sound}


def printed(monkeypatch: pytest.MonkeyPatch, folder: Path, source: Hostile, command: str) -> tuple[str, bool]:
    """All that a command prints, its error included; and whether it ended in error."""
    for module in (doctor, probe_run):
        monkeypatch.setattr(module, "opened", source.opened)
    said = io.StringIO()
    try:
        return said.getvalue() + COMMANDS_RUN[command](folder, said, source), False
    except FicheError as error:
        return said.getvalue() + "\n".join(error.findings), True


def assert_harmless(text: str, *, longest: int = 1500) -> None:
    bare = "".join(text.split()).lower()
    for secret in SECRETS:
        assert secret.lower() not in bare
        for form in FORMS[1:3]:
            assert form(secret)[4:-8].lower() not in bare
    visible = text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")
    assert visible.isprintable()
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert max(map(len, text.splitlines())) < longest


FAULTS = {
    "400": ("stat-demandeurs", lambda: httpx.Response(400, json={"message": HOSTILE})),
    "418": ("stat-demandeurs", lambda: httpx.Response(418, json={"message": HOSTILE})),
    "400, not JSON": ("stat-demandeurs", lambda: httpx.Response(400, text=HOSTILE)),
    "field": ("stat-demandeurs", lambda: httpx.Response(200, json={HOSTILE: 1})),
    "field, escaped": ("stat-demandeurs", lambda: httpx.Response(200, content=f'{{"{ESCAPED}": 1}}')),
    "field, without secret": ("stat-demandeurs", lambda: httpx.Response(200, json={COMMANDS + "x" * 9999: 1})),
    "indicator": ("stat-demandeurs", lambda: httpx.Response(200, json={"codeIndicateur": COMMANDS + "x" * 9999})),
    "value": ("stat-demandeurs", lambda: httpx.Response(200, json={"listeValeursParPeriode": HOSTILE})),
    "referential": ("details-indicateurs", lambda: httpx.Response(400, json={"message": HOSTILE})),
    "headers": (
        "stat-demandeurs",
        lambda: httpx.Response(429, headers={"X-RateLimit-Limit": ECHO.replace("\x1b", "") + "y" * 5000, "Retry-After": "0"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS_RUN)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_hostile_source_says_is_printed_without_harm(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str, command: str
) -> None:
    text, _ = printed(monkeypatch, tmp_path, Hostile(*FAULTS[fault]), command)
    assert text
    assert_harmless(text)


@pytest.mark.parametrize("command", COMMANDS_RUN)
@pytest.mark.parametrize("status", [400, 401, 403])
def test_so_is_what_the_token_s_address_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int, command: str
) -> None:
    refused = httpx.Response(status, json={"error": HOSTILE, "error_description": HOSTILE})
    text, failed = printed(
        monkeypatch, tmp_path, Hostile("nothing", lambda: httpx.Response(200), token=refused), command
    )
    assert failed or command == "doctor"
    assert "Jeton" in text
    assert_harmless(text)


def test_a_token_of_odd_life_is_told_without_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    delivered = httpx.Response(200, json={"access_token": f"{TOKEN_WORD}-1", "expires_in": HOSTILE, "scope": HOSTILE})
    text, _ = printed(monkeypatch, tmp_path, Hostile("nothing", lambda: httpx.Response(200), token=delivered), "doctor")
    assert_harmless(text)


def test_an_answer_that_repeats_a_secret_never_reaches_an_edition(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Editions are committed: a label would publish it."""
    world = Hostile("nothing", lambda: httpx.Response(200))
    document = {"codeIndicateur": "DE_1", "libIndicateur": f"Demandeurs {SECRET_WORD}"}
    world.path, world.hostile = "stat-demandeurs", lambda: httpx.Response(200, json=document)
    text, failed = printed(monkeypatch, tmp_path, world, "harvest")
    assert failed
    assert "répète un identifiant, un secret ou un jeton" in text
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and SECRET_WORD.encode() in path.read_bytes()]


# Another service at the address


class Elsewhere(Hostile):
    """Every call but the token's gets the same answer."""

    def _answer(self, request: httpx.Request) -> httpx.Response:
        return self.hostile()


OTHERS = {
    "404": lambda: httpx.Response(404, json={"message": "no such path"}),
    "html": lambda: httpx.Response(200, text="<!DOCTYPE html><html><title>Bienvenue</title></html>"),
    "xml": lambda: httpx.Response(200, text="<?xml version='1.0'?><reponse/>"),
    "another service": lambda: httpx.Response(200, json={"items": [], "total": 0}),
    "empty list": lambda: httpx.Response(200, json={"territoires": []}),
    "bare list": lambda: httpx.Response(200, json=[]),
    "redirection": lambda: httpx.Response(301, headers={"Location": "https://www.test/"}),
}


@pytest.mark.parametrize("command", ["harvest", "plan", "doctor", "doctor: harvest"])
@pytest.mark.parametrize("other", OTHERS)
def test_another_service_is_an_address_at_fault_and_no_territory_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, other: str, command: str
) -> None:
    monkeypatch.setitem(COMMANDS_RUN, "doctor: harvest", weigh)
    source = Elsewhere("", OTHERS[other])
    monkeypatch.setattr(doctor_content, "opened", source.opened)
    text, failed = printed(monkeypatch, tmp_path, source, command)
    if command == "doctor" and other not in ("404", "html", "xml", "redirection"):
        return  # an indicator's answer without rows is none: the lists say it, in the line below
    assert failed or "à corriger" in text
    assert "Vérifier FT_API_URL" in text
    assert "inconnu" not in text
    if command != "doctor":
        assert "Adresse lue" in text
        assert "https://api.test/partenaire" in text
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def weigh(folder: Path, _said: io.StringIO, _source: Hostile) -> str:
    fiches, finding = doctor_content.harvest(settings(folder), CATALOGUE, access(folder), place="x")
    assert (fiches, finding.exit_status) == (0, 3)
    return str(finding)


# Codes that lead elsewhere


@pytest.mark.parametrize("command", ["harvest", "plan"])
@pytest.mark.parametrize("code", ["../../../../../x", "a;b", "~root", "35\u202e", "3 5", "/x"])
def test_a_listed_code_that_leads_elsewhere_ends_in_status_3_with_nothing_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, command: str
) -> None:
    listed = (*world_module.TERRITORIES, ("DEP", code, "AILLEURS", "REG", "53"))
    monkeypatch.setattr(world_module, "TERRITORIES", listed)
    folder = tmp_path / "a/b/c/d/e/f"
    folder.mkdir(parents=True)
    source = Hostile("nothing", lambda: httpx.Response(200))
    text, failed = printed(monkeypatch, folder, source, command)
    assert failed
    assert "niveau DEP : code «" in text
    assert_harmless(text)
    assert SourceChanged.exit_status == SourceError.exit_status == 3
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
