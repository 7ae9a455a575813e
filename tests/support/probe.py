"""The emulator behind the probe; what it answers can be changed on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import httpx

from fiches.commands.probe.calls import Prober, ProbeResult
from fiches.commands.probe.differences import Difference, differences
from fiches.commands.probe.report import report
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import TerritoryList
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.source.emulator.service import Emulator, Settings
from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport
from fiches.source.recorder import Recorder
from tests.support.source import Unhurried, environment

CONTENT = Path(__file__).parents[2] / "content"
Change = Callable[[httpx.Request, dict[str, object]], object]
Answer = Callable[[httpx.Request], httpx.Response | None]


@cache
def catalogue() -> Catalogue:
    """The project's own."""
    return load_catalogue(CONTENT)


@cache
def emulator(vintage: str = "2026", no_data: str = "500") -> Emulator:
    """One of each sort for all the tests."""
    return Emulator(Settings(vintage=vintage, rate_limit=None, no_data=no_data))  # type: ignore[arg-type]


class Altered(httpx.BaseTransport):
    """`change` alters each JSON document; `instead` answers in the emulator's place when it gives something."""

    def __init__(self, served: Emulator, change: Change | None, instead: Answer | None) -> None:
        self._inner = EmulatorTransport(served)
        self._change = change
        self._instead = instead

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        is_call = "Authorization" in request.headers
        if is_call and self._instead and (answer := self._instead(request)):
            return answer
        answer = self._inner.handle_request(request)
        if not (is_call and self._change and answer.status_code == 200):
            return answer
        document = json.loads(answer.read())
        changed = self._change(request, document)
        return httpx.Response(200, headers=answer.headers, json=document if changed is None else changed)


@dataclass(frozen=True)
class Ran:
    """What a run of the probe noted, found and wrote."""

    result: ProbeResult
    found: list[Difference]
    report: str
    recorder: Recorder

    def whats(self, where: str) -> list[str]:
        return [one.what for one in self.found if one.where == where]


def run(
    vintage: str = "2026",
    *,
    no_data: str = "500",
    change: Change | None = None,
    instead: Answer | None = None,
    wanted: TerritoryList | None = None,
) -> Ran:
    """Probes the emulator, its answers altered or replaced."""
    settings = environment(ft_token_url=TOKEN_URL, ft_api_url=API_URL)
    recorder = Recorder(settings)
    transport = Altered(emulator(vintage, no_data), change, instead)
    with Client(settings, Unhurried(), transport=transport, watch=recorder) as client:
        api = Api(client, catalogue().sources)
        result = Prober(api, catalogue(), recorder).probe(wanted or TerritoryList())
    text = report(result, catalogue(), recorder, source="https://api.test")
    return Ran(result, differences(result, catalogue()), text, recorder)


def rows(document: dict[str, object]) -> Iterator[dict[str, object]]:
    """The rows of an answer."""
    for name in ("listeValeursParPeriode", "valeursParPeriode"):
        yield from document.get(name, [])  # type: ignore[misc]


def items(document: dict[str, object]) -> Iterator[dict[str, object]]:
    """The breakdown items of an answer."""
    for row in rows(document):
        yield from row.get("listeValeurParCaract", [])  # type: ignore[misc]


def about(name: str) -> Callable[[httpx.Request], bool]:
    return lambda request: request.url.path.endswith(name) or f"/{name}/" in request.url.path


def on(name: str, alter: Callable[[dict[str, object]], object]) -> Change:
    """Alters the answers of one path only."""
    return lambda request, document: alter(document) if about(name)(request) else None


def each_row(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for row in rows(document):
            row.update(fields)

    return alter


def each_item(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for item in items(document):
            item.update(fields)

    return alter


def first_item(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for item in list(items(document))[:1]:
            item.update(fields)

    return alter


def without(name: str) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for row in rows(document):
            row.pop(name, None)

    return alter
