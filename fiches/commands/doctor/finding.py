"""One line of `doctor`: a subject, its state, and the cure of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fiches.commands.error_lines import see
from fiches.content.french_rules import french
from fiches.errors import Code

State = Literal["bien", "à savoir", "à corriger"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`code`: that of what prevents the program from working as it is, None where nothing does."""

    subject: str
    state: State
    words: str
    code: Code | None = None

    @property
    def exit_status(self) -> int:
        """That of its code, 0 without one."""
        return self.code.exit_status if self.code else 0

    def __str__(self) -> str:
        stop = "" if self.state == "bien" or self.words.endswith((".", "?", "…")) else "."
        line = french(f"{self.state:<10}  {self.subject} : {self.words}{stop}")
        return f"{line} {see(self.code)}" if self.code else line


def well(subject: str, words: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, "bien", words)


def notable(subject: str, words: str) -> Finding:
    """Worth knowing; nothing is prevented."""
    return Finding(subject, "à savoir", words)


def wrong(subject: str, words: str, code: Code) -> Finding:
    """What must be mended; `words` end with the cure, which the code's paragraph tells at length."""
    return Finding(subject, "à corriger", words, code)
