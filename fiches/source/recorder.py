"""Records the exchanges with the source, without secrets: for `doctor` and its probe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from fiches.content.environment import Environment
from fiches.source.bodies import fields_of
from fiches.source.redaction import Clean, Redactor

_PACE = re.compile(r"rate|retry|quota|limit", re.IGNORECASE)
_MOST_PACE = 10  # headers about rates that are recorded


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call's response, in words that may be printed. `pace`: its headers about rates; `body`: that of a fault only."""

    path: str
    status: int
    content_type: str
    pace: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """A response of the token's address: status, scopes (None where it names none), life in seconds as written."""

    status: int
    scopes: frozenset[str] | None
    life: str


class Recorder:
    """A `Watch` for the client: records each exchange, and the secrets and tokens to hide."""

    def __init__(self, environment: Environment) -> None:
        self.calls: list[Exchange] = []
        self.tokens: list[TokenAnswer] = []
        self.ahead: float | None = None  # seconds of this machine's clock before the source's, where it says its own
        self._redactor = Redactor(environment.ft_client_id, environment.ft_client_secret.get_secret_value())

    def __call__(self, request: httpx.Request, answer: httpx.Response) -> None:
        self.ahead = _ahead(answer.headers.get("Date", ""), datetime.now(UTC))
        if "Authorization" in request.headers:
            self.calls.append(_exchange(request, answer, self._redactor.clean))
        else:
            self.tokens.append(self._token(answer))

    def _token(self, answer: httpx.Response) -> TokenAnswer:
        fields = fields_of(answer.content)
        self._redactor.add(str(fields.get("access_token", "")))
        scopes = fields.get("scope")
        known = frozenset(scopes.split()) if isinstance(scopes, str) else None
        return TokenAnswer(answer.status_code, known, self._redactor.clean(str(fields.get("expires_in", "")), 12))

    @property
    def last_status(self) -> int:
        """The status of the last call; 0 before any."""
        return self.calls[-1].status if self.calls else 0

    def redacted(self, text: str) -> str:
        """The text, with every secret and token of this run hidden; its lines as they are."""
        return self._redactor.hide(text)


def _ahead(said: str, now: datetime) -> float | None:
    """How far `now` is after the date of an answer; None for one that cannot be read."""
    try:
        return (now - parsedate_to_datetime(said).astimezone(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None


def _exchange(request: httpx.Request, answer: httpx.Response, clean: Clean) -> Exchange:
    headers = sorted((name.lower(), value) for name, value in answer.headers.items() if _PACE.search(name))
    pace = tuple((clean(name), clean(value)) for name, value in headers[:_MOST_PACE])
    body = "" if answer.status_code == 200 else clean(answer.content.decode("utf-8", "replace"))
    return Exchange(request.url.path, answer.status_code, clean(answer.headers.get("Content-Type", "")), pace, body)
