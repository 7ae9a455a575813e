"""A scripted source: builders of answers as the API writes them, and a client that never really sleeps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import httpx
from pydantic import SecretStr

from fiches.content.environment import Environment
from fiches.source.client import Client, Watch
from fiches.source.pacing import Pace

SECRET_WORD = "SECRET-A-NE-PAS-VOIR"
TOKEN_WORD = "JETON-A-NE-PAS-VOIR"
TOKEN_URL = "https://jetons.test/connexion/oauth2/access_token?realm=/partenaire"
API_URL = "https://api.test/partenaire/stats-offres-demandes-emploi"
NO_LIST = "[FiltreErreurSldng] Erreur lors de l'appel de l'Api REST. Status code = 500, message = Le serveur n'a pas pu trouver la liste"

Handler = Callable[[httpx.Request], httpx.Response]


def environment(**changes: object) -> Environment:
    """Settings that point at the scripted source."""
    settings: dict[str, object] = {
        "ft_client_id": "PAR_essai",
        "ft_client_secret": SecretStr(SECRET_WORD),
        "ft_token_url": TOKEN_URL,
        "ft_api_url": API_URL,
        "site_url": "",
    }
    return Environment(_env_file=None, **{**settings, **changes})


class Clock:
    """Time that only moves when told to."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Unhurried(Pace):
    """A pace that notes its sleeps instead of taking them, and moves the clock if it has one."""

    def __init__(self, rate: float | None = None, clock: Clock | None = None) -> None:
        self.time = clock or Clock()
        self.slept: list[float] = []
        super().__init__(rate, clock=self.time)

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self.slept.append(seconds)
            self.time.now += seconds


class Source:
    """Answers the token itself; gives the scripted answers to the other calls, the last one for ever."""

    def __init__(self, *answers: httpx.Response | Exception | Handler, life: object = 1499) -> None:
        self._answers = list(answers)
        self._life = life
        self.requests: list[httpx.Request] = []
        self.forms: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "jetons.test":
            self.forms.append(request)
            return self.token(request)
        self.requests.append(request)
        answer = self._answers[min(len(self.requests), len(self._answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)

    def token(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"access_token": f"{TOKEN_WORD}-{len(self.forms)}", "expires_in": self._life})


def client_of(
    source: Handler,
    *,
    pace: Pace | None = None,
    clock: Clock | None = None,
    watch: Watch | None = None,
    **changes: object,
) -> Client:
    """A client of the scripted source, whose clock tests move."""
    clock = clock or Clock()
    return Client(
        environment(**changes),
        pace or Unhurried(clock=clock),
        transport=httpx.MockTransport(source),
        clock=clock,
        watch=watch,
    )


def chunks(*parts: bytes | Exception) -> Iterator[bytes]:
    """A body that comes piece by piece, and may break."""
    for part in parts:
        if isinstance(part, Exception):
            raise part
        yield part


def row(code: str = "A", period: str = "2026T1", value: object = 560, **fields: object) -> dict[str, object]:
    """A row of `listeValeursParPeriode` about DEP 35, all activities; a field set to `...` is left out."""
    built: dict[str, object] = {
        "datMaj": "2026-05-28T10:02:11.000+02:00",
        "codeTypeTerritoire": "DEP",
        "codeTerritoire": "35",
        "libTerritoire": "ILLE-ET-VILAINE",
        "codeTypeActivite": "CUMUL",
        "codeActivite": "CUMUL",
        "libActivite": "Cumul total toutes activités",
        "codeNomenclature": code,
        "libNomenclature": f"Libellé de {code}",
        "codeTypePeriode": "TRIMESTRE",
        "codePeriode": period,
        "libPeriode": "1er trimestre 2026",
        "valeurPrincipaleNombre": value,
        **fields,
    }
    return {name: value for name, value in built.items() if value is not ...}


def item(kind: str = "GENRE", code: str = "F", **fields: object) -> dict[str, object]:
    """A breakdown item."""
    return {"codeTypeCaract": kind, "codeCaract": code, "libCaract": f"Libellé {code}", "masque": False, **fields}


def answer(*rows: object, indicator: str = "DE_1", **fields: object) -> dict[str, object]:
    """The root of an answer; without rows, the root only, as the API does."""
    root: dict[str, object] = {
        "datMaj": "2026-06-12T07:31:04.000+02:00",
        "codeIndicateur": indicator,
        "codeFamille": "DEMANDEURS",
        "libIndicateur": "Nombre et % de DE",
        **fields,
    }
    return root | ({"listeValeursParPeriode": list(rows)} if rows else {})


def fault(message: str, status: int = 500) -> httpx.Response:
    """An error of the API, with its message."""
    return httpx.Response(status, content=json.dumps({"message": message, "codeHttp": status}, ensure_ascii=False))


def spaces(text: str) -> str:
    """Every kind of space as an ordinary one: which one it is belongs to the tests of typography."""
    return re.sub("[\u00a0\u202f]", " ", text)
