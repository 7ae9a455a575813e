"""When a figure stands, worded from the window that the catalogue declares for its code."""

from __future__ import annotations

from collections.abc import Callable

from fiches import periods
from fiches.content.catalogue import Window
from fiches.periods import Month, Period
from fiches.wording.period_words import period_time, short_period
from fiches.wording.phrase import Kind, Phrase, capitalised, element, plain_text
from fiches.wording.places import elided
from fiches.wording.prose import raised

_Writer = Callable[[str], Phrase]


def moment(window: Window, code: str, *, capital: bool = False) -> Phrase:
    """« fin mars 2026 », « au 1er trimestre 2026 », « d’avril 2025 à mars 2026 », « en mars 2026 », « en 2022 »…"""
    said = _MOMENTS[window](code)
    return capitalised(said) if capital else said


def short_moment(window: Window, code: str) -> Phrase:
    """The same without its preposition, for subtitles, tables and charts: « T1 2026 », « avril 2025 – mars 2026 »."""
    return _SHORT[window](code)


def moment_label(window: Window, code: str) -> str:
    """The same in full, for a cell of a file: « 1er trimestre 2026 », « avril 2025 à mars 2026 »."""
    return _LABELS[window](code) if Period.parse(code).quarter else periods.label(code)


def moments_between(window: Window, first: str, last: str) -> Phrase:
    """From when to when a history goes: « T1 2022 – T1 2026 », « douze mois finissant de mars 2022 à mars 2026 »."""
    if window == "douze derniers mois":
        return Phrase("douze mois finissant de {} à {}").format(_month(first), _month(last))
    if window in ("trimestre", "année", "prévision d’un trimestre"):
        return Phrase("{} – {}").format(short_period(first), short_period(last))
    return Phrase("de {} à {}").format(short_moment(window, first), short_moment(window, last))


def until(code: str) -> Phrase:
    """« jusqu’à fin mars 2026 »: of figures that end together and cover different lengths of time."""
    return Phrase("jusqu’à {}").format(_end(code))


def _end(code: str) -> Phrase:
    return Phrase("fin {}").format(_month(code)) if Period.parse(code).quarter else _year(code)


def _year(code: str) -> Phrase:
    return Phrase("en {}").format(period_time(code, code[:4]))


def _quarter(code: str) -> Phrase:
    return Phrase("au {}").format(period_time(code, periods.label(code))) if Period.parse(code).quarter else _year(code)


def _forecast(code: str) -> Phrase:
    return Phrase("pour le {}").format(period_time(code, periods.label(code)))


def _month(code: str) -> Phrase:
    """« mars 2026 »."""
    return _dated(Period.parse(code).last_month)


def _dated(month: Month, *, year: bool = True) -> Phrase:
    text = f"{month.name} {month.year}" if year else month.name
    return element(Kind.PERIOD, raised(text), str(month))


def _ends(code: str) -> tuple[Phrase, Phrase]:
    """The first and the last of twelve months; the first says its year where it is another."""
    last = Period.parse(code).last_month
    first = last.eleven_before()
    return _dated(first, year=first.year != last.year), _dated(last)


def _twelve_months(code: str) -> Phrase:
    first, last = _ends(code)
    return Phrase("{} à {}").format(elided("d", first), last)


def _twelve_months_short(code: str) -> Phrase:
    return Phrase("{} – {}").format(*_ends(code))


def _last_month(code: str) -> Phrase:
    return Phrase("en {}").format(_month(code))


def _unknown(code: str) -> Phrase:
    return Phrase("compte arrêté {}").format(_end(code))


_MOMENTS: dict[Window, _Writer] = {
    "fin de trimestre": _end,
    "trimestre": _quarter,
    "douze derniers mois": _twelve_months,
    "dernier mois": _last_month,
    "année": _quarter,
    "prévision d’un trimestre": _forecast,
    "non précisée": _unknown,
}
_SHORT: dict[Window, _Writer] = {
    "fin de trimestre": _end,
    "trimestre": short_period,
    "douze derniers mois": _twelve_months_short,
    "dernier mois": _month,
    "année": short_period,
    "prévision d’un trimestre": short_period,
    "non précisée": _unknown,
}
_LABELS: dict[Window, Callable[[str], str]] = {
    "fin de trimestre": lambda code: plain_text(_end(code)),
    "trimestre": periods.label,
    "douze derniers mois": lambda code: plain_text(Phrase("{} à {}").format(*_ends(code))),
    "dernier mois": lambda code: plain_text(_month(code)),
    "année": periods.label,
    "prévision d’un trimestre": periods.label,
    "non précisée": lambda code: plain_text(_unknown(code)),
}
