"""The files of similar territories: their form, each distance computed again, the same ones on every page."""

from __future__ import annotations

import csv
import functools
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fiches.site.data.similar_columns import HEADERS, PREFIX, STRUCTURE, STRUCTURE_HEADERS
from fiches.site.proofs.fiche_rows import data_file

_PAGE = re.compile(rb'<html[^>]* data-territoire="([A-Z]+)-([^"]+)" data-edition="([^"]+)"')
_MARK = re.compile(rb'<data value="([^"]*)" data-formule="distance\([A-Z]+-([^/]+)/')
_HALF = 0.005 + 1e-6  # the printed distances have two decimals
_ROW = ("indicateur", *STRUCTURE_HEADERS[4:11])  # the columns that name a row of the edition, but its territory
_LEAST_BASE = 100  # of a share
_NUMBERS = {"rang", "distance", "variables", "poids", "moyenne", "ecart_type", "territoires"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
Near = tuple[str, str]  # code, distance as printed


@dataclass(frozen=True, slots=True)
class _Variable:
    name: str
    weight: float
    mean: float
    deviation: float
    values: dict[str, float]  # by code


def similar_findings(root: Path, files: Sequence[str], edition: str) -> Iterator[str]:
    """Each finding is a French sentence that names the file."""
    name, structure = f"{PREFIX}{edition}.csv", f"{STRUCTURE}{edition}.csv"
    for other in files:
        if other.startswith((PREFIX, STRUCTURE)) and other not in (name, structure):
            yield f"{other} : reste d’une autre édition."
    pages = _pages(root, files, edition)
    if name not in files or structure not in files:
        if any(pages.values()):
            yield f"{name} ou {structure} : fichier absent, des fiches ont des territoires semblables."
        return
    rows = _read(root / name, HEADERS)
    declared = _read(root / structure, STRUCTURE_HEADERS)
    if rows is None or declared is None:
        yield f"{name} ou {structure} : colonnes ou nombres inattendus."
        return
    yield from (f"{name} : {finding}" for finding in _form(rows))
    yield from (f"{name} : {finding}" for finding in _symmetry(rows))
    yield from _pages_agree(rows, pages, name)
    whole = root / f"donnees/fiches-{edition}.parquet"
    if whole.is_file():
        yield from (f"{name} : {finding}" for finding in _recomputed(rows, declared, whole))


def _pages(root: Path, files: Sequence[str], edition: str) -> dict[tuple[str, str], list[Near]]:
    """The distances that each fiche of the edition prints, in its order."""
    found: dict[tuple[str, str], list[Near]] = {}
    for name in files:
        if name.endswith("/index.html") and data_file((root / name).parent) is not None:
            raw = (root / name).read_bytes()
            head = _PAGE.search(raw)
            if head and head[3].decode() == edition:
                marks = [(mark[2].decode(), mark[1].decode()) for mark in _MARK.finditer(raw)]
                found[head[1].decode(), head[2].decode()] = marks
    return found


def _read(path: Path, headers: Sequence[str]) -> list[dict[str, str]] | None:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or tuple(rows[0]) != tuple(headers) or any(len(row) != len(headers) for row in rows):
        return None
    found = [dict(zip(headers, row, strict=True)) for row in rows[1:]]
    return found if all(_NUMBER.fullmatch(row[name]) for row in found for name in _NUMBERS & row.keys()) else None


def _place(row: dict[str, str]) -> tuple[str, str]:
    return row["type_territoire"], row["code_territoire"]


def _form(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """Rows are sorted, ranks consecutive, distances never decreasing."""
    keys = [(*_place(row), int(row["rang"])) for row in rows]
    if keys != sorted(keys) or len(keys) != len(set(keys)):
        yield "lignes non triées, ou répétées."
    former = ("", "", 0, 0.0)
    for row in rows:
        rank, distance = int(row["rang"]), float(row["distance"])
        follows = _place(row) == former[:2]
        if rank != (former[2] + 1 if follows else 1) or (follows and distance < former[3]):
            yield f"{'-'.join(_place(row))}, rang {rank} : le rang ou la distance ne suit pas le précédent."
        former = (*_place(row), rank, distance)


def _symmetry(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    found = {(*_place(row), row["code_semblable"]): row["distance"] for row in rows}
    for (level, here, there), distance in found.items():
        back = found.get((level, there, here), distance)
        if back != distance:
            yield f"{level}-{here} est à {distance} de {level}-{there}, qui est à {back}."


def _pages_agree(rows: Sequence[dict[str, str]], pages: dict[tuple[str, str], list[Near]], name: str) -> Iterator[str]:
    told: dict[tuple[str, str], list[Near]] = defaultdict(list)
    for row in rows:
        told[_place(row)].append((row["code_semblable"], row["distance"]))
    for place, marks in pages.items():
        if marks != told.get(place, []):
            yield f"{name} : {'-'.join(place)} n’y a pas les mêmes territoires semblables que sur sa fiche."


def _recomputed(rows: Sequence[dict[str, str]], declared: Sequence[dict[str, str]], whole: Path) -> Iterator[str]:
    """Distances from the edition's own values, means and deviations from all of them."""
    levels = _variables(declared, whole)
    for level, variables in levels.items():
        for variable in variables:
            known = list(variable.values.values()) or [math.nan]
            if not math.isclose(fmean(known), variable.mean, abs_tol=1e-5) or not math.isclose(
                pstdev(known), variable.deviation, abs_tol=1e-5
            ):
                yield f"{level}, « {variable.name} » : la moyenne ou l’écart type n’est pas celui de l’édition."
    for row in rows:
        distance, shared = _distance(levels.get(row["type_territoire"], []), row)
        if not abs(distance - float(row["distance"])) <= _HALF or shared != int(row["variables"]):
            where = f"{'-'.join(_place(row))} et {row['code_semblable']}"
            yield f"{where} : recalculée, la distance est {distance:.4f} sur {shared} variables."


def _distance(variables: Sequence[_Variable], row: dict[str, str]) -> tuple[float, int]:
    here, there = row["code_territoire"], row["code_semblable"]
    both = [variable for variable in variables if here in variable.values and there in variable.values]
    weight = sum(variable.weight for variable in both)
    total = sum(v.weight * ((v.values[here] - v.values[there]) / v.deviation) ** 2 for v in both if v.deviation)
    return (math.sqrt(total / weight) if weight else math.nan), len(both)


def _variables(declared: Sequence[dict[str, str]], whole: Path) -> dict[str, list[_Variable]]:
    """Each variable with its values by code: those of its row, or its share in the row of its base."""
    own = [tuple(row[column] for column in _ROW) for row in declared]
    bases = [_row_of(row["base"]) for row in declared]
    values = _values(whole, {row for row in (*own, *bases) if row})
    levels: dict[str, list[_Variable]] = defaultdict(list)
    for row, key, base in zip(declared, own, bases, strict=True):
        level = row["type_territoire"]
        moments = (float(row["poids"]), float(row["moyenne"]), float(row["ecart_type"]))
        found = values[level, key]
        if base:
            wholes = {code: value for code, value in values[level, base].items() if value >= _LEAST_BASE}
            found = {code: 100 * value / wholes[code] for code, value in found.items() if code in wholes}
        levels[level].append(_Variable(row["variable"], *moments, found))
    return levels


def _row_of(mark: str) -> tuple[str, ...]:
    """The columns of a row from its mark; none of an empty one."""
    return (
        tuple(part.replace("%2E", ".").replace("%20", " ").replace("%25", "%") for part in mark.split("."))
        if mark
        else ()
    )


def _values(whole: Path, rows: set[tuple[str, ...]]) -> dict[tuple[str, tuple[str, ...]], dict[str, float]]:
    """Of the edition, by level and row, then by code."""
    values: dict[tuple[str, tuple[str, ...]], dict[str, float]] = defaultdict(dict)
    for row in _edition_rows(whole, rows) if rows else ():
        key = tuple(row[column] for column in _ROW)
        if row["valeur"] is not None and key in rows:
            values[row["type_territoire"], key][row["code_territoire"]] = row["valeur"]
    return values


def _edition_rows(whole: Path, wanted: set[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """Those of the edition that may be wanted, read a piece at a time."""
    columns = ["type_territoire", "code_territoire", *_ROW, "valeur"]
    texts = {column: pa.array(sorted({row[place] for row in wanted})) for place, column in enumerate(_ROW)}
    with pq.ParquetFile(whole) as file:
        for batch in file.iter_batches(columns=columns):
            among = [pc.is_in(pc.cast(batch[column], pa.string()), known) for column, known in texts.items()]
            yield from batch.filter(functools.reduce(pc.and_, among)).to_pylist()
