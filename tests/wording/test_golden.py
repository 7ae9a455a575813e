"""Sentences and place forms against the file that was read line by line."""

from __future__ import annotations

from fiches.wording.typography import findings
from tests.wording.golden.written import PATH, written


def test_sentences_and_forms_are_those_that_were_read() -> None:
    """Changed on purpose: `python -m tests.wording.golden`, then read each changed line aloud."""
    assert written() == PATH.read_text(encoding="utf-8")


def test_the_file_holds_the_hard_cases_and_every_place() -> None:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    assert sum(line[:1].isdigit() and ". [" in line for line in lines) >= 60
    forms = [line for line in lines if line.count(" · ") == 4 and not line.startswith("#")]
    assert len(forms) >= 18 + 103 + 60 + 405


def test_every_line_is_exact_french() -> None:
    """The proof-reader's rules, on forms that no page of the demo may show."""
    lines = [line.partition("] ")[2] or line for line in PATH.read_text(encoding="utf-8").splitlines()]
    assert [found for line in lines if not line.startswith("#") for found in findings(line)] == []
