"""Typed, cached readers of the generated tables; each table is read once per process."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Territoire:
    """One territory as the sentences need it; `population` is the municipal one, in inhabitants."""

    type: str
    code: str
    nom: str
    tncc: str
    article: str
    sujet: str
    dans: str
    de: str
    population: int
    parent_type: str
    parent_code: str

    @property
    def key(self) -> str:
        return f"{self.type}-{self.code}"


@dataclass(frozen=True, slots=True)
class Basin:
    """A bassin d’emploi: the label under which we know its code, its name for people, what follows « bassin d’emploi »."""

    code: str
    libelle: str
    nom: str
    de: str


@dataclass(frozen=True, slots=True)
class Part:
    """The share of an EPCI that lies in one département, with its most populous commune."""

    epci: str
    departement: str
    population: int
    commune: str
    nom: str
    longitude: float
    latitude: float


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a generated table, its leading `#` comment lines skipped."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def territoires() -> tuple[Territoire, ...]:
    """Every territory with a name of ours: NAT, REG, DEP, EPCI, in that order."""
    return tuple(_territoire(row) for row in read_rows(FOLDER / "territoires.csv"))


@cache
def territoire_index() -> dict[tuple[str, str], Territoire]:
    """(type, code) → territory."""
    return {(one.type, one.code): one for one in territoires()}


@cache
def basins() -> dict[str, Basin]:
    """Code → basin, of those whose name was restored by hand."""
    rows = read_rows(FOLDER / "bassins.csv")
    return {row["code"]: Basin(row["code"], row["libelle"], row["nom"], row["de"]) for row in rows}


@cache
def parts() -> tuple[Part, ...]:
    """One row for each EPCI and département that overlap."""
    return tuple(
        Part(
            row["epci"],
            row["departement"],
            int(row["population"]),
            row["commune"],
            row["nom"],
            float(row["longitude"]),
            float(row["latitude"]),
        )
        for row in read_rows(FOLDER / "epci_departements.csv")
    )


@cache
def metiers() -> dict[str, str]:
    """ROME 4.0 code → label."""
    return {row["code"]: row["libelle"] for row in read_rows(FOLDER / "rome.csv")}


@cache
def followed_metiers() -> tuple[str, ...]:
    """The ROME codes that are followed where a publisher names none and lists a few places only."""
    return tuple(row["code"] for row in read_rows(FOLDER / "metiers_suivis.csv"))


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """The names that the API gives to what it publishes; `kind`: caracteristique, code or activite."""
    return frozenset(row["nom"] for row in read_rows(FOLDER / "vocabulaire.csv") if row["genre"] == kind)


@cache
def domaines() -> dict[str, str]:
    """Domaine professionnel → label."""
    return {row["code"]: row["libelle"] for row in read_rows(FOLDER / "domaines.csv")}


@cache
def secteurs(niveau: str) -> dict[str, str]:
    """Code → label of `niveau`, one of NAF5, NAF21, NAF88."""
    return {row["code"]: row["libelle"] for row in read_rows(FOLDER / "naf.csv") if row["niveau"] == niveau}


@cache
def secteur_parents() -> dict[str, tuple[str, str]]:
    """NAF88 division → its NAF21 section and NAF5 group."""
    return {
        row["code"]: (row["naf21"], row["naf5"]) for row in read_rows(FOLDER / "naf.csv") if row["niveau"] == "NAF88"
    }


@cache
def divisions_of_metiers() -> dict[str, tuple[str, ...]]:
    """ROME code → the NAF88 divisions that employ it."""
    return {row["rome"]: tuple(row["divisions"].split()) for row in read_rows(FOLDER / "rome_naf.csv")}


def _territoire(row: dict[str, str]) -> Territoire:
    return Territoire(
        row["type"],
        row["code"],
        row["nom"],
        row["tncc"],
        row["article"],
        row["sujet"],
        row["dans"],
        row["de"],
        int(row["population"]),
        row["parent_type"],
        row["parent_code"],
    )
