"""The source of a run: the real API, another server that follows its contract, or the built-in emulator (`--demo`)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import httpx
from pydantic import SecretStr

from fiches.content.addresses import EMULATOR, without_secrets
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config, Environment
from fiches.errors import SourceRefused
from fiches.keys import Key, TerritoryKey
from fiches.source.api import Api
from fiches.source.client import Client, Watch
from fiches.source.pacing import Pace


@dataclass(frozen=True, slots=True)
class Access:
    """A source: its name, the folder of its cached answers, the folder of its editions, and whether it is the emulator."""

    name: str
    cache: Path
    editions: Path
    demo: bool

    @property
    def answers_file(self) -> Path:
        """The answer cache (SQLite)."""
        return self.cache / "journal.sqlite"


def access_of(config: Config, *, demo: bool) -> Access:
    """The source that the configuration names; each source has a cache folder of its own, so that no answer is shared."""
    if demo:
        cache = config.cache / EMULATOR
        return Access(EMULATOR, cache, cache / "editions", demo=True)
    name = without_secrets(config.environment.ft_api_url)
    folder = hashlib.sha256(name.encode()).hexdigest()[:12]
    return Access(name, config.cache / folder, config.editions, demo=False)


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
            " Travail). Les définir dans l’environnement ou dans un fichier .env ; ou essayer avec --demo."
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


def workers(config: Config, access: Access) -> int:
    """Number of connections at once; one for the emulator, which has no network to wait for."""
    return 1 if access.demo else config.site.source.connexions


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
