"""Writes the calibration tables from public open data: `python -m fiches.source.emulator.calibrate FOLDER`.

FOLDER holds the producers' files: registered job seekers by month, BMO survey, tensions, job seekers by family, passage
from ROME to FAP. Only small derived constants are written: rates, seasonal factors, mixes. Run by hand, never by a build.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

from fiches.content.reference import tables
from fiches.source.emulator.constants import FOLDER, GRADES

QUARTER_ENDS = ("03", "06", "09", "12")
YEARS = ("2022", "2023", "2024")
# Codes created with ROME 4.0 are narrower than those of ROME 3.
NEW_CODE = 0.35
SMALL = 25.0
# Projects that a quotient needs to be half way between one and what the survey counts: small counts say little.
SHRINK = 40.0
# Members of a family that are far from as common as the others.
RARE = {
    "A1438": 0.1, "A1501": 0.3, "I1506": 0.05, "K1309": 0.15, "D1501": 0.3, "G1604": 0.3,
    "G1801": 0.4, "I1501": 0.02, "K1305": 0.3, "K2202": 0.1, "K2203": 0.15,
}  # fmt: skip
# Families whose projects the survey counts otherwise, or under another code.
DEMAND = {"A0Z40": 0.15, "J0Z20": 2.5, "V0Z60": 1.8}
TENSIONS = "dares/tensions_2019_fap225_fap87_nat_reg_dep.csv.gz"
TENSION_COLUMNS = (
    "Intensité d'embauches",
    "Lien formation-emploi",
    "Manque de main-d'œuvre disponible",
    "Non-durabilité de l'emploi",
    "Conditions de travail contraignantes",
    "Inadéquation géographique",
)
Row = dict[str, str]


def main(arguments: Sequence[str]) -> int:
    source = Path(arguments[0])
    bmo = list(_read(source / "bmo/bmo_2025_open_data.csv.gz"))
    fap = _fap_of_metiers(source)
    _write_departements(source, bmo)
    _write_quotients(bmo, fap)
    _write_metiers(source, bmo, fap)
    return 0


def _read(path: Path) -> Iterator[Row]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    yield from csv.DictReader(io.StringIO(text.decode("utf-8")))


def _number(text: str) -> float:
    """A BMO count; `*` hides one to four."""
    return 2.0 if text == "*" else float(text or 0)


def _write_departements(source: Path, bmo: Iterable[Row]) -> None:
    seekers = {
        row["codgeo"]: row for row in _read(source / "defm/inscrits_AE_mensuel_2020_2024_communes5000_dep_reg.csv.gz")
    }
    unemployment = {
        row["codeDepartement"]: row["tauxChomage"]
        for row in _read(source / "chomage/chomage_departemental_2019_2023.csv")
        if row["annee"] == "2023"
    }
    projects, tensions = _projects_by_departement(bmo), _tension_of_departements(source)
    rows = []
    for one in tables.territoires():
        if one.type == "DEP":
            months = seekers.get(one.code) or _neighbour(seekers, one.code)
            asked = f"{1000 * sum(projects[one.code].values()) / one.population:.1f}" if one.code in projects else ""
            local = unemployment.get(one.code, ""), asked, tensions.get(one.code, "")
            rows.append((one.code, *_levels(months, one.code, one.population), *local))
    header = ["code", "inscrits_pour_mille", "t1", "t2", "t3", "t4", "tendance", "chomage", "projets_pour_mille"]
    sources = ["France Travail–Dares, inscrits A à E 2022-2024", "Insee, taux de chômage localisés 2023"]
    sources += ["France Travail, BMO 2025", "Dares, tensions 2019"]
    _write("departements.csv", sources, [*header, "tension"], rows)


def _tension_of_departements(source: Path) -> dict[str, str]:
    """Département → how far its families' scores of tension are from the country's, on average."""
    national = {family: float(row["Tension"]) for family, row in _tensions_by_family(source).items() if row["Tension"]}
    found: dict[str, list[float]] = defaultdict(list)
    for row in _read(source / TENSIONS):
        if row["niveau_geo"] == "dep" and row["niveau_fap"] == "fap 225" and row["Tension"] and row["fap"] in national:
            found[row["dep"]].append(float(row["Tension"]) - national[row["fap"]])
    return {code: f"{fmean(gaps):.2f}" for code, gaps in found.items()}


def _neighbour(seekers: dict[str, Row], code: str) -> Row:
    """Départements that the file lacks: the Yvelines like the Essonne, overseas like Guadeloupe or Guyane."""
    return seekers[{"78": "91", "976": "973"}.get(code, "971")]


def _levels(months: Row, code: str, population: int) -> list[str]:
    """Rate per thousand inhabitants, four end-of-quarter seasonal factors, yearly growth rate."""
    names = [f"{year}-{month}" for year in YEARS for month in QUARTER_ENDS]
    values = [_number(months[name]) for name in names]
    means = [fmean(values[4 * year : 4 * year + 4]) for year in range(3)]
    seasonal = [fmean(values[4 * year + quarter] / means[year] for year in range(3)) for quarter in range(4)]
    inhabitants = next(one.population for one in tables.territoires() if one.key == f"DEP-{_origin(months, code)}")
    rate = 1000 * means[2] / (population if months["codgeo"] == code else inhabitants)
    if code == "78":
        rate *= 0.9
    growth = (means[2] / means[0]) ** 0.5 - 1
    return [f"{rate:.2f}", *(f"{factor:.4f}" for factor in seasonal), f"{growth:.4f}"]


def _origin(months: Row, code: str) -> str:
    return months["codgeo"] or code


def _projects_by_departement(bmo: Iterable[Row]) -> dict[str, dict[str, float]]:
    """Département → FAP 2009 → recruitment projects."""
    projects: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in bmo:
        projects[row["Dept"]][_of_2009(row["code_fap"])] += _number(row["met"])
    return projects


def _write_quotients(bmo: Iterable[Row], fap: dict[str, list[str]]) -> None:
    """The share of each family in a département over its share in the country; Guadeloupe's where nothing is known."""
    projects = _projects_by_departement(bmo)
    families = sorted({found[0] for found in fap.values()})
    codes = [one.code for one in tables.territoires() if one.type == "DEP"]
    quotients = {code: _quotients(projects[code], _total(projects), families) for code in projects}
    rows = [(code, *(f"{value:.2f}" for value in quotients.get(code) or quotients["971"])) for code in codes]
    _write("quotients.csv", ["France Travail, BMO 2025"], ["code", *families], rows)


