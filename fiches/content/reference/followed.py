"""Makes metiers_suivis.csv: `python -m fiches.content.reference.followed SOURCES`. Never run by the build.

SOURCES holds open data of Dares (job seekers by professional family, table of métiers and families) and of France Travail
(Besoins en main-d’œuvre), as published, in CSV. Families are ranked by the better of their two ranks in the country, job
seekers and recruitment projects; each gives the métier whose name is nearest to its own.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from fiches.content.reference.generated_table import write_table
from fiches.content.reference.tables import FOLDER, metiers
from fiches.rankings import best_ranked

SEEKERS = "dares/defm_A_ABC_par_fap_1997_2020.csv.gz"
PROJECTS = "bmo/bmo_2025_open_data.csv.gz"
FAMILIES = "nomenclatures/fap2009_225_rome_v3.csv"
FILE = "metiers_suivis.csv"
SOURCES = (
    "Dares, demandeurs d’emploi des catégories A, B et C par famille professionnelle, 2020 ; table ROME–FAP 2009",
    "France Travail, enquête Besoins en main-d’œuvre, 2025",
)
STEM = 5  # letters of a word by which names are compared
NUMBER = 50  # métiers of the list
Row = Mapping[str, str]


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    survey = list(_read(folder / PROJECTS))
    counts = (job_seekers(_read(folder / SEEKERS)), recruitments(survey))
    names = {_of_2009(row["code_fap"]): row["lib_fap"] for row in survey}
    chosen = followed(counts, names, _read(folder / FAMILIES), metiers())
    write_table(FOLDER / FILE, "followed", SOURCES, ["code"], ([code] for code in chosen))
    return 0


def followed(
    counts: Sequence[Mapping[str, float]], names: Mapping[str, str], families: Iterable[Row], labels: Mapping[str, str]
) -> list[str]:
    """One métier a family, the best ranked family first; `names` of the families, `labels` of the métiers."""
    members: dict[str, dict[str, str]] = defaultdict(dict)
    for row in families:
        if row["Rome"] in labels:
            members[row["Fap"]][row["Rome"]] = f"{row['intitule_rome']} {labels[row['Rome']]}"
    ranked = best_ranked([{f: n for f, n in one.items() if f in members} for one in counts], len(members))
    chosen = (nearest_name(names.get(family, ""), members[family]) for family in ranked)
    return list(dict.fromkeys(chosen))[:NUMBER]


def nearest_name(family: str, members: Mapping[str, str]) -> str:
    """The code whose words, former and present, are the most like the family's; the first one of equals."""
    words = _stems(family)

    def likeness(code: str) -> float:
        own = _stems(members[code])
        return len(words & own) / len(words | own) if words | own else 0.0

    return max(sorted(members), key=likeness)


def job_seekers(rows: Iterable[Row]) -> dict[str, float]:
    """Family of 225 → job seekers of the last year, categories A, B and C."""
    return {
        row["Fap3"]: float(row["Effectifs"])
        for row in rows
        if row["Annee"] == "2020" and row["Categorie"] != "Catégorie A" and len(row["Fap3"]) == 5
    }


def recruitments(rows: Iterable[Row]) -> dict[str, float]:
    """Family → recruitment projects of the country; under five (« * ») is left out."""
    projects: dict[str, float] = defaultdict(float)
    for row in rows:
        if re.fullmatch(r"[0-9.]+", row["met"]):
            projects[_of_2009(row["code_fap"])] += float(row["met"])
    return projects


def _of_2009(code: str) -> str:
    """A family of 2021 as 2009 writes it: `A0X40` is `A0Z40`."""
    return code[0] + code[1:].replace("X", "Z")


def _stems(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")
    return {word[:STEM] for word in re.findall(r"[a-z]{4,}", plain)}


def _read(path: Path) -> Iterator[Row]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    yield from csv.DictReader(text.decode("utf-8-sig").splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
