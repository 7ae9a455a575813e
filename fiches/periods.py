"""Periods as the API writes them (`2026T1`, `2025`): order, distance, French words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUARTER = re.compile(r"([0-9]{4})T([1-4])")
_YEAR = re.compile(r"[0-9]{4}")
_LAST_MONTHS = ("mars", "juin", "septembre", "décembre")
_ORDINALS = ("1er", "2e", "3e", "4e")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter (`quarter` 1–4) or a year (`quarter` 0)."""

    year: int
    quarter: int

    @classmethod
    def parse(cls, code: str) -> Period:
        """Raises ValueError for anything but `YYYYTq` or `YYYY`."""
        if match := _QUARTER.fullmatch(code):
            return cls(int(match[1]), int(match[2]))
        if _YEAR.fullmatch(code):
            return cls(int(code), 0)
        raise ValueError(code)

    def __str__(self) -> str:
        return f"{self.year}T{self.quarter}" if self.quarter else str(self.year)

    def shifted(self, steps: int) -> Period:
        """`steps` quarters (or years) later; negative for earlier."""
        if not self.quarter:
            return Period(self.year + steps, 0)
        index = self.year * 4 + self.quarter - 1 + steps
        return Period(index // 4, index % 4 + 1)

    def a_year_before(self) -> Period:
        """The same quarter of the year before, or the year before."""
        return self.shifted(-4 if self.quarter else -1)

    @property
    def end_month(self) -> str:
        """`2026-03`: the machine form of the period's last month."""
        return f"{self.year}-{(self.quarter or 4) * 3:02d}"


def is_period(code: str) -> bool:
    """Whether a text is a period of the API; others may stand in an edition as the source wrote them."""
    return bool(_QUARTER.fullmatch(code) or _YEAR.fullmatch(code))


def label(code: str) -> str:
    """« 1er trimestre 2026 », « année 2025 »."""
    period = Period.parse(code)
    if not period.quarter:
        return f"année {period.year}"
    return f"{_ORDINALS[period.quarter - 1]} trimestre {period.year}"


def short_label(code: str) -> str:
    """« T1 2026 », « 2025 »."""
    period = Period.parse(code)
    return f"T{period.quarter} {period.year}" if period.quarter else str(period.year)


def end_phrase(code: str) -> str:
    """« fin mars 2026 », « en 2025 »: when a stock was counted."""
    period = Period.parse(code)
    return f"fin {_LAST_MONTHS[period.quarter - 1]} {period.year}" if period.quarter else f"en {period.year}"


def during_phrase(code: str) -> str:
    """« au 1er trimestre 2026 », « en 2025 »: when a flow was counted."""
    period = Period.parse(code)
    return f"au {label(code)}" if period.quarter else f"en {period.year}"


def between(first: str, last: str) -> list[str]:
    """Every period from `first` to `last`, both included; both are quarters, or both are years."""
    start, end = Period.parse(first), Period.parse(last)
    codes = []
    while start <= end:
        codes.append(str(start))
        start = start.shifted(1)
    return codes


def latest(codes: list[str]) -> str | None:
    """The latest of some period codes; None where there is none."""
    return max(codes, key=Period.parse, default=None)
