"""Opens the source of a run: the real API, another server that follows its contract, or the built-in emulator (`--demo`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import httpx
from pydantic import SecretStr

from fiches.content.addresses import EMULATOR
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.content.environment import Environment
from fiches.errors import Code, SourceRefused
from fiches.keys import Key, TerritoryKey
from fiches.source.api import Api
from fiches.source.client import Client, Watch
from fiches.source.model import Access, workers
from fiches.source.pacing import Pace


@contextmanager
def opened(config: Config, catalogue: Catalogue, access: Access, *, watch: Watch | None = None) -> Iterator[Api]:
    """An open `Api`, closed at the end of the block; `watch` is called with each request and response.

    Raises SourceRefused when there are no credentials.
    """
    environment, transport, rate = config.environment, None, config.site.source.debit
    if access.demo:
        environment, transport = emulated(environment)
    elif not environment.has_credentials:
        raise SourceRefused(
            f"Identifiants absents : {_said_empty(environment.empty_credentials)} (attendu : ceux de l’application France"
            " Travail). Les définir dans l’environnement ou dans un fichier .env ; ou essayer avec --demo.",
            code=Code.NO_CREDENTIALS,
        )
    pace = Pace(None if access.demo else rate)
    client = Client(environment, pace, connections=workers(config, access), transport=transport, watch=watch)
    with client:
        yield Api(client, catalogue.sources, ignored_fields=frozenset(config.site.source.champs_ignores))


def simulated_truth() -> Callable[[TerritoryKey, tuple[str, ...]], float | None]:
    """The unrounded value that the emulator hides under a key of `donnees.csv`, None where it has none: for the proofs."""
    from fiches.source.emulator.service import Emulator, Settings
    from fiches.source.emulator.unrounded import true_value

    emulator = Emulator(Settings(territories="france", rate_limit=None))
    return cache(lambda place, parts: true_value(emulator, Key(parts[0], *place, *parts[1:])))


def _said_empty(names: tuple[str, ...]) -> str:
    """« FT_CLIENT_SECRET est vide », « FT_CLIENT_ID et FT_CLIENT_SECRET sont vides »."""
    return f"{' et '.join(names)} {'sont vides' if len(names) > 1 else 'est vide'}"


def emulated(environment: Environment) -> tuple[Environment, httpx.BaseTransport]:
    """Settings that point at an emulator of all France, and the transport that answers in this process."""
    from fiches.source.emulator.service import Emulator, Settings
    from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport

    update = {
        "ft_client_id": EMULATOR,
        "ft_client_secret": SecretStr(EMULATOR),
        "ft_token_url": TOKEN_URL,
        "ft_api_url": API_URL,
    }
    emulator = Emulator(Settings(territories="france", rate_limit=None))
    return environment.model_copy(update=update), EmulatorTransport(emulator)
