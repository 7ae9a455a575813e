"""What stays the same throughout one harvest: settings, catalogue, source, reporter and the options of the command."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.progress import Reporter
from fiches.source.model import Access


@dataclass(frozen=True, slots=True)
class HarvestOptions:
    """The command line's options that a harvest minds.

    `full`: fetch everything again, reuse no answer. `max_seconds`: stop after so long (None: no limit). `accept`: why an
    edition that the gate refuses is admitted all the same; empty when it is not. `today`: which slice of the edition is
    read again when nothing is new; None: none is.
    """

    full: bool = False
    max_seconds: float | None = None
    accept: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One harvest. `place` names the territory list in messages (`content/territoires.toml`)."""

    config: Config
    catalogue: Catalogue
    access: Access
    reporter: Reporter
    place: str
    options: HarvestOptions = field(default_factory=HarvestOptions)
