"""Periods and days in words, each in its `<time>`."""

from __future__ import annotations

import re

from fiches import periods
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Kind, Phrase, element
from fiches.wording.prose import raised


def period_time(code: str, text: str) -> Phrase:
    """A period in words inside its `<time>`."""
    period = periods.Period.parse(code)
    machine = period.end_month if period.quarter else str(period.year)
    return element(Kind.PERIOD, raised(text), machine)


def period_label(code: str) -> Phrase:
    """« 1er trimestre 2026 »."""
    return period_time(code, periods.label(code))


def short_period(code: str) -> Phrase:
    """« T1 2026 »."""
    return period_time(code, periods.short_label(code).replace(" ", NBSP))


def day(iso: str) -> Phrase:
    """`2026-05-28T10:02:11` → « 28 mai 2026 »; empty for an empty date."""
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", iso)
    if not match:
        return EMPTY
    year, month, number = (int(part) for part in match.groups())
    text = f"{'1er' if number == 1 else number} {periods.Month(year, month).name} {year}"
    return element(Kind.PERIOD, raised(text.replace(" ", NBSP, 1)), match[0])
