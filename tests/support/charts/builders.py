"""Rows that look like real fiches, for each kind of chart."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.text.numbers import number

BREAK = Rupture("2025T1", "loi pour le plein emploi")
ORDINALS = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}

AGES = ("Moins de 25 ans", "25 à 49 ans", "50 ans et plus")
LEVELS = (
    "Sans diplôme ou brevet des collèges",
    "CAP, BEP",
    "Baccalauréat",
    "Bac + 2",
    "Bac + 3 et plus",
    "Niveau de formation non renseigné par la personne lors de son inscription",
)
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

REASONS = (
    "Intensité d’embauches",
    "Manque de main-d’œuvre disponible",
    "Conditions de travail contraignantes",
    "Lien formation-emploi",
    "Durabilité de l’emploi",
    "Inadéquation géographique",
    "Attractivité salariale",
)
CONTRACTS = ("CDI", "CDD de plus de 6 mois", "CDD de 1 à 6 mois", "Intérim", "Autres")


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


def structure_rows(labels: tuple[str, ...] = AGES, parent: str = "Bretagne") -> list[Row]:
    """Shares of a whole, beside the parent's."""
    rows: list[Row] = []
    for order, name in enumerate(labels):
        value, other = round(12.4 + order * 17.3 % 41, 1), round(14.1 + order * 15.9 % 38, 1)
        mark = f"DE_1.CUMUL.CUMUL.ABC.AGE.{order + 1}.2026T1.pourcentage"
        rows.append(
            {
                "order": order,
                "label": name,
                "value": value,
                "zero": False,
                "mark": mark,
                "hover": f"{name}\u00a0: {number(value, 1)}\u00a0% en Ille-et-Vilaine",
                "parent_value": other,
                "parent_label": parent,
                "parent_mark": f"REG-53/{mark}",
                "parent_hover": f"{name}\u00a0: {number(other, 1)}\u00a0% en {parent}",
            }
        )
    return rows


def list_rows(labels: tuple[str, ...], indicator: str, most: float = 8_430, second: bool = False) -> list[Row]:
    """Counts in falling order, the second half of the first for métiers."""
    rows: list[Row] = []
    for order, name in enumerate(labels):
        value = round(most / (1 + order * 0.45), -1)
        mark = f"{indicator}.{order}....2026T1.nombre"
        row: Row = {
            "order": order,
            "label": name,
            "value": value,
            "zero": False,
            "mark": mark,
            "hover": f"{name}\u00a0: {number(value)} offres",
        }
        other = round(value * 0.4, -1)
        extra: Row = {
            "second": other,
            "second_mark": f"{mark}2",
            "second_hover": f"{name}\u00a0: {number(other)} offres",
        }
        rows.append({**row, **extra} if second else row)
    return rows


def profil_rows(parent: str = "Bretagne") -> list[Row]:
    """The explanatory indicators of PERSP_2, one of them missing."""
    grades = ((4, 3), (5, 5), (2, 3), (None, 3), (1, 2), (3, 3), (4, None))
    rows: list[Row] = []
    for order, (name, (grade, other)) in enumerate(zip(REASONS, grades, strict=True)):
        mark = f"PERSP_2.CUMUL.CUMUL.PERSPECTIVE.CODE.{order}.2025.rang"
        rows.append(
            {
                "order": order,
                "label": name,
                "grade": grade,
                "mark": mark,
                "hover": f"{name}\u00a0: {grade or 'n. d.'} sur 5",
                "parent_grade": other,
                "parent_label": parent,
                "parent_mark": f"REG-53/{mark}",
                "parent_hover": f"{name}\u00a0: {other} sur 5 en {parent}",
            }
        )
    return rows


def echelle_rows(count: int = 13, first: str = "2023T3") -> list[Row]:
    """The history of a 1–5 grade."""
    words = ("faible", "plutôt faible", "moyenne", "élevée", "très élevée")
    rows: list[Row] = []
    for index, period in enumerate(quarters(first, count)):
        grade = (3, 3, 4, 5, 4, 2, 1, 2, 3, 3, 2, 3, 4)[index % 13]
        text = f"{label(period)}\u00a0: {grade} sur 5"
        mark = f"DYN_1.....{period}.rang"
        rows.append(
            {"period": period, "value": grade, "grade": grade, "word": words[grade - 1], "mark": mark, "hover": text}
        )
    return rows


