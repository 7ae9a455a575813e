"""The counts of a code, at the latest period of all the answers."""

from __future__ import annotations

from fiches.harvest.latest_counts import latest_counts
from fiches.keys import FRANCE
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call


def count(value: float | None, period: str = "2026T1", code: str = "ABC", breakdown: str = "") -> Observation:
    return Observation("ROME", "J1501", code, breakdown, "", period, "nombre", value, "", "")


def test_counts_are_those_of_the_latest_period_of_all() -> None:
    """Neither another code, a breakdown nor a missing value is a count."""
    calls = [Call("DE_1", FRANCE, "ROME", code, (), True, False) for code in ("A1203", "J1501", "K1302")]
    rows = [
        [count(10)],
        [count(20, "2025T4")],
        [count(30), count(99, code="A"), count(99, breakdown="AGE"), count(None)],
    ]
    answers = [(call, Answer(tuple(own), {})) for call, own in zip(calls, rows, strict=True)]
    assert latest_counts(answers, "ABC") == ("2026T1", {"A1203": 10, "K1302": 30})
    assert latest_counts([], "ABC") == ("", {})
