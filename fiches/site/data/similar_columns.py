"""Where the files of similar territories stand, and their columns."""

from __future__ import annotations

from fiches.keys import CSV_HEADERS

PREFIX = "donnees/semblables-"
STRUCTURE = "donnees/structure-"
HEADERS = (
    "type_territoire", "code_territoire", "rang", "code_semblable", "distance", "variables", "proches", "different",
)  # fmt: skip
STRUCTURE_HEADERS = (
    "type_territoire", "variable", "libelle", "indicateur", *CSV_HEADERS[3:10], "base", "poids", "moyenne", "ecart_type",
    "territoires",
)  # fmt: skip