def pyramide_rows(parent: str = "Bretagne") -> list[Row]:
    """Shares by age and sex, beside the parent's."""
    rows: list[Row] = []
    for order, name in enumerate(AGES):
        for sex, value, other in (("F", 6.2 + order * 9 % 14, 7.1 + order * 8 % 14), ("H", 8.4 + order * 8 % 15, 7.9)):
            mark = f"DE_1.CUMUL.CUMUL.ABC.{sex}.{order}.2026T1.pourcentage"
            text = f"{name}\u00a0: {number(value, 1)}\u00a0%"
            row: Row = {"order": order, "label": name, "sex": sex, "value": value, "mark": mark, "hover": text}
            extra: Row = {
                "parent_value": other,
                "parent_label": parent,
                "parent_mark": f"REG-53/{mark}",
                "parent_hover": text,
            }
            rows.append({**row, **extra})
    return rows


def contrats_rows() -> list[Row]:
    """Shares of five contracts in three places."""
    places = (("territoire", "Ille-et-Vilaine"), ("parent", "Bretagne"), ("pays", "France"))
    shares = ((41.2, 22.8, 14.1, 17.6, 4.3), (38.0, 25.1, 16.0, 18.2, 2.7), (44.4, 20.2, 12.9, 17.1, 5.4))
    rows: list[Row] = []
    for (role, place), values in zip(places, shares, strict=True):
        for order, (name, value) in enumerate(zip(CONTRACTS, values, strict=True)):
            mark = f"OFF_1.{role}.{order}.2026T1.pourcentage"
            text = f"{place}, {name}\u00a0: {number(value, 1)}\u00a0%"
            rows.append(
                {
                    "order": order,
                    "label": name,
                    "value": value,
                    "role": role,
                    "place": place,
                    "mark": mark,
                    "hover": text,
                }
            )
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


def comparaison_rows() -> list[Row]:
    """One measure in three places."""
    places = (("territoire", "Ille-et-Vilaine", 3.2), ("parent", "Bretagne", 2.4), ("pays", "France", 1.9))
    return [
        {
            "order": order,
            "label": name,
            "value": value,
            "role": role,
            "mark": f"X.{order}.pourcentage",
            "hover": f"{name}\u00a0: {value}",
        }
        for order, (role, name, value) in enumerate(places)
    ]


CATEGORIES = {
    "A": "A : sans emploi, tenus d’en chercher un",
    "B": "B : activité réduite courte",
    "C": "C : activité réduite longue",
    "F": "F : parcours social",
}


def multiples_rows(count: int = 17, first: str = "2022T1") -> list[Row]:
    """Counts of four categories, the last of which begins at the break; a mark on the first quarters alone."""
    rows: list[Row] = []
    for rank, (code, name) in enumerate(CATEGORIES.items()):
        for row in evolution_rows("DEP-35", name, "territoire", 48_000 / (1 + 2 * rank), count, first):
            period = str(row["period"])
            if code == "F" and period < "2025":
                continue
            mark = f"DE_1.CUMUL.CUMUL.{code}...{period}.nombre" if period.endswith("T1") else ""
            rows.append({**row, "series": code, "series_label": name, "mark": mark})
    return rows


def factor_rows() -> list[Row]:
    """Five years of grades of each factor, the parent's on the last."""
    grades = ((4, 4, 3, 3, 4), (5, 5, 5, 5, 5), (2, 2, 3, 2, 2), (None, None, 3, 3, None), (1, 1, 1, 2, 1))
    rows: list[Row] = []
    for rank, values in enumerate(grades):
        for year, grade in zip(range(2021, 2026), values, strict=True):
            mark = f"PERSP_2.CUMUL.CUMUL.{rank}...{year}.niveau"
            row: Row = {
                "series": str(rank),
                "series_label": REASONS[rank],
                "period": str(year),
                "period_label": str(year),
                "grade": grade,
                "mark": mark,
                "hover": f"{year} : {grade} sur 5",
            }
            last: Row = {
                "parent_grade": 3,
                "parent_label": "Bretagne",
                "parent_mark": f"REG-53/{mark}",
                "parent_hover": "Bretagne, 2025 : 3 sur 5",
            }
            rows.append({**row, **last} if year == 2025 else row)
    return rows


OPTIONS = ChartOptions(ruptures=(BREAK,))
