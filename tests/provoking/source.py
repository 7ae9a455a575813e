"""A source that refuses, is silent, or says something else (3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx

from fiches.errors import Code, SourceUnavailable
from fiches.harvest.failures import FailureBudget
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.api import Api
from fiches.source.calls import Call
from fiches.source.client import Client
from fiches.source.emulator.faults import Faults
from fiches.source.emulator.service import Emulator, Settings
from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport
from tests.provoking.bench import RENDER, Bench, Codes, Provocation, raised, told
from tests.support.frames import ILLE, SOURCES, edition, key, line
from tests.support.source import SECRET_WORD, Source, Unhurried, answer, client_of, environment, row

CALL = Call("DE_1", ILLE, "CUMUL", "CUMUL", ("ABC",), latest_only=True, characteristics=False)
LEVELS = Call("PERSP_2", ILLE, "CUMUL", "CUMUL", ("PERSPECTIVE",), latest_only=True, characteristics=False)
Answered = Callable[[httpx.Request], httpx.Response]


def _asked(client: Client, call: Call = CALL) -> Codes:
    with client:
        return raised(lambda: Api(client, {source.indicateur: source for source in SOURCES}).observations(call))


def _answered(*answers: httpx.Response) -> Provocation:
    """The API gives these answers, the last one for ever."""
    return lambda bench: _asked(client_of(Source(*answers)))


def _said(document: object) -> Provocation:
    return _answered(httpx.Response(200, json=document))


def _token(status: int, **fields: object) -> Provocation:
    """The server of tokens answers this."""
    return lambda bench: _asked(client_of(lambda request: httpx.Response(status, json=fields)))


def _emulated(faults: str) -> Provocation:
    """The emulator breaks as `--faults` has it break."""

    def provoked(bench: Bench) -> Codes:
        emulator = Emulator(Settings(rate_limit=None))
        emulator.faults = Faults.parse(faults)
        settings = environment(ft_client_id="demo", ft_token_url=TOKEN_URL, ft_api_url=API_URL)
        return _asked(Client(settings, Unhurried(), transport=EmulatorTransport(emulator)))

    return provoked


def _level(name: str) -> Provocation:
    fields = {"codeNomenclature": "PERSPECTIVE", "codePeriode": "2025", "valeurPrincipaleNom": name}
    document = answer(row(valeurPrincipaleNombre=..., **fields), indicator="PERSP_2")
    return lambda bench: _asked(client_of(Source(httpx.Response(200, json=document))), LEVELS)


def _no_credentials(bench: Bench) -> Codes:
    bench.content()
    return told("harvest", "--quiet")


def _too_many(bench: Bench) -> Codes:
    places = [FRANCE, *(TerritoryKey("DEP", f"{number:02}") for number in range(1, 11))]
    budget = FailureBudget(PreviousAnswers(edition([line(key(one), 10) for one in places])), places, share=10)

    def failing() -> None:
        for place in places[1:4]:
            budget.note_answer()
            budget.spend(place, SourceUnavailable(f"{place} : HTTP 503", code=Code.NO_ANSWER))

    return raised(failing)


def _no_edition(bench: Bench) -> Codes:
    content = bench.content()
    (content / "editions").rename(bench.folder / "ailleurs")
    return told(*RENDER)


SOURCE: Mapping[Code, Provocation] = {
    Code.NO_CREDENTIALS: _no_credentials,
    Code.CREDENTIALS: _token(400, error="invalid_client"),
    Code.SCOPE: _emulated("403"),
    Code.TOKEN: lambda bench: _answered(httpx.Response(401))(bench) & _token(200, expires_in=1499)(bench),
    Code.PARAMETERS: _answered(httpx.Response(400, json={"message": "codeActivite inconnu"})),
    Code.PROXY: _answered(httpx.Response(407)),
    Code.ADDRESS: lambda bench: _emulated("html")(bench) & _answered(httpx.Response(302))(bench),
    Code.NO_ANSWER: lambda bench: _emulated("503")(bench) & _emulated("truncated")(bench),
    Code.TOO_MANY_FAILURES: _too_many,
    Code.NO_EDITION: _no_edition,
    Code.NOT_HARVESTED: lambda bench: bench.spoiled(
        "territoires.toml", 'niveaux = ["NAT"]\n[[territoires]]\ntype = "DEP"\ncode = "2A"\n'
    ),
    Code.FIELDS: _emulated("unknown"),
    Code.OTHER_ANSWER: _said(answer(row(codeTerritoire="22"))),
    Code.UNREADABLE_ANSWER: _said(answer(row(period="mars 2026"))),
    Code.GRADE: _level("Assez difficile"),
    Code.DAMAGED_LABEL: _said(answer(row(libNomenclature="CatÃ©gorie A"))),
    Code.REPEATED_SECRET: _said(answer(row(libNomenclature=SECRET_WORD))),
}
