"""One line of `doctor`: a subject, its state, and the cure of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fiches.content.french_rules import french

State = Literal["bien", "à savoir", "à corriger"]
CONTENT, SOURCE, MACHINE = 2, 3, 5  # exit statuses (interface, section 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """`exit_status` is 0 unless the program cannot work as it is."""

    subject: str
    state: State
    words: str
    exit_status: int = 0

    def __str__(self) -> str:
        stop = "" if self.state == "bien" or self.words.endswith((".", "?", "…")) else "."
        return french(f"{self.state:<10}  {self.subject} : {self.words}{stop}")


def well(subject: str, words: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, "bien", words)


def notable(subject: str, words: str) -> Finding:
    """Worth knowing; nothing is prevented."""
    return Finding(subject, "à savoir", words)


def wrong(subject: str, words: str, exit_status: int) -> Finding:
    """What must be mended; `words` end with the cure."""
    return Finding(subject, "à corriger", words, exit_status)
