"""Rows that look like real fiches, for each kind of chart."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.text.numbers import number

BREAK = Rupture("2025T1", "loi pour le plein emploi")
ORDINALS = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}

SECTORS = (
    "Activités de services administratifs et de soutien",
    "Santé humaine et action sociale",
    "Commerce\u202f; réparation d’automobiles et de motocycles",
    "Hébergement et restauration",
    "Industrie manufacturière",
    "Construction",
    "Activités spécialisées, scientifiques et techniques",
    "Transports et entreposage",
    "Activités des ménages en tant qu’employeurs\u202f; activités indifférenciées des ménages en tant que "
    "producteurs de biens et services pour usage propre",
    "Agriculture, sylviculture et pêche",
)
JOBS = (
    "Assistance auprès d’adultes",
    "Nettoyage de locaux",
    "Vente en habillement et accessoires de la personne",
    "Personnel de cuisine",
    "Magasinage et préparation de commandes",
    "Services domestiques",
)


def quarters(first: str, count: int) -> Iterator[str]:
    """Codes of `count` quarters from `first`."""
    year, rank = int(first[:4]), int(first[5])
    for index in range(count):
        place = year * 4 + rank - 1 + index
        yield f"{place // 4}T{place % 4 + 1}"


def label(period: str) -> str:
    """`2026T1` → « 1er trimestre 2026 »."""
    return f"{ORDINALS[int(period[5])]} trimestre {period[:4]}"


def evolution_rows(
    series: str = "DEP-35",
    name: str = "Ille-et-Vilaine",
    role: str = "territoire",
    level: float = 41_230,
    count: int = 21,
    first: str = "2021T1",
    digits: int = -1,
) -> list[Row]:
    """A slow seasonal series that ends near `level`."""
    rows: list[Row] = []
    for index, period in enumerate(quarters(first, count)):
        season = (0.01, -0.015, 0.0, 0.02)[int(period[5]) - 1]
        value = float(round(level * (1 + season - 0.004 * (count - index) + (0.06 if period >= "2025" else 0)), digits))
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
                "mark": f"{prefix}DE_1.CUMUL.CUMUL.ABC...{period}.nombre",
                "line_mark": f"{prefix}DE_1.CUMUL.CUMUL.ABC...{period}.nombre",
                "hover": f"{label(period)}\u00a0: {number(value)} personnes",
            }
        )
    return rows


def three_series() -> list[Row]:
    """The territory, its region with a long name, the country: shares of one measure."""
    return [
        *evolution_rows("DEP-13", "Bouches-du-Rhône", "territoire", 44.0, 12, "2023T2", 1),
        *evolution_rows("REG-93", "Provence-Alpes-Côte d’Azur", "parent", 46.0, 12, "2023T2", 1),
        *evolution_rows("NAT-FR", "France", "pays", 45.0, 12, "2023T2", 1),
    ]


START = "2025T1"
NOTE = "Écarts en\u00a0% (zéro\u00a0: fin mars 2025)"


def relative_rows() -> list[Row]:
    """Five quarters of three places, as gaps in % from the first."""
    rows: list[Row] = []
    for series, name, role, change in (
        ("DEP-35", "Ille-et-Vilaine", "territoire", 1.1),
        ("REG-53", "Bretagne", "parent", 3.0),
        ("NAT-FR", "France", "pays", -0.8),
    ):
        for index, row in enumerate(evolution_rows(series, name, role, count=5, first=START)):
            prefix = "" if role == "territoire" else f"{series}/"
            start = f"{prefix}DE_1.CUMUL.CUMUL.ABC...{START}.nombre"
            gap = f"{start};{row['line_mark']}"
            own = {"mark": row["mark"] if not prefix else "", "hover": row["hover"] if not prefix else ""}
            value = change * index / 4 - (4 if index == 1 else 0)
            rows.append({**row, **own, "value": value, "start": START, "line_mark": f"formule:relatif({gap})"})
        label = f"{number(change, 1)}\u00a0%"
        rows[-1] |= {"value_label": f"+{label}" if change > 0 else label, "value_mark": f"formule:evolution({gap})"}  # type: ignore[operator]
    return rows


def nuage_rows() -> list[Row]:
    """Thirty métiers by volume and grade of difficulty."""
    rows: list[Row] = []
    for order in range(30):
        name = (JOBS + SECTORS[:4])[order] if order < 10 else f"Métier {order}"
        volume, grade = round(2400 / (1 + order * 0.9), -1), (order * 7 + order // 3) % 5 + 1
        mark = f"DE_1.ROME.{order}.ABC...2026T1.nombre PERSP_2.ROME.{order}....2025.rang"
        rows.append(
            {
                "order": order,
                "named": order < 10,
                "label": name,
                "x": volume,
                "y": grade,
                "mark": mark,
                "hover": f"{name}\u00a0: {volume}",
            }
        )
    return rows


RELATIVE = ChartOptions(unit="%", relative=True, note=NOTE)
OPTIONS = ChartOptions(ruptures=(BREAK,))
