"""The 34,969 communes: name, postcodes, what each belongs to, inhabitants, names that it had; read once a process."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from fiches.content.reference.epci_changes import heir
from fiches.content.reference.tables import FOLDER, read_rows, territoire_index
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune; `epci` and `basin` are empty where it has none, `former` are communes that it has taken in."""

    code: str
    name: str
    postcodes: tuple[str, ...]
    epci: str
    basin: str
    departement: str
    population: int
    former: tuple[str, ...] = ()


@cache
def communes() -> tuple[Commune, ...]:
    """Every commune, by code."""
    inhabitants = {row["code"]: int(row["population"]) for row in read_rows(FOLDER / "communes_populations.csv")}
    former: dict[str, list[str]] = defaultdict(list)
    for table in ("communes_anciennes.csv", "communes_disparues.csv"):
        for row in read_rows(FOLDER / table):
            former[row["commune"]].append(row["nom"])
    return tuple(
        Commune(
            code=row["code"],
            name=row["nom"],
            postcodes=tuple(row["codes_postaux"].split()),
            epci=row["epci"],
            basin=row["bassin"],
            departement=row["departement"],
            population=inhabitants.get(row["code"], 0),
            former=tuple(former.get(row["code"], ())),
        )
        for row in read_rows(FOLDER / "communes.csv")
    )


def holders(commune: Commune) -> tuple[TerritoryKey, ...]:
    """What holds a commune below the country, the smallest first: EPCI, basin, département, région; published or not.

    An EPCI that has ended, then the one that has taken it over: the source lists one or the other.
    """
    departement = territoire_index().get((DEPARTEMENT, commune.departement))
    zones = (
        (EPCI, commune.epci),
        (EPCI, heir(commune.epci)),
        (BASIN, commune.basin),
        (DEPARTEMENT, commune.departement),
        (REGION, departement.parent_code if departement else ""),
    )
    return tuple(TerritoryKey(level, code) for level, code in zones if code)
