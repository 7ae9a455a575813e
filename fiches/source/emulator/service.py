"""The emulated API without its transport: `Emulator.handle(request) -> Response`. Safe to call from several threads."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote

from fiches.source.emulator import criteria, messages, quarters
from fiches.source.emulator.access import LIFETIME, Access, Pace
from fiches.source.emulator.answers import Answers
from fiches.source.emulator.coverage import LATEST, Coverage
from fiches.source.emulator.faults import Faults
from fiches.source.emulator.geography import Geography, Scope
from fiches.source.emulator.indicators import SAL_3, Indicator, indicators
from fiches.source.emulator.messages import Request, Response
from fiches.source.emulator.oracle import Oracle
from fiches.source.emulator.referential import NothingFound, Referential
from fiches.source.emulator.truth import Truth

TOKEN_PATH = "/connexion/oauth2/access_token"  # noqa: S105 — an address
API_PATH = "/partenaire/stats-offres-demandes-emploi"
INDICATOR = "/v1/indicateur/"
REFERENTIAL = "/v1/referentiel/"
SALARY = "salaire-rome-fap/"
SALARIES = "stat-salaires-en-poste"  # the same by POST
RATE_LIMIT = 10
HISTORY = 27
REMEMBERED_CALLS = 200_000

Vintage = Literal["2026", "2022"]
NoData = Literal["500", "200"]
SalaryShape = Literal["own", "common"]


class Call(NamedTuple):
    """One call as it arrived: seconds of the emulator's clock, path and status answered."""

    time: float
    path: str
    status: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What an emulated service serves, and how it behaves."""

    vintage: Vintage = "2026"
    territories: Scope = "demo"
    seed: int = 2026  # of the figures and of the faults
    latest: str = ""  # latest quarter of the observed indicators, as 2026T1; empty for the vintage's own
    history: int = HISTORY  # quarters of DE_1
    rate_limit: int | None = RATE_LIMIT  # calls a second; None for no limit
    no_data: NoData = "500"  # status of the answer that means « no data »
    salaries: SalaryShape = "own"  # of SAL_3's answers: their own, or that of the other indicators
    token_lifetime: float = LIFETIME  # seconds
    credentials: tuple[str, str] | None = None  # identifier and secret; None accepts any pair
    faults: str = ""  # as `Faults.parse` reads them
    clock: Callable[[], float] = time.monotonic  # seconds


class Emulator:
    """A stand-in of the whole service. Raises ValueError for an unknown quarter or fault."""

    def __init__(self, settings: Settings | None = None) -> None:
        chosen = settings or Settings()
        self.settings = chosen
        self.latest = chosen.latest or LATEST[chosen.vintage]
        self.clock = chosen.clock
        self.geography = Geography(chosen.territories)
        self.coverage = Coverage(self.geography, quarters.index_of(self.latest), chosen.history)
        self.answers = Answers(Truth(self.geography, chosen.seed), self.coverage, chosen.vintage)
        self.oracle = Oracle(self.geography, self.coverage, self.answers, chosen.vintage)
        self.referential = Referential(self.geography, self.coverage, self.answers.salaries, chosen.vintage)
        self.access = Access(chosen.clock, chosen.credentials, chosen.token_lifetime)
        self.pace = Pace(chosen.clock, chosen.rate_limit)
        self.faults = Faults.parse(chosen.faults, chosen.seed)
        self.calls: deque[Call] = deque(maxlen=REMEMBERED_CALLS)
        self._posts = {one.path: one for one in indicators(chosen.vintage).values()}

    def handle(self, request: Request) -> Response:
        """The answer to a request; never raises."""
        arrived = self.clock()
        path = unquote(request.path)
        if path == TOKEN_PATH:
            is_post = request.method == "POST"
            response = self.access.deliver(request) if is_post else messages.wrong_method(request.method)
        elif path.startswith(API_PATH + "/"):
            response = self.faults.apply(self._guarded(path, request), request, self.access.revoke_all)
        else:
            response = messages.not_found()
        self.calls.append(Call(arrived, path, response.status))
        return replace(response, headers={**response.headers, **messages.SIMULATED})

    def _guarded(self, path: str, request: Request) -> Response:
        """The answer once token and pace are checked; as XML unless the request accepts JSON."""
        refused = self.access.refusal(request) or self.pace.refusal()
        if refused is not None:
            return refused
        response = self._resource(path[len(API_PATH) :], request)
        asks_json = "application/json" in request.headers.get("accept", "")
        return response if asks_json else messages.as_xml(response)

    def _resource(self, path: str, request: Request) -> Response:
        if path.startswith(REFERENTIAL):
            return self._listed(path[len(REFERENTIAL) :], request)
        name = path[len(INDICATOR) :] if path.startswith(INDICATOR) else ""
        if name.startswith(SALARY):
            return self._salary(name[len(SALARY) :], request)
        if name == SALARIES and request.method == "POST":
            return self._posted_salaries(request)
        indicator = SAL_3 if name == SALARIES else self._posts.get(name)
        if indicator is None:
            return messages.not_found()
        if request.method != "POST":
            return messages.wrong_method(request.method)
        return self._counted(indicator, request)

    def _counted(self, indicator: Indicator, request: Request) -> Response:
        try:
            wanted = criteria.read(request.body, indicator)
        except criteria.BadRequest:
            return messages.bad_request()
        body = self.answers.answer(indicator, wanted)
        if body is not None:
            return messages.ok(body)
        return messages.no_data() if self.settings.no_data == "500" else messages.ok(self.answers.root(indicator))

    def _salary(self, path: str, request: Request) -> Response:
        if request.method != "GET":
            return messages.wrong_method(request.method)
        type_, _, code = path.partition("/")
        rome, shape = _query(request).get("codeRome"), self.settings.salaries
        body = self.answers.salary(type_, code, rome, shape)
        if body is not None:
            return messages.ok(body)
        return messages.no_data() if self.settings.no_data == "500" else messages.ok(self.answers.salary_root(shape))

    def _posted_salaries(self, request: Request) -> Response:
        """By professional family, its rows; by métier, the root alone."""
        try:
            wanted = criteria.read(request.body, SAL_3)
        except criteria.BadRequest:
            return messages.bad_request()
        return messages.ok(self.answers.salary_of(wanted) or self.answers.salary_root("common"))

    def _listed(self, path: str, request: Request) -> Response:
        if request.method != "GET":
            return messages.wrong_method(request.method)
        try:
            return messages.ok(self.referential.answer(path, _query(request)))
        except NothingFound:
            return messages.no_data()
        except KeyError:
            return messages.not_found()


def _query(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.query))
