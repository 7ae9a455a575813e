"""Rows that look like real fiches, for each kind of chart."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.numbers import number

BREAK = Rupture("2025T1", "loi plein emploi")
ORDINALS = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}


def quarters(first: str, count: int) -> Iterator[str]:
    year, rank = int(first[:4]), int(first[5])
    for index in range(count):
        place = year * 4 + rank - 1 + index
        yield f"{place // 4}T{place % 4 + 1}"


def label(period: str) -> str:
    return f"{ORDINALS[int(period[5])]} trimestre {period[:4]}"


def evolution_rows(
    series: str = "DEP-35",
    name: str = "Ille-et-Vilaine",
    role: str = "territoire",
    level: float = 41_230,
    count: int = 21,
    first: str = "2021T1",
) -> list[Row]:
    """A slow seasonal series that ends near `level`."""
    rows: list[Row] = []
    for index, period in enumerate(quarters(first, count)):
        season = (0.01, -0.015, 0.0, 0.02)[int(period[5]) - 1]
        value = float(round(level * (1 + season - 0.004 * (count - index) + (0.06 if period >= "2025" else 0)), -1))
        prefix = "" if role == "territoire" else f"{series}/"
        rows.append(
            {
                "period": period,
                "period_label": label(period),
                "value": value,
                "series": series,
                "series_label": name,
                "role": role,
                "zero": False,
                "cle": f"{prefix}DE_1.CUMUL.CUMUL.ABC...{period}.nombre",
                "texte": f"{label(period)}\u00a0: {number(value)} personnes",
            }
        )
    return rows


def three_series() -> list[Row]:
    """The territory, its region with a long name, the country: shares of one measure."""
    return [
        *evolution_rows("DEP-13", "Bouches-du-Rhône", "territoire", 44.0, 12, "2023T2"),
        *evolution_rows("REG-93", "Provence-Alpes-Côte d’Azur", "parent", 46.0, 12, "2023T2"),
        *evolution_rows("NAT-FR", "France", "pays", 45.0, 12, "2023T2"),
    ]


OPTIONS = ChartOptions(ruptures=(BREAK,))
