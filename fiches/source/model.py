"""Which source a run reads, and where its answers and editions lie: the real API, another server, or the emulator (`--demo`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from fiches.content.addresses import EMULATOR, without_secrets
from fiches.content.config import Config


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


def workers(config: Config, access: Access) -> int:
    """Number of connections at once; one for the emulator, which has no network to wait for."""
    return 1 if access.demo else config.site.source.connexions
