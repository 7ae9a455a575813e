"""The communes as the reference tables have them, read anew: what each has, and the published fiches that hold it."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION

_TABLES = Path(__file__).parents[2] / "content" / "reference"


@dataclass(frozen=True, slots=True)
class Commune:
    """`holders`: the keys of its EPCI (of the one that took it over too, where it has ended), basin, département and région."""

    code: str
    name: str
    postcodes: tuple[str, ...]
    departement: str
    holders: tuple[str, ...]
    former: tuple[str, ...]


def table_rows(name: str) -> list[dict[str, str]]:
    """One of the reference tables."""
    with (_TABLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def table_names() -> Mapping[str, str]:
    """Key of a territory → its name."""
    return {f"{row['type']}-{row['code']}": row["nom"] for row in table_rows("territoires.csv")}


@cache
def reference() -> tuple[Commune, ...]:
    """Every commune."""
    regions = {row["code"]: row["parent_code"] for row in table_rows("territoires.csv") if row["type"] == DEPARTEMENT}
    former: dict[str, list[str]] = {}
    for row in (*table_rows("communes_anciennes.csv"), *table_rows("communes_disparues.csv")):
        former.setdefault(row["commune"], []).append(row["nom"])
    taken = _taken_over()
    found = []
    for row in table_rows("communes.csv"):
        code, departement = row["code"], row["departement"]
        pairs = (
            (EPCI, row["epci"]), (EPCI, taken.get(row["epci"], "")), (BASIN, row["bassin"]),
            (DEPARTEMENT, departement), (REGION, regions.get(departement, "")),
        )  # fmt: skip
        holders = tuple(f"{kind}-{one}" for kind, one in pairs if one)
        posts = tuple(row["codes_postaux"].split())
        found.append(Commune(code, row["nom"], posts, departement, holders, tuple(former.get(code, ()))))
    return tuple(found)


def _taken_over() -> Mapping[str, str]:
    """The EPCI that have ended, and the one that holds all their communes now."""
    direct: dict[str, set[str]] = {}
    for row in table_rows("epci_changements.csv"):
        if row["genre"] in ("fusion", "partage"):
            direct.setdefault(row["code"], set()).add(row["nouveau_code"])
    last = {code: {end for one in found for end in direct.get(one, {one})} for code, found in direct.items()}
    return {code: next(iter(found)) for code, found in last.items() if len(found) == 1}


def departements_of(region: str) -> set[str]:
    """The keys of the départements of a région, by its key, as the tables have them."""
    rows = (row for row in table_rows("territoires.csv") if row["type"] == DEPARTEMENT)
    return {f"{DEPARTEMENT}-{row['code']}" for row in rows if f"{row['parent_type']}-{row['parent_code']}" == region}


@cache
def _basin_names() -> Mapping[str, str]:
    return {f"{BASIN}-{row['code']}": row["nom"] for row in table_rows("bassins.csv")}


def expected(names: Mapping[str, str]) -> dict[Commune, tuple[str, ...]]:
    """The communes that a site must have, with their published fiches, the smallest first. `names`: of each fiche, by key.

    A basin's code is given again: its communes are those of the table where its name is the table's too.
    """
    known = {key for key, name in names.items() if not key.startswith(f"{BASIN}-") or _basin_names().get(key) == name}
    return _held(known)


def _held(known: Collection[str]) -> dict[Commune, tuple[str, ...]]:
    found = ((one, tuple(key for key in one.holders if key in known)) for one in reference())
    return {one: fiches for one, fiches in found if fiches}
