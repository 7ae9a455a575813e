"""The rows of an answer that belong in the edition: those that the catalogue wants, at the periods that it wants."""

from __future__ import annotations

from dataclasses import replace

from fiches.harvest.needs import EarlierValue, Need
from fiches.periods import Period, latest
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call


def reduced(answer: Answer, call: Call, need: Need) -> Answer:
    """The answer without the rows that the catalogue does not want.

    Of a call made for two periods only (the latest and the same of the year before), the others are left out.
    """
    rows = [o for o in answer.observations if need.keeps(o.nomenclature_code, *_item(o))]
    aside = [
        o for o in answer.set_aside if need.keeps(o.nomenclature_code, o.characteristic_type, o.characteristic_code)
    ]
    if not call.latest_only and not need.keeps_series(call):
        newest = latest([o.period for o in answer.observations]) or ""
        before = str(Period.parse(newest).a_year_before()) if newest else ""
        rows = [o for o in rows if o.period == newest or _is_kept_from_before(o, before, need)]
        periods = {o.period for o in rows}
        aside = [o for o in aside if o.period in periods]
    return Answer(tuple(rows), answer.labels, answer.updated_at, set_aside=tuple(aside))


def for_two_periods(call: Call, need: Need, newest: str) -> Call | None:
    """The call for the two periods that the edition keeps of it, were `newest` the latest; None where it keeps others.

    A whole history with its breakdowns weighs thirty times as much.
    """
    if not newest or call.latest_only or need.keeps_series(call):
        return None
    return replace(call, periods=(str(Period.parse(newest).a_year_before()), newest))


def _item(row: Observation) -> tuple[str, str]:
    return row.characteristic_type, row.characteristic_code


def _is_kept_from_before(row: Observation, a_year_before: str, need: Need) -> bool:
    """Whether a row of an earlier period is one of a history, or of the year before where that is wanted."""
    if need.history and not row.characteristic_type:
        return True
    value = EarlierValue(row.nomenclature_code, *_item(row), row.measure)
    return row.period == a_year_before and need.keeps_a_year_before(value)
