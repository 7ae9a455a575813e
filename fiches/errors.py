"""The errors that a publisher can meet, each with its exit status and its code.

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

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import overload

GUIDE = "docs/erreurs.md"


class Code(StrEnum):
    """A kind of fault that has one cure, told in a paragraph of `GUIDE`. A code never changes its meaning.

    Its hundreds are the exit status; 130 and above are interruptions.
    """

    MISUSE = "FMT-201"
    UNKNOWN_COMMAND = "FMT-202"
    OPTION_VALUE = "FMT-203"
    UNKNOWN_FICHE = "FMT-204"
    UNKNOWN_PLACE = "FMT-205"
    REASON = "FMT-206"
    UNKNOWN_EDITION = "FMT-207"

    ABSENT_FILE = "FMT-210"
    NOT_UTF8 = "FMT-211"
    BROKEN_TOML = "FMT-212"
    DAMAGED_TEXT = "FMT-213"
    UNKNOWN_KEY = "FMT-214"
    MISSING_KEY = "FMT-215"
    VALUE = "FMT-216"
    CONTROL_CHARACTER = "FMT-217"
    CATALOGUE = "FMT-218"
    TEXTS = "FMT-219"
    VARIABLE = "FMT-220"
    LOGO = "FMT-221"
    OWN_TEXT = "FMT-222"
    OWN_PAGE = "FMT-223"

    NO_TERRITORY = "FMT-230"
    LISTED_TWICE = "FMT-231"
    UNKNOWN_TERRITORY = "FMT-232"
    SELECTION = "FMT-233"
    UNKNOWN_METIER = "FMT-234"
    GROUP = "FMT-235"

    EDITION_DAMAGED = "FMT-240"
    EDITION_TOO_NEW = "FMT-241"
    EDITION_NAME = "FMT-242"
    EDITION_OF_ANOTHER_SOURCE = "FMT-243"

    OUTPUT_TAKEN = "FMT-250"
    NO_SITE = "FMT-251"
    NOT_OF_THE_SITE = "FMT-252"
    ONLY = "FMT-253"
    SHARD_OR_SITE = "FMT-254"
    SHARDS_INCOMPLETE = "FMT-255"
    SHARDS_DIFFER = "FMT-256"

    NO_CREDENTIALS = "FMT-301"
    CREDENTIALS = "FMT-302"
    SCOPE = "FMT-303"
    TOKEN = "FMT-304"  # noqa: S105
    PARAMETERS = "FMT-305"
    PROXY = "FMT-306"
    ADDRESS = "FMT-307"

    NO_ANSWER = "FMT-310"
    TOO_MANY_FAILURES = "FMT-311"
    NO_EDITION = "FMT-312"
    NOT_HARVESTED = "FMT-313"

    FIELDS = "FMT-320"
    OTHER_ANSWER = "FMT-321"
    UNREADABLE_ANSWER = "FMT-322"
    GRADE = "FMT-323"
    DAMAGED_LABEL = "FMT-324"
    REPEATED_SECRET = "FMT-325"  # noqa: S105

    NO_DATA = "FMT-401"

    NUMBERS = "FMT-410"
    CLAIMS = "FMT-411"
    SAME = "FMT-412"
    PDF = "FMT-413"
    LINKS = "FMT-414"
    DATA = "FMT-415"
    REPRODUCIBLE = "FMT-416"

    GATE = "FMT-420"
    GATE_PERIOD = "FMT-421"
    GATE_IDENTITIES = "FMT-422"
    GATE_SET_ASIDE = "FMT-423"
    GATE_COVERAGE = "FMT-424"
    GATE_DRIFTS = "FMT-425"

    TEMPLATE = "FMT-430"
    CHART = "FMT-431"
    PDF_COMPOSITION = "FMT-432"
    FILE_NAME = "FMT-433"
    SHARD_DAMAGED = "FMT-434"

    INSTALLATION = "FMT-501"
    PDF_LIBRARIES = "FMT-502"
    WRITING = "FMT-503"
    READING = "FMT-504"
    BUSY = "FMT-505"
    MOUNTED = "FMT-506"
    STANDARD_OUTPUT = "FMT-507"
    PROCESS_KILLED = "FMT-508"
    JOURNAL_ANSWER = "FMT-509"
    PORT = "FMT-510"

    INTERRUPTED = "FMT-130"
    PAUSED = "FMT-131"

    @property
    def exit_status(self) -> int:
        """The process's."""
        number = int(self.removeprefix("FMT-"))
        return 130 if number < 200 else number // 100

    @property
    def paragraph(self) -> str:
        """Where it is explained: `docs/erreurs.md#fmt-214`."""
        return f"{GUIDE}#{self.lower()}"


class Finding(str):
    """A French sentence that says what is at fault, and its code."""

    code: Code

    def __new__(cls, words: str, code: Code) -> Finding:
        finding = super().__new__(cls, words)
        finding.code = code
        return finding

    def __reduce__(self) -> tuple[type[Finding], tuple[str, Code]]:
        """It travels between processes with its code."""
        return Finding, (str(self), self.code)


def under(code: Code, sentences: Iterable[str]) -> list[Finding]:
    """Sentences as findings of one code."""
    return [Finding(sentence, code) for sentence in sentences]


class FicheError(Exception):
    """One or several findings, each a French sentence with its code; `exit_status` is the process's."""

    exit_status = 1

    @overload
    def __init__(self, *findings: Finding) -> None: ...

    @overload
    def __init__(self, *findings: str, code: Code) -> None: ...

    def __init__(self, *findings: str, code: Code | None = None) -> None:
        """`code`: that of every finding which has none of its own."""
        coded = tuple(_coded(finding, code) for finding in findings)
        super().__init__(*coded)
        self.findings: Sequence[Finding] = coded

    @property
    def codes(self) -> tuple[Code, ...]:
        """Those of the findings, each once."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def __str__(self) -> str:
        return "\n".join(self.findings)


def _coded(finding: str, code: Code | None) -> Finding:
    if isinstance(finding, Finding):
        return finding
    if code is None:
        raise TypeError(f"a finding without a code: {finding}")
    return Finding(finding, code)


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
