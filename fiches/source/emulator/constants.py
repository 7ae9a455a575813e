"""The calibration tables as arrays, one line a département or a métier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fiches.content.reference.tables import read_rows

FOLDER = Path(__file__).parent / "calibration"
GRADES = ("int", "form", "main", "dur", "cond", "geo")
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Departements:
    """Arrays by département: `rate` seekers A–E per inhabitant, `season` (D, 4), `growth` a year, `tension` over the country's."""

    rate: Floats
    season: Floats
    growth: Floats
    unemployment: Floats
    projects: Floats
    tension: Floats


@dataclass(frozen=True)
class Metiers:
    """Arrays by métier: national weights of seekers and of projects, 2019 tension and grades."""

    codes: tuple[str, ...]
    families: tuple[tuple[str, ...], ...]
    seekers: Floats
    projects: Floats
    tension: Floats
    grades: Floats
    old_labels: dict[str, str]


@cache
def departements(codes: tuple[str, ...]) -> Departements:
    """Constants of these départements, in this order."""
    rows = {row["code"]: row for row in read_rows(FOLDER / "departements.csv")}
    chosen = [rows[code] for code in codes]

    def column(name: str, default: float) -> Floats:
        return np.array([float(row[name] or default) for row in chosen])

    season = np.stack([column(name, 1.0) for name in ("t1", "t2", "t3", "t4")], axis=1)
    rate = column("inscrits_pour_mille", 80.0) / 1000
    projects = column("projets_pour_mille", 30.0)
    growth, unemployment = column("tendance", 0.0), column("chomage", 12.0)
    return Departements(rate, season, growth, unemployment, projects, column("tension", 0.0))


@cache
def quotients(codes: tuple[str, ...]) -> Floats:
    """(D, R): the share of each métier's first family in these départements, in this order, over the country's."""
    rows = {row["code"]: row for row in read_rows(FOLDER / "quotients.csv")}
    families = [found[0] for found in metiers().families]
    return np.array([[float(rows[code][family]) for family in families] for code in codes])


@cache
def metiers() -> Metiers:
    rows = read_rows(FOLDER / "metiers.csv")
    families = tuple(tuple(row["fap"].split()) for row in rows)
    return Metiers(
        tuple(row["code"] for row in rows),
        families,
        np.array([float(row["demandeurs"]) for row in rows]),
        np.array([float(row["projets"]) for row in rows]),
        np.array([float(row["tension"]) for row in rows]),
        np.array([[float(row[name]) for name in GRADES] for row in rows]),
        {row["code"]: row["libelle_2022"] for row in rows if row["libelle_2022"]},
    )


@cache
def family_labels() -> dict[str, str]:
    """FAP 2009 code → label."""
    return {row["code"]: row["libelle"] for row in read_rows(FOLDER / "familles.csv")}
