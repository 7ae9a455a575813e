"""A content folder harvested again and again from the emulator, whose quarter and faults change in between."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import httpx

from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config
from fiches.harvest.needs import FAP
from fiches.harvest.run import HarvestOptions, Run
from fiches.keys import TOTALS
from fiches.periods import Period
from fiches.progress import Reporter
from fiches.source.access import emulated
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.source.emulator.faults import Faults
from fiches.source.emulator.service import API_PATH, Emulator, Settings
from fiches.source.emulator.transport import EmulatorTransport
from fiches.source.model import Access
from fiches.source.referentials import METIERS
from tests.support.source import Unhurried
from tests.support.world import access, brought_up_to_date, config

CONTENT = Path(__file__).parents[2] / "content"
FORMER, LATEST = "2025T4", "2026T1"
PLACES: dict[str, object] = {
    "niveaux": ("NAT",),
    "territoires": [
        {"type": "DEP", "code": "35"}, {"type": "DEP", "code": "976"}, {"type": "EPCI", "code": "243500139"},
    ],
}  # fmt: skip


@dataclass
class Served:
    """The emulator in this process, whose quarter and faults can change; notes the bodies asked and the bytes answered."""

    emulator: Emulator
    ignores_periods: bool = False
    bodies: list[dict[str, object]] = field(default_factory=list)
    answered: int = 0
    calls: int = 0
    revise: Callable[[dict[str, object]], None] | None = None  # changes the document of an answer

    def transport(self) -> httpx.MockTransport:
        inner = EmulatorTransport(self.emulator)

        def answer(request: httpx.Request) -> httpx.Response:
            content = request.read()
            if content.startswith(b"{"):
                body = json.loads(content)
                self.bodies.append(dict(body))
                if self.ignores_periods and body.pop("listeCodePeriode", None):
                    request = httpx.Request(request.method, request.url, headers=_headers(request), json=body)
            response = inner.handle_request(request)
            if self.revise and response.status_code == 200 and content.startswith(b"{"):
                document = json.loads(response.read())
                self.revise(document)
                response = httpx.Response(200, json=document)
            self.answered += len(response.read())
            self.calls += request.url.path.startswith(API_PATH)
            return response

        return httpx.MockTransport(answer)

    @contextmanager
    def opened(self, settings: Config, catalogue: Catalogue, _access: Access) -> Iterator[Api]:
        environment, _ = emulated(settings.environment)
        with Client(environment, Unhurried(), transport=self.transport()) as client:
            yield Api(client, catalogue.sources)

    def narrowed(self) -> list[dict[str, object]]:
        """The bodies that ask for chosen periods, those of which two a year apart are kept left out."""
        chosen = [(body, periods) for body in self.bodies if isinstance(periods := body.get("listeCodePeriode"), list)]
        return [body for body, periods in chosen if periods[:-1] != [str(Period.parse(periods[-1]).a_year_before())]]

    def forget(self) -> None:
        self.bodies.clear()
        self.answered = self.calls = 0


@lru_cache(maxsize=4)
def emulator(latest: str, history: int = 27) -> Emulator:
    """One of each for all the tests: its first answers are the slow ones."""
    return Emulator(Settings(latest=latest, rate_limit=None, history=history))


@lru_cache(maxsize=1)
def short_catalogue() -> Catalogue:
    """All that the site asks but the lists of activities: every indicator, every shape of call."""
    found = load_catalogue(CONTENT)
    alone = (*TOTALS, METIERS, FAP)
    return replace(found, indicators=tuple(i for i in found.indicators if i.source.activite in alone))


def _headers(request: httpx.Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name.lower() not in ("content-length", "host")}


@dataclass
class Publisher:
    """A content folder and the emulator behind it."""

    folder: Path
    served: Served
    said: io.StringIO = field(default_factory=io.StringIO)

    def harvest(
        self,
        latest: str,
        *,
        full: bool = False,
        faults: str = "",
        history: int = 27,
        today: date | None = None,
        **source: object,
    ) -> Path:
        self.served.emulator = emulator(latest, history)
        self.served.emulator.faults = Faults.parse(faults)
        self.served.forget()
        metiers = {"liste": ("J1501",)}
        settings = config(self.folder, territories=PLACES, metiers=metiers, source={"connexions": 1, **source})
        reporter = Reporter("verbose", self.said)
        options = HarvestOptions(full=full, today=today)
        run = Run(settings, short_catalogue(), access(self.folder), reporter, "x", options)
        return brought_up_to_date(run, self.served)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
