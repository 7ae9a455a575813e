"""What becomes of the EPCI each 1 January: those that end and what takes them over, names and perimeters that change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fiches.content.reference.tables import FOLDER, read_rows

MERGED, SPLIT, CREATED, MOVED, RENAMED = "fusion", "partage", "création", "périmètre", "nom"
ENDED = (MERGED, SPLIT)
LEAST_MOVED = 0.01  # of its inhabitants: below, a change of perimeter is not told


@dataclass(frozen=True, slots=True)
class EpciChange:
    """One row: `inhabitants` of the communes that pass from an EPCI to another, out of `before` that it had, into `after`.

    `kind`: of the EPCI that communes leave. MERGED: it ends, and its communes join one other; SPLIT: it ends, and they join
    several, a row each; MOVED: it goes on without them; CREATED: the same, and the one that they join is new; RENAMED:
    the same EPCI under another name, without inhabitants.
    """

    year: int
    kind: str
    code: str
    name: str
    new_code: str
    new_name: str
    inhabitants: int
    before: int
    after: int


@cache
def epci_changes() -> tuple[EpciChange, ...]:
    """Every change, by year."""
    return tuple(_change(row) for row in read_rows(FOLDER / "epci_changements.csv"))


@cache
def perimeter_changes(code: str) -> Mapping[int, tuple[EpciChange, ...]]:
    """By year, the rows of what an EPCI has taken and left, where that is a hundredth of its inhabitants at least."""
    found: dict[int, list[EpciChange]] = defaultdict(list)
    for one in epci_changes():
        if one.kind != RENAMED and code in (one.code, one.new_code):
            found[one.year].append(one)
    return {year: tuple(rows) for year, rows in found.items() if _moved(rows, code) >= LEAST_MOVED}


def _moved(rows: Iterable[EpciChange], code: str) -> float:
    """Of its inhabitants, those that have come and those that have gone."""
    return sum(one.inhabitants / max(1, one.after if one.new_code == code else one.before) for one in rows)


@cache
def endings() -> Mapping[str, tuple[EpciChange, ...]]:
    """Code of an EPCI that has ended → the rows that say where its communes went."""
    found: dict[str, list[EpciChange]] = defaultdict(list)
    for one in epci_changes():
        if one.kind in ENDED:
            found[one.code].append(one)
    return {code: tuple(rows) for code, rows in found.items()}


def successors(code: str) -> tuple[str, ...]:
    """The EPCI in which the communes of one that has ended are now, by code; none for one that goes on."""
    found: list[str] = []
    for row in endings().get(code, ()):
        found += successors(row.new_code) or (row.new_code,)
    return tuple(sorted(set(found)))


@cache
def unions() -> Mapping[str, tuple[str, ...]]:
    """Code of an EPCI that is made of others alone, whole → their codes."""
    rows: dict[str, list[EpciChange]] = defaultdict(list)
    for one in epci_changes():
        if one.new_code and one.kind != RENAMED:
            rows[one.new_code].append(one)
    return {
        code: tuple(sorted(one.code for one in own))
        for code, own in rows.items()
        if all(one.kind == MERGED for one in own) and sum(one.inhabitants for one in own) == own[0].after
    }


def heir(code: str) -> str:
    """The one EPCI that has taken over one that has ended; empty for one that goes on, or whose communes went to several."""
    found = successors(code)
    return found[0] if len(found) == 1 else ""


@cache
def former_names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Code of an EPCI → the codes and names of those that it has taken over whole, and its own former names."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for one in epci_changes():
        if one.kind == RENAMED:
            found[one.code][one.code, one.name] = None
    for code, rows in endings().items():
        if own := heir(code):
            found[own] |= {(code, rows[0].name): None, **found.get(code, {})}
    return {code: tuple(names) for code, names in found.items()}


def _change(row: Mapping[str, str]) -> EpciChange:
    return EpciChange(
        int(row["annee"]),
        row["genre"],
        row["code"],
        row["nom"],
        row["nouveau_code"],
        row["nouveau_nom"],
        int(row["habitants"] or 0),
        int(row["habitants_avant"] or 0),
        int(row["habitants_apres"] or 0),
    )
