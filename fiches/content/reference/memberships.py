"""How many inhabitants of each zone live in each of another level, from the communes that both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from fiches.content.reference.tables import FOLDER, read_rows, territoire_index
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION

_COLUMNS = {DEPARTEMENT: "departement", BASIN: "bassin", EPCI: "epci"}


@cache
def inhabitants(level: str, other: str) -> Mapping[str, Mapping[str, int]]:
    """Code of `level` → code of `other` → inhabitants of the communes of both; nothing for a level without communes.

    Zones that share only communes without inhabitants have their 0.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for zones, population in _communes():
        here, there = zones.get(level, ""), zones.get(other, "")
        if here and there:
            found[here][there] = found[here].get(there, 0) + population
    return found


@cache
def _communes() -> tuple[tuple[Mapping[str, str], int], ...]:
    """The zones of each commune, by level, and its inhabitants."""
    populations = {row["code"]: int(row["population"]) for row in read_rows(FOLDER / "communes_populations.csv")}
    return tuple((_zones(row), populations[row["code"]]) for row in read_rows(FOLDER / "communes.csv"))


def _zones(row: Mapping[str, str]) -> dict[str, str]:
    departement = territoire_index().get((DEPARTEMENT, row["departement"]))
    own = {level: row[column] for level, column in _COLUMNS.items()}
    return {**own, REGION: departement.parent_code if departement else ""}
