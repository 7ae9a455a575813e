"""The command line as typed (interface, section 1): what every command reads its choices from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fiches.commands.share import Share

DiffForm = Literal["text", "csv", "json"]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line and their defaults."""

    demo: bool = False
    output: Path = Path("site")
    content: Path = Path("content")
    territories: Path | None = None
    edition: str | None = None
    only: tuple[str, ...] = ()
    shard: Share | None = None  # this share of the fiches alone
    pdf: bool | None = None  # None: as site.toml says
    jobs: int | None = None  # None: the machine's cores
    full: bool = False
    offline: bool = False
    max_seconds: float | None = None  # how long a harvest may last
    editions: tuple[str, ...] = ()  # the words after a command: editions, a proof, folders, a path, a place
    inside: str = ""  # `places`: the place whose territories are wanted
    form: DiffForm = "text"
    accept: str = ""  # why an edition that the gate refuses is admitted all the same
    port: int | None = None  # `serve`: the first to try; None: as that command says
    sonde: bool = False  # `doctor` questions the source itself

    @property
    def workers(self) -> int:
        """How many processes render and check, at least one."""
        return self.jobs or os.cpu_count() or 1

    @property
    def territories_name(self) -> str:
        """The territory list as messages name it, as `content/territoires.toml`."""
        path = self.territories or self.content / "territoires.toml"
        return f"{path.parent.name}/{path.name}"
