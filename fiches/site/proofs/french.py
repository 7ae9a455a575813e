"""French words → the numbers that they say: value, decimals, sign, what follows. Reads, never writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_NUMBER = re.compile(r"(?<![\w.])([+−-]?)\u202f?(\d{1,3}(?:\u202f\d{3})+|\d+)(?:,(\d+))?(?![\d\u202f]*\d)")
_MONTHS = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip
_QUARTER = r"T([1-4])[\s\u00a0](\d{4})"
_WRITTEN = r"([1-4])(?:er|e)[\s\u00a0]trimestre[\s\u00a0](\d{4})"
_MONTH = rf"(?:1er[\s\u00a0]|\d{{1,2}}[\s\u00a0])?({'|'.join(_MONTHS)})[\s\u00a0](\d{{4}})"
_SPAN = rf"(?:1er[\s\u00a0])?({'|'.join(_MONTHS)})(?:[\s\u00a0](\d{{4}}))?[\s\u00a0](?:–|à)[\s\u00a0]{_MONTH}"
_YEAR = r"(?<![\d\u202f,])((?:19|20)\d{2})(?!\d|T\d|\u202f\d|,\d|\s?[%€])"
_PERIODS = re.compile(f"{_QUARTER}|{_WRITTEN}|{_MONTH}|{_YEAR}", re.IGNORECASE)
_SPANS = re.compile(_SPAN, re.IGNORECASE)
_TWELVE = 12
FEWER_THAN_FIVE = re.compile(r"moins[\s\u00a0]de[\s\u00a0\u202f](?:5|cinq)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """One number as written: `sign` is `+`, `−` or nothing; `start` and `end` are its place in the text."""

    value: Decimal  # with its sign
    decimals: int
    sign: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class SaidPeriod:
    """A quarter, a month, twelve months (their last) or a year as written; 0 where it is not said."""

    year: int
    quarter: int = 0
    month: int = 0
    months: int = 0  # 12 for « avril 2025 – mars 2026 »

    def is_of(self, code: str) -> bool:
        """Whether a period of the API (`2026T1`, `2025`) may be so written: a quarter by its last month, or by its year."""
        year, _, quarter = code.partition("T")
        if not year.isdigit() or int(year) != self.year:
            return False
        if not quarter:
            return not self.quarter
        month = int(quarter) * 3
        if self.months:
            return self.month == month
        return self.quarter in (0, int(quarter)) and (not self.month or month - 2 <= self.month <= month)

    def may_be_of(self, window: str) -> bool:
        """Whether a figure that covers this time (`fenetre` of the catalogue) may be so dated: twelve months are no quarter."""
        if window == "douze derniers mois":
            return bool(self.months) or not (self.quarter or self.month)
        return not self.months and not (window == "dernier mois" and self.quarter)


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Said, ...]:
    """Every number of a text, in order."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Said]:
    for match in _NUMBER.finditer(text):
        digits, decimals = match[2].replace("\u202f", ""), match[3] or ""
        value = Decimal(f"{digits}.{decimals}" if decimals else digits)
        sign = "−" if match[1] == "-" else match[1]
        yield Said(-value if sign == "−" else value, len(decimals), sign, match.start(), match.end())


def periods(text: str) -> list[SaidPeriod]:
    """Every date of a text: « T1 2026 », « 1er trimestre 2026 », « fin mars 2026 », « avril 2025 à mars 2026 », « 2025 »."""
    found, start = list[SaidPeriod](), 0
    for span in _SPANS.finditer(text):
        if twelve := _twelve_months(span):
            found += [*_dates(text[start : span.start()]), twelve]
            start = span.end()
    return [*found, *_dates(text[start:])]


def _dates(text: str) -> list[SaidPeriod]:
    return [_period(match) for match in _PERIODS.finditer(text)]


def _twelve_months(span: re.Match[str]) -> SaidPeriod | None:
    """Twelve months that follow one another; None for any other span."""
    first, first_year, last, year = span.groups()
    end = int(year) * _TWELVE + _MONTHS[last.lower()]
    start = int(first_year or year) * _TWELVE + _MONTHS[first.lower()]
    return SaidPeriod(int(year), 0, _MONTHS[last.lower()], _TWELVE) if end - start == _TWELVE - 1 else None


def month_of(text: str) -> int:
    """The number of a month that is written alone, « janvier »; 0 for anything else."""
    return _MONTHS.get(text.strip().lower(), 0)


def without_periods(text: str) -> str:
    """The text with its dates replaced by as many letters."""
    return _PERIODS.sub(lambda match: "x" * len(match[0]), text)


def _period(match: re.Match[str]) -> SaidPeriod:
    quarter, year, written, written_year, month, month_year, alone = match.groups()
    if quarter:
        return SaidPeriod(int(year), int(quarter))
    if written:
        return SaidPeriod(int(written_year), int(written))
    return SaidPeriod(int(month_year), 0, _MONTHS[month.lower()]) if month else SaidPeriod(int(alone))


def plain(text: str) -> str:
    """The text on one line, with ordinary spaces."""
    return " ".join(text.split())


def without_names(text: str, names: Iterable[str]) -> str:
    """A text without the names of places that hold a number, whole or by their end: « dans les 7 Vallées ».

    A number alone is no name: the end has two words at least.
    """
    for name in names:
        words = name.split()
        if words[-1] in text:
            ends = (words[start:] for start in range(len(words) - 1))
            forms = "|".join(r"\s+".join(map(re.escape, end)) for end in ends if any(map(_holds_digit, end)))
            text = re.sub(rf"(?<!\w)(?:{forms})(?!\w)", "", text) if forms else text
    return text


def _holds_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
