"""Access to the emulated API: the token endpoint, tokens with their scopes and expiry, and the rate limit."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import parse_qs

from fiches.source.emulator.messages import Request, Response, failure, ok

SCOPES = frozenset({"api_stats-offres-demandes-emploiv1", "offresetdemandesemploi"})
# Scopes of other APIs of the platform: a token may have them, no call of this API needs them.
OTHER_SCOPES = frozenset(
    {"infosterritoire", "api_stats-informations-territoirev1", "api_stats-perspectives-retour-emploiv1", "retouremploi"}
)
LIFETIME = 1499.0
SECOND = 1.0


@dataclass(frozen=True, slots=True)
class Token:
    """Valid until `expires_at`, in seconds of the emulator's clock."""

    expires_at: float
    scopes: frozenset[str]


@dataclass
class Access:
    """Delivers tokens and checks them. `credentials` None accepts any non-empty pair; `clock` and `lifetime` are in seconds."""

    clock: Callable[[], float]
    credentials: tuple[str, str] | None = None
    lifetime: float = LIFETIME
    _tokens: dict[str, Token] = field(default_factory=dict)
    _issued: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def deliver(self, request: Request) -> Response:
        """Answer of the token endpoint."""
        form = _single_values(request.body.decode("utf-8", "replace"))
        realm = _single_values(request.query).get("realm")
        refused = self._refusal(request, form, realm)
        if refused is not None:
            return refused
        scopes = frozenset(form.get("scope", "").split())
        return ok(self._issue(scopes))

    def _refusal(self, request: Request, form: Mapping[str, str], realm: str | None) -> Response | None:
        encoded = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        if realm != "/partenaire" or not encoded:
            return _refused("invalid_grant", "The provided realm or encoding is invalid")
        grant = form.get("grant_type", "")
        if grant != "client_credentials":
            return _refused("unsupported_grant_type", f"Grant type is not supported: {grant}")
        pair = form.get("client_id", ""), form.get("client_secret", "")
        if not all(pair) or (self.credentials is not None and pair != self.credentials):
            return _refused("invalid_client", "Client authentication failed")
        unknown = [scope for scope in form.get("scope", "").split() if scope not in SCOPES | OTHER_SCOPES]
        if unknown or not form.get("scope"):
            return _refused("invalid_scope", f"Unknown/invalid scope(s): [{', '.join(unknown)}]")
        return None

    def _issue(self, scopes: frozenset[str]) -> bytes:
        with self._lock:
            self._issued += 1
            name = sha256(f"jeton {self._issued}".encode()).hexdigest()[:27]
            self._tokens[name] = Token(self.clock() + self.lifetime, scopes)
        fields = f'"scope":"{" ".join(sorted(scopes))}","expires_in":{int(self.lifetime)},"token_type":"Bearer"'
        return f'{{{fields},"access_token":"{name}"}}'.encode()

    def refusal(self, request: Request) -> Response | None:
        """401 without a valid token, 403 with an empty body without both scopes, None when the call may pass."""
        scheme, _, name = request.headers.get("authorization", "").partition(" ")
        token = self._tokens.get(name) if scheme.lower() == "bearer" else None
        if token is None or self.clock() >= token.expires_at:
            return Response(401, {"WWW-Authenticate": "Bearer"})
        return None if token.scopes >= SCOPES else Response(403)

    def revoke_all(self) -> None:
        """Every token delivered so far stops working."""
        with self._lock:
            self._tokens.clear()


@dataclass
class Pace:
    """At most `limit` calls in any sliding second; None lets everything pass."""

    clock: Callable[[], float]
    limit: int | None
    _accepted: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def refusal(self) -> Response | None:
        """429 where the call is one too many; None when it may pass."""
        if self.limit is None:
            return None
        with self._lock:
            now = self.clock()
            while self._accepted and now - self._accepted[0] >= SECOND:
                self._accepted.popleft()
            if len(self._accepted) < self.limit:
                self._accepted.append(now)
                return None
        return too_many()


def too_many(retry_after: str | None = "1") -> Response:
    """429 with its `Retry-After` header (seconds or a date), or without one."""
    headers = {"Content-Type": "text/plain"}
    if retry_after is not None:
        headers["Retry-After"] = retry_after
    return Response(429, headers, b"Too Many Requests")


def _refused(error: str, description: str) -> Response:
    return failure(400, {"error": error, "error_description": description})


def _single_values(encoded: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(encoded).items()}
