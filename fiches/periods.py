"""Periods as the API writes them (`2026T1`, `2025`): order, distance, French words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_QUARTER = re.compile(r"([0-9]{4})T([1-4])")
_YEAR = re.compile(r"[0-9]{4}")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_ORDINALS = ("1er", "2e", "3e", "4e")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, from 1 to 12."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @property
    def name(self) -> str:
        """« mars »."""
        return _MONTHS[self.month - 1]

    def eleven_before(self) -> Month:
        """The first of the twelve months that end with this one."""
        return Month(self.year, 1) if self.month == 12 else Month(self.year - 1, self.month + 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter (`quarter` 1–4) or a year (`quarter` 0)."""

    year: int
    quarter: int

    @classmethod
    @lru_cache(maxsize=1000)
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
    def last_month(self) -> Month:
        """The month that it ends with."""
        return Month(self.year, (self.quarter or 4) * 3)

    @property
    def end_month(self) -> str:
        """`2026-03`: the machine form of the period's last month."""
        return str(self.last_month)


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
    return max(dict.fromkeys(codes), key=Period.parse, default=None)  # a table has thousands of rows and few periods
