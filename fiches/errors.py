"""The errors that a publisher can meet, each with its exit status.

Messages are in French and say where, what was read, what was expected, what to do.

FicheError                    exit status
├── UsageError            2   command line
├── ContentError          2   content/ or the output folder is at fault; may hold several findings
├── SourceError           3
│   ├── SourceUnavailable 3   no answer, 429 or 5xx, after retries
│   ├── SourceRefused     3   credentials, scope, 4xx
│   └── SourceChanged     3   an answer that the contract does not describe
├── CheckFailed           4   a promise that the site would break; may hold several findings
│   ├── DataError         4   a value out of bounds, two values under one key
│   ├── GateRefused       4   an edition that cannot stand beside the former one
│   └── RenderError       4   a template or a chart
├── MachineError          5   disk, rights, a missing library
└── Interrupted         130
    └── HarvestPaused   130  the time given to the harvest is over; the next one resumes

Any other exception is a bug and keeps its traceback (exit status 1).
"""

from __future__ import annotations

from collections.abc import Sequence


class FicheError(Exception):
    """One or several findings, each a French sentence; `exit_status` is the process's."""

    exit_status = 1

    def __init__(self, *findings: str) -> None:
        super().__init__(*findings)
        self.findings: Sequence[str] = findings

    def __str__(self) -> str:
        return "\n".join(self.findings)


class UsageError(FicheError):
    """The command line is at fault."""

    exit_status = 2


class ContentError(FicheError):
    """The content folder or the output folder is at fault."""

    exit_status = 2


class SourceError(FicheError):
    """The API did not give what was asked."""

    exit_status = 3


class SourceUnavailable(SourceError):
    """No answer, 429 or 5xx, after retries."""


class SourceRefused(SourceError):
    """Credentials, scope, or another 4xx."""


class SourceChanged(SourceError):
    """An answer that the contract does not describe."""


class CheckFailed(FicheError):
    """A promise of the site would be broken; nothing is published."""

    exit_status = 4


class DataError(CheckFailed):
    """A value out of bounds, or two values under one key."""


class GateRefused(CheckFailed):
    """An edition that cannot follow the one before it."""


class RenderError(CheckFailed):
    """A template or a chart that fails."""


class MachineError(FicheError):
    """This computer: disk, rights, a missing library."""

    exit_status = 5


class Interrupted(FicheError):
    """Stopped by the user or by a limit of time; what was done is kept."""

    exit_status = 130


class HarvestPaused(Interrupted):
    """The time given to the harvest is over; the next one resumes."""
