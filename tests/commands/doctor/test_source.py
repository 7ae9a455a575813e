"""What credentials may lack, told without showing them."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from fiches.commands.doctor import source
from fiches.content.addresses import REAL_TOKEN_URL
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.source.api import Api
from fiches.source.client import Watch
from fiches.source.model import Access
from fiches.source.token import SCOPES
from tests.support.frames import catalogue, entry
from tests.support.source import (
    NO_LIST,
    SECRET_WORD,
    TOKEN_WORD,
    Source,
    answer,
    client_of,
    environment,
    fault,
    row,
    spaces,
)
from tests.support.world import access, config

FRANCE = {"codeTypeTerritoire": "NAT", "codeTerritoire": "FR"}
WANTED = catalogue(entry("abc"))


class Scoped(Source):
    """Its token's answer is scripted too."""

    def __init__(self, token: httpx.Response | Exception, *answers: httpx.Response) -> None:
        super().__init__(*answers)
        self._token = token

    def token(self, _request: httpx.Request) -> httpx.Response:
        if isinstance(self._token, Exception):
            raise self._token
        return self._token


def token(**changes: object) -> httpx.Response:
    fields = {"scope": SCOPES, "expires_in": 1499, "access_token": f"{TOKEN_WORD}-1", **changes}
    return httpx.Response(200, json={name: value for name, value in fields.items() if value is not None})


def good(**headers: str) -> httpx.Response:
    return httpx.Response(200, json=answer(row("ABC", **FRANCE)), headers=headers)


def lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scripted: Source) -> list[str]:
    @contextmanager
    def opened(_config: Config, known: Catalogue, _access: Access, *, watch: Watch) -> Iterator[Api]:
        with client_of(scripted, watch=watch) as client:
            yield Api(client, known.sources)

    monkeypatch.setattr(source, "opened", opened)
    settings = replace(config(tmp_path), environment=environment())
    return [spaces(str(one)) for one in source.call_findings(settings, WANTED, access(tmp_path))]


def test_a_source_that_answers_is_well_in_four_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert lines(monkeypatch, tmp_path, Scoped(token(), good())) == [
        "bien        Jeton : délivré pour 1499 s",
        "bien        Droits : les deux droits sont accordés",
        "bien        Appel : la source répond, dernière période 2026T1",
        "bien        Débit : réglé à 9 appels par seconde ; la source n’annonce pas de limite (connue : 10)",
    ]


def test_a_rate_that_the_source_announces_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = lines(monkeypatch, tmp_path, Scoped(token(), good(**{"X-RateLimit-Limit": "10"})))
    assert found[-1].endswith("la source annonce x-ratelimit-limit 10")


def test_one_scope_is_told_twice_by_the_token_and_by_the_call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scripted = Scoped(token(scope="offresetdemandesemploi"), httpx.Response(403))
    found = lines(monkeypatch, tmp_path, scripted)
    assert found[1].startswith("à corriger  Droits : droit absent : api_stats-offres-demandes-emploiv1. Abonner")
    assert found[2].startswith("à corriger  Appel : DE_1, NAT FR : accès refusé (HTTP 403)")


def test_a_token_that_does_not_say_its_scopes_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert lines(monkeypatch, tmp_path, Scoped(token(scope=None), good()))[1].startswith("à savoir    Droits")


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (httpx.Response(400, json={"error": "invalid_client"}), "identifiant ou secret inconnus"),
        (httpx.Response(400, json={"error": "invalid_scope"}), "Abonner l’application"),
        (httpx.Response(200, content="<html></html>"), "ne contient pas « access_token »"),
        (httpx.ConnectError("x"), "connexion impossible"),
    ],
)
def test_a_token_that_is_not_delivered_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answered: httpx.Response | Exception, words: str
) -> None:
    (only,) = lines(monkeypatch, tmp_path, Scoped(answered, good()))
    assert only.startswith("à corriger  Jeton : ")
    assert "Jeton : Jeton" not in only
    assert words in only


@pytest.mark.parametrize(
    ("answered", "start"),
    [
        (fault(NO_LIST), "à savoir    Appel : la source répond, sans donnée pour la France (HTTP 500)."),
        (httpx.Response(503), "à corriger  Appel : DE_1, NAT FR : HTTP 503"),
        (httpx.Response(200, content="<xml/>"), "à corriger  Appel : DE_1, NAT FR : réponse XML au lieu de JSON"),
        (httpx.Response(200, json=answer(row("ABC", **FRANCE, nouveau=1))), "à corriger  Appel : DE_1, NAT FR : champ inattendu"),
    ],
)  # fmt: skip
def test_what_the_call_meets_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answered: httpx.Response, start: str
) -> None:
    assert lines(monkeypatch, tmp_path, Scoped(token(), answered))[2].startswith(start)


def test_no_secret_is_told_even_when_the_source_echoes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    echo = fault(f"PAR_essai {SECRET_WORD} {TOKEN_WORD}-1", 400)
    text = "\n".join(lines(monkeypatch, tmp_path, Scoped(token(), echo)))
    assert "[masqué] [masqué] [masqué]" in text
    assert not [word for word in ("PAR_essai", SECRET_WORD, TOKEN_WORD) if word in text]


@pytest.mark.parametrize(
    ("changes", "offline", "start", "status"),
    [
        ({}, False, "bien        Identifiants : FT_CLIENT_ID et FT_CLIENT_SECRET sont définis", 0),
        ({"ft_client_id": ""}, False, "à corriger  Identifiants : FT_CLIENT_ID manque. Les définir", 3),
        ({"ft_client_id": "", "ft_client_secret": SecretStr("")}, False, "à corriger  Identifiants : FT_CLIENT_ID et FT_CLIENT_SECRET manquent.", 3),
        ({"ft_client_secret": SecretStr("")}, True, "à savoir    Identifiants : FT_CLIENT_SECRET manque.", 0),
        ({"ft_client_id": "moi", "ft_token_url": REAL_TOKEN_URL}, False, "à savoir    Identifiants : FT_CLIENT_ID ne commence pas par PAR_", 0),
    ],
)  # fmt: skip
def test_credentials_are_looked_at_and_never_shown(
    tmp_path: Path, changes: dict[str, object], offline: bool, start: str, status: int
) -> None:
    settings = replace(config(tmp_path), environment=environment(**changes))
    found = source.credentials(settings, access(tmp_path), offline=offline)
    assert spaces(str(found)).startswith(start)
    assert found.exit_status == status
    assert SECRET_WORD not in str(found)


def test_a_token_address_without_its_realm_is_told(tmp_path: Path) -> None:
    settings = replace(config(tmp_path), environment=environment(ft_token_url="https://jetons.test/token"))
    assert "realm" in source.addresses(settings, access(tmp_path)).words
    assert source.addresses(replace(settings, environment=environment()), access(tmp_path)).state == "bien"


@pytest.mark.parametrize(
    ("ahead", "state", "words"),
    [
        (0.0, "bien", "à l’heure"),
        (-290.0, "bien", "à l’heure"),
        (3600.0, "à savoir", "avance de 60"),
        (-7200.0, "à savoir", "retarde de 120"),
    ],
)
def test_a_clock_that_is_not_the_source_s_is_told(ahead: float, state: str, words: str) -> None:
    (finding,) = source.clock(ahead)
    assert finding.state == state
    assert words in finding.words
    assert list(source.clock(None)) == []
