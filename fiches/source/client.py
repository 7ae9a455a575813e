"""HTTP client of the API: token, pace, retries, deadlines. Returns parsed JSON, or None for « no data ».

Retried, with growing pauses and a bounded total: 429, 502–504, a fault 500, timeouts, cut connections, truncated bodies.
Never retried: 400, 403, the 500 that means « no data », a page of HTML or XML in place of JSON.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from types import TracebackType
from typing import TypeVar, cast

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, stop_before_delay

from fiches.content.addresses import without_secrets
from fiches.content.environment import Environment
from fiches.errors import Code, SourceChanged, SourceRefused, SourceUnavailable
from fiches.progress import counted
from fiches.source.bodies import ACCEPTED, Damaged, Unfit, decoded, read_json
from fiches.source.deadlines import attempt_within, bound_reads
from fiches.source.expected import MODEL_CURE
from fiches.source.pacing import Pace
from fiches.source.redaction import Clean, Redactor
from fiches.source.refusals import refusal, words_of
from fiches.source.retries import LONGEST_PAUSE, Transient, excess, pause_before, requested_pause
from fiches.source.token import Token

ATTEMPTS = 5
TOTAL_SECONDS = 75.0  # no new attempt after this: with the last attempt, under two minutes in all
ATTEMPT_SECONDS = 30.0  # one attempt, its whole body included
SIMULATED = "X-Donnees-Simulees"  # a header of the emulator's
CHECK_ADDRESS = "Vérifier FT_API_URL, et qu’aucun proxy ne s’interpose."
_TIMEOUT = httpx.Timeout(connect=10.0, read=20.0, write=10.0, pool=30.0)
_NO_LIST = "n'a pas pu trouver la liste"
_ABSENT = (204, 206)
_NOTHING_THERE = object()  # a status 404: no data for an indicator, no such service for a list
Result = TypeVar("Result")
Watch = Callable[[httpx.Request, httpx.Response], None]


class Client:
    """One application's access to the API. Thread-safe; close it (or use it as a context manager)."""

    def __init__(
        self,
        environment: Environment,
        pace: Pace,
        *,
        connections: int = 8,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        watch: Watch | None = None,
    ) -> None:
        """`watch` is called with each request and response, token and secret included: for `doctor` only."""
        self._watch = watch
        self._pace = pace
        self._clock = clock
        self._base = environment.ft_api_url.rstrip("/")
        self.address = without_secrets(environment.ft_api_url)  # as it may be printed
        limits = httpx.Limits(max_connections=connections + 2, max_keepalive_connections=connections + 2)
        self._http = httpx.Client(
            transport=transport,
            timeout=_TIMEOUT,
            limits=limits,
            follow_redirects=False,
            headers={"Accept-Encoding": ACCEPTED},
        )
        bound_reads(self._http)
        self.redactor = Redactor(environment.ft_client_id, environment.ft_client_secret.get_secret_value())
        self._token = Token(environment, self._post_form, self.redactor, clock=clock)
        self._served: set[str] = set()  # the tokens that the API has accepted
        self.calls = 0  # attempts sent to the API, tokens excluded
        self.simulated = False  # whether the source has said that its figures are

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    @property
    def tokens(self) -> int:
        """Tokens delivered so far."""
        return self._token.delivered

    def stop(self) -> None:
        """Ends every wait at once; running calls end with `Stop`."""
        self._pace.stop()

    def post(self, path: str, body: Mapping[str, object], *, place: str) -> object | None:
        """An indicator's JSON document, or None for « no data ». `place` names the call in messages.

        Raises SourceUnavailable, SourceRefused or SourceChanged.
        """
        content = json.dumps(body, ensure_ascii=False).encode()
        document = self._document("POST", f"{self._base}{path}", place, content=content)
        return None if document is _NOTHING_THERE else document

    def get(
        self, path: str, *, place: str, parameters: Mapping[str, str] | None = None, may_be_absent: bool = True
    ) -> object | None:
        """A referential's JSON document (or SAL_3's), or None for « no data », a status 404 only if it `may_be_absent`.

        Raises as `post`.
        """
        document = self._document("GET", f"{self._base}{path}", place, parameters=parameters)
        if document is _NOTHING_THERE:
            if not may_be_absent:
                raise SourceRefused(f"{place} : HTTP 404", code=Code.ADDRESS)
            return None
        return document

    def _document(
        self,
        method: str,
        url: str,
        place: str,
        *,
        content: bytes | None = None,
        parameters: Mapping[str, str] | None = None,
    ) -> object | None:
        headers = {"Accept": "application/json"}
        if content is not None:
            headers["Content-Type"] = "application/json"

        def attempt() -> object | None:
            answer = self._authorised(method, url, headers, content, parameters)
            return self._read(answer, place)

        return self._retried(attempt, place)

    def _authorised(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        parameters: Mapping[str, str] | None,
    ) -> httpx.Response:
        token, fresh = self._token.get(), False
        for _ in range(ATTEMPTS):
            request = self._http.build_request(
                method, url, headers={**headers, "Authorization": f"Bearer {token}"}, content=content, params=parameters
            )
            self._pace.wait_turn()
            self.calls += 1
            answer = self._sent(request)
            if answer.status_code != 401:
                self._served.add(token)
                self.simulated |= SIMULATED in answer.headers
                break
            if fresh and token not in self._served:
                break  # the API has never accepted this new token: another one would not help
            token, fresh = self._token.get(refused=token), True
        return answer

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """One attempt, headers and body read within `ATTEMPT_SECONDS`, however slowly the bytes come."""
        deadline = self._clock() + ATTEMPT_SECONDS
        try:
            with attempt_within(ATTEMPT_SECONDS), closing(self._http.send(request, stream=True)) as answer:
                body = self._body(answer, deadline)
        except httpx.UnsupportedProtocol as error:
            raise SourceRefused(
                f"Adresse inutilisable : {error}. Vérifier FT_TOKEN_URL et FT_API_URL.", code=Code.ADDRESS
            ) from None
        except httpx.TransportError as error:
            raise Transient(_reason(error)) from error
        whole = httpx.Response(answer.status_code, headers=_plain(answer.headers), content=body, request=request)
        if self._watch:
            self._watch(request, whole)
        return whole

    def _body(self, answer: httpx.Response, deadline: float) -> bytes:
        # Not `iter_bytes`: httpx would decompress whatever the server says, as often and as far as it says.
        pieces: list[bytes] = []
        try:
            stream = cast(httpx.SyncByteStream, answer.stream)
            for piece in decoded(stream, answer.headers.get("Content-Encoding", "")):
                pieces.append(piece)
                if self._clock() > deadline:
                    raise Transient("réponse trop lente")
        except Damaged as error:
            raise Transient(str(error)) from None
        except Unfit as error:
            place = answer.request.url.path
            raise SourceChanged(
                f"{place} : {self.redactor.clean(str(error))}. {CHECK_ADDRESS}", code=Code.ADDRESS
            ) from None
        return b"".join(pieces)

    def _post_form(self, url: str, form: dict[str, str]) -> httpx.Response:
        def attempt() -> httpx.Response:
            request = self._http.build_request("POST", url, data=form, headers={"Accept": "application/json"})
            self._pace.wait_turn()
            answer = self._sent(request)
            if answer.status_code == 429 or answer.status_code >= 500:
                raise Transient(f"HTTP {answer.status_code}", requested_pause(answer))
            return answer

        return self._retried(attempt, "Jeton")

    def _read(self, answer: httpx.Response, place: str) -> object | None:
        status = answer.status_code
        if status == 200:
            if self.redactor.is_in(answer.content):
                raise SourceChanged(
                    f"{place} : la réponse répète un identifiant, un secret ou un jeton. Elle est écartée. {CHECK_ADDRESS}",
                    code=Code.REPEATED_SECRET,
                )
            return _json(answer, place, self.redactor.clean)
        if status in _ABSENT:
            return None
        if status == 404:
            return _NOTHING_THERE
        if status == 429:
            pause = requested_pause(answer)
            self._pace.hold(min(pause or 1.0, LONGEST_PAUSE))
            raise Transient("HTTP 429, trop d’appels", pause)
        if status == 500 and _NO_LIST in (words_of(answer) or answer.text).replace("’", "'"):
            return None
        if status >= 500:
            raise Transient(f"HTTP {status}", requested_pause(answer))
        raise SourceRefused(refusal(answer, place, self.redactor.clean))

    def _retried(self, attempt: Callable[[], Result], place: str) -> Result:
        retrying = Retrying(
            retry=retry_if_exception_type(Transient),
            stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(TOTAL_SECONDS),
            wait=pause_before,
            sleep=self._pace.sleep,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except Transient as error:
            tried = retrying.statistics.get("attempt_number", ATTEMPTS)
            raise SourceUnavailable(
                f"{place} : {error}{excess(error)}, après {counted(tried, 'essai')} (attendu : une réponse JSON). Relancer plus tard :"
                " ce qui est"
                " déjà récolté est gardé. Ou publier sans appel l’édition déjà récoltée : --offline.",
                code=Code.NO_ANSWER,
            ) from None


def _plain(headers: httpx.Headers) -> httpx.Headers:
    # The body is already decoded: its encoding on the wire and length no longer describe it.
    # Raw bytes: a proxy may put anything in a header, which must not end the run.
    described = (b"content-encoding", b"content-length")
    return httpx.Headers([(name, value) for name, value in headers.raw if name.lower() not in described])


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "délai dépassé"
    if isinstance(error, httpx.ConnectError):
        return "connexion impossible"
    if isinstance(error, httpx.ProxyError):
        return "le proxy refuse la connexion"
    return "connexion coupée"


def _json(answer: httpx.Response, place: str, clean: Clean) -> object:
    start = answer.content.lstrip()[:1]
    if start == b"<":
        kind = "XML" if b"<html" not in answer.content[:400].lower() else "HTML"
        raise SourceChanged(f"{place} : réponse {kind} au lieu de JSON. {CHECK_ADDRESS}", code=Code.ADDRESS)
    try:
        return read_json(answer.content)
    except Damaged as error:
        raise Transient(str(error)) from None
    except Unfit as error:
        raise SourceChanged(f"{place} : {clean(str(error))}. {MODEL_CURE}", code=Code.UNREADABLE_ANSWER) from None
