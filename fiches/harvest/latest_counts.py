"""The counts of a nomenclature code in some answers, and those of their latest period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fiches.periods import latest
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call


def latest_counts(answers: Iterable[tuple[Call, Answer]], code: str) -> tuple[str, dict[str, float]]:
    """The latest period of all the answers, empty for none, and each activity's count in that period, where it has one."""
    rows = [(call.activity_code, o.period, o.value) for call, answer in answers for o in count_rows(answer, code)]
    newest = latest([period for _, period, _ in rows]) or ""
    return newest, {activity: value for activity, period, value in rows if period == newest and value is not None}


def count_rows(answer: Answer, code: str) -> Iterator[Observation]:
    """The rows of an answer that are counts of one nomenclature code, without breakdowns and missing values."""
    for o in answer.observations:
        if o.nomenclature_code == code and o.measure == "nombre" and o.value is not None and not o.characteristic_type:
            yield o
