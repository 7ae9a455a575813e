"""Periods along an axis: quarters counted from year 0, runs without a hole, the years to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fiches.charts.model import Row, Rupture, number_of, text_of
from fiches.errors import Code, RenderError

_PERIOD = re.compile(r"(\d{4})(?:T([1-4]))?")
QUARTERS = 4


def quarter(period: str) -> int:
    """`2026T1` → 8104, a count of quarters; a bare year counts as its first. RenderError otherwise."""
    parsed = _PERIOD.fullmatch(period)
    if not parsed:
        raise RenderError(
            f"Période «\u00a0{period}\u00a0» illisible dans un graphique\u202f; attendu\u00a0: 2026T1 ou 2026.",
            code=Code.CHART,
        )
    return int(parsed[1]) * QUARTERS + int(parsed[2] or 1) - 1


@dataclass(frozen=True, slots=True)
class Point:
    """A published value of one series at one quarter."""

    at: int
    value: float
    row: Row


def step_of(rows: Sequence[Row]) -> int:
    """How far apart two neighbouring periods are: a year when all rows are years, else a quarter."""
    return 1 if any("T" in text_of(row, "period") for row in rows) else QUARTERS


def points(rows: Sequence[Row]) -> list[Point]:
    """The published values in order of time; the missing ones are left out."""
    pairs = [(row, number_of(row, "value")) for row in rows]
    published = [Point(quarter(text_of(row, "period")), value, row) for row, value in pairs if value is not None]
    return sorted(published, key=lambda point: point.at)


def runs(dots: Sequence[Point], step: int, ruptures: Sequence[Rupture]) -> list[list[Point]]:
    """The points cut into runs wherever a period is missing or a series breaks."""
    spans = [(quarter(rupture.period), quarter(rupture.until or rupture.period)) for rupture in ruptures]
    breaks = [at for first, last in spans for at in range(first, last + 1)]
    cut: list[list[Point]] = []
    for point in dots:
        last = cut[-1][-1] if cut else None
        joined = last and point.at - last.at <= step and not any(last.at < at <= point.at for at in breaks)
        if joined:
            cut[-1].append(point)
        else:
            cut.append([point])
    return cut


def span(rows: Sequence[Row]) -> tuple[int, int]:
    """First and last quarter of all rows, missing values included."""
    quarters = [quarter(text_of(row, "period")) for row in rows]
    return min(quarters), max(quarters)


def years(first: int, last: int, room: float) -> list[float]:
    """The quarters at which a year is written: all first quarters, or one in two, three… as `room` (pixels) allows."""
    first_quarters = [at for at in range(first, last + 1) if at % QUARTERS == 0]
    per_year = room / max(last - first, 1) * QUARTERS
    every = next(count for count in range(1, 100) if per_year * count >= 34 or count > len(first_quarters))
    return [float(at) for at in first_quarters if (at // QUARTERS - last // QUARTERS) % every == 0]
