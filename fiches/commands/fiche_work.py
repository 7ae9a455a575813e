"""The work of a fiche as it travels between processes: what is asked, and what it gave."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.reads import Reads
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary


@dataclass(frozen=True, slots=True)
class FicheTask:
    """A fiche to write; not where its figures have this digest: its files are then at hand."""

    territory: TerritoryKey
    unless: str = ""


@dataclass(frozen=True, slots=True)
class FicheResult:
    """What a fiche gave: what lists say of it, all that it was made from, whether its files were written.

    `figures`: the digest of what it prints; empty where more was read of the edition than its figures and its rows.
    `process`, `memory`: of the process that made it, its peak so far in kilobytes.
    """

    summary: FicheSummary
    reads: Reads
    figures: str
    written: bool
    seconds: float
    process: int
    memory: int
