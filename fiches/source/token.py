"""The OAuth2 token of the source (contract, section 1.1): requested when needed, renewed before it expires."""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from fiches.content.environment import Environment
from fiches.errors import Code, Finding, SourceRefused
from fiches.source.bodies import fields_of
from fiches.source.redaction import Redactor
from fiches.source.refusals import PROXY_REFUSES, refusal

SCOPES = "api_stats-offres-demandes-emploiv1 offresetdemandesemploi"
_LONGEST_ERROR = 60  # characters: an OAuth2 error code is one word
_MARGIN = 99.0  # seconds: a token of 1,499 s is renewed at 1,400 s
_USUAL_LIFE = 1499.0
_SHORTEST, _LONGEST = 30.0, 24 * 3600.0  # seconds that a token is used, whatever life it is said to have
_REFUSED_AT_FIRST, _CALLS_A_TOKEN = 5, 10  # a source that refuses more of its own tokens than that is not asked again
_SHAPE = re.compile(r"[!-~]{1,8192}")  # what a header may carry


@dataclass(frozen=True, slots=True)
class _Live:
    text: str
    until: float


class Token:
    """Gives a live token to every thread; the redactor learns each one.

    `post` sends the form, with retries, and returns the response of any status. `delivered`: how many tokens so far.
    """

    def __init__(
        self,
        environment: Environment,
        post: Callable[[str, dict[str, str]], httpx.Response],
        redactor: Redactor,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._environment = environment
        self._post = post
        self._redactor = redactor
        self._clock = clock
        self._lock = threading.Lock()
        self._live: _Live | None = None
        self._uses = self._refused = 0
        self.delivered = 0

    def get(self, *, refused: str = "") -> str:
        """A live token, another one than `refused`. Raises SourceRefused when none is delivered, SourceUnavailable."""
        with self._lock:
            live = self._live
            self._uses += 1
            if live is not None and live.text == refused:
                self._note_refusal()
            if live is None or live.until <= self._clock() or live.text == refused:
                live = self._live = self._request()
            return live.text

    def _note_refusal(self) -> None:
        self._refused += 1
        if self._refused > _REFUSED_AT_FIRST + self._uses / _CALLS_A_TOKEN:
            raise SourceRefused(
                f"Jeton : {self._refused} jetons refusés par l’API en {self._uses} appels, aussitôt délivrés. Vérifier que"
                " FT_TOKEN_URL et FT_API_URL vont ensemble ; sinon, le signaler à la source.",
                code=Code.TOKEN,
            )

    def _request(self) -> _Live:
        asked_at = self._clock()
        answer = self._post(
            self._environment.ft_token_url,
            {
                "grant_type": "client_credentials",
                "client_id": self._environment.ft_client_id,
                "client_secret": self._environment.ft_client_secret.get_secret_value(),
                "scope": SCOPES,
            },
        )
        return self._read(answer, asked_at)

    def _read(self, answer: httpx.Response, asked_at: float) -> _Live:
        document = fields_of(answer.content)
        if answer.status_code == PROXY_REFUSES:
            raise SourceRefused(refusal(answer, "Jeton", self._redactor.clean))
        if answer.status_code != 200:
            error = self._redactor.clean(str(document.get("error", "")), _LONGEST_ERROR)
            raise SourceRefused(self._refusal(answer.status_code, error))
        text = document.get("access_token")
        if not isinstance(text, str) or not text:
            raise SourceRefused(
                f"Jeton : la réponse de {_host(answer)} ne contient pas « access_token » (attendu : un jeton OAuth2 en"
                " JSON). Vérifier FT_TOKEN_URL, et qu’aucun proxy ne s’interpose.",
                code=Code.TOKEN,
            )
        self._redactor.add(text)
        self.delivered += 1
        if not _SHAPE.fullmatch(text):
            raise SourceRefused(
                f"Jeton : celui que donne {_host(answer)} ne peut pas être envoyé ({len(text)} caractères ; attendu : des"
                " lettres, chiffres et signes ASCII, sans blanc, 8 192 au plus). Vérifier FT_TOKEN_URL.",
                code=Code.TOKEN,
            )
        return _Live(text, asked_at + _use(document.get("expires_in", _USUAL_LIFE)))

    def _refusal(self, status: int, error: str) -> Finding:
        if error == "invalid_client":
            return Finding(
                "Jeton refusé (invalid_client) : identifiant ou secret inconnus, ou expirés. Vérifier FT_CLIENT_ID et FT_CLIENT_SECRET,"
                " ou les renouveler (docs/guides/renouveler-les-secrets.md).",
                Code.CREDENTIALS,
            )
        if error == "invalid_scope":
            return Finding(
                f"Jeton refusé (invalid_scope) : l’application n’a pas accès à l’API. Demandé : « {SCOPES} »."
                " Abonner l’application à « Marché du travail » sur francetravail.io.",
                Code.SCOPE,
            )
        return Finding(
            f"Jeton refusé (HTTP {status}{', ' + error if error else ''}) : vérifier FT_TOKEN_URL (avec"
            " ?realm=/partenaire), FT_CLIENT_ID et FT_CLIENT_SECRET, ou les renouveler (docs/guides/renouveler-les-secrets.md).",
            Code.CREDENTIALS,
        )


def _host(answer: httpx.Response) -> str:
    return answer.request.url.host


def _use(written: object) -> float:
    """Seconds that a token is used, from the life that the source says: a life of nothing is no reason for a token a call."""
    try:
        life = float(str(written))
    except ValueError:
        life = _USUAL_LIFE
    if not math.isfinite(life):
        life = _USUAL_LIFE
    return min(max(life - _MARGIN, life / 2, _SHORTEST), _LONGEST)