def _total(projects: dict[str, dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for counts in projects.values():
        for family, count in counts.items():
            total[family] += count
    return total


def _quotients(own: dict[str, float], country: dict[str, float], families: Sequence[str]) -> list[float]:
    """One a family; that of its letter where the survey does not know it."""
    weight = sum(own.values()) / sum(country.values())

    def quotient(members: Sequence[str]) -> float:
        expected = weight * sum(country.get(one, 0.0) for one in members)
        return (sum(own.get(one, 0.0) for one in members) + SHRINK) / (expected + SHRINK)

    return [quotient([one] if one in country else [k for k in country if k[0] == one[0]]) for one in families]


def _fap_of_metiers(source: Path) -> dict[str, list[str]]:
    """ROME code → FAP 2009 families; codes newer than the passage follow their domaine."""
    known: dict[str, list[str]] = defaultdict(list)
    for row in _read(source / "nomenclatures/fap2009_225_rome_v3.csv"):
        if row["Rome"]:
            known[row["Rome"]].append(row["Fap"])
    by_domaine: dict[str, list[str]] = defaultdict(list)
    for rome in sorted(known):
        by_domaine[rome[:3]].append(known[rome][0])
    found: dict[str, list[str]] = {}
    for index, rome in enumerate(sorted(tables.metiers())):
        choices = by_domaine[rome[:3]]
        found[rome] = known.get(rome) or [choices[index % len(choices)]]
    return found


def _write_metiers(source: Path, bmo: Iterable[Row], fap: dict[str, list[str]]) -> None:
    seekers, projects, tensions = _seekers_by_family(source), _projects_by_family(bmo), _tensions_by_family(source)
    labels = _old_labels(source)
    rows = []
    for rome, share in _shares_of_families(fap, labels).items():
        family = fap[rome][0]
        supply = max(seekers.get(family, 4 * SMALL), SMALL) * share
        demand = max(projects.get(family, 0.4 * seekers.get(family, 4 * SMALL)), SMALL) * share
        demand *= DEMAND.get(family, 1.0)
        counts = [f"{supply:.0f}", f"{demand:.0f}"]
        rows.append((rome, " ".join(fap[rome]), *counts, *_tension(tensions, family), labels.get(rome, "")))
    header = ["code", "fap", "demandeurs", "projets", "tension", *GRADES, "libelle_2022"]
    sources = [
        "Dares, demandeurs d’emploi par famille 2020, tensions 2019, passage ROME–FAP",
        "France Travail, BMO 2025",
    ]
    _write("metiers.csv", sources, header, rows)
    _write("familles.csv", ["Dares, familles professionnelles"], ["code", "libelle"], _family_labels(source))


def _seekers_by_family(source: Path) -> dict[str, float]:
    """FAP 2009 → job seekers of 2020, categories A to C."""
    return {
        row["Fap3"]: float(row["Effectifs"]) * 1000
        for row in _read(source / "dares/defm_A_ABC_par_fap_1997_2020.csv.gz")
        if row["Annee"] == "2020" and row["Categorie"] != "Catégorie A" and len(row["Fap3"]) == 5
    }


def _projects_by_family(bmo: Iterable[Row]) -> dict[str, float]:
    """FAP 2009 → recruitment projects of the country."""
    projects: dict[str, float] = defaultdict(float)
    for row in bmo:
        projects[_of_2009(row["code_fap"])] += _number(row["met"])
    return projects


def _tensions_by_family(source: Path) -> dict[str, Row]:
    """FAP 2009 → its line of the national table of tensions."""
    return {
        row["fap"]: row
        for row in _read(source / TENSIONS)
        if row["niveau_geo"] == "nat" and row["niveau_fap"] == "fap 225"
    }


def _shares_of_families(fap: dict[str, list[str]], labels: dict[str, str]) -> dict[str, float]:
    """ROME code → its share of its first family; codes newer than the passage and rare ones count for less."""
    size = {rome: RARE.get(rome, 1.0) * (1.0 if rome in labels else NEW_CODE) for rome in fap}
    totals: dict[str, float] = defaultdict(float)
    for rome, families in fap.items():
        totals[families[0]] += size[rome]
    return {rome: size[rome] / totals[families[0]] for rome, families in fap.items()}


def _of_2009(code: str) -> str:
    """A FAP 2021 code written as one of 2009: `A0X40` becomes `A0Z40`."""
    return code[0] + code[1:].replace("X", "Z")


def _tension(tensions: dict[str, Row], family: str) -> list[str]:
    """Score and the six grades of a family, the average where it was not published."""
    row = tensions.get(family)
    if row is None or not row["Tension"]:
        return ["0.20", *["3"] * 6]
    return [f"{float(row['Tension']):.2f}", *(str(int(float(row[name] or 3))) for name in TENSION_COLUMNS)]


def _old_labels(source: Path) -> dict[str, str]:
    rows = _read(source / "nomenclatures/fap2009_225_rome_v3.csv")
    return {row["Rome"]: row["intitule_rome"] for row in rows if row["Rome"]}


def _family_labels(source: Path) -> list[tuple[str, str]]:
    """FAP 2009 code → label: that of the 2021 code of the same number, else that of its first ROME."""
    recent = {
        _of_2009(row["Code_FAP228"]): row["Intitulé_FAP228"]
        for row in _read(source / "nomenclatures/fap2021_341_228_86_22.csv")
    }
    first: dict[str, str] = {}
    for row in _read(source / "nomenclatures/fap2009_225_rome_v3.csv"):
        if row["Fap"] and row["Rome"]:
            first.setdefault(row["Fap"], row["intitule_rome"])
    return [(code, recent.get(code, first[code])) for code in sorted(first)]


def _write(name: str, sources: Iterable[str], header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as output:
        output.writelines(f"# constantes dérivées de : {source}, Licence Ouverte 2.0\n" for source in sources)
        output.write(
            "# produit par fiches.source.emulator.calibrate ; elles servent à simuler, et ne sont pas des données\n"
        )
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
