"""The rows of a fiche from the files beside its page: `donnees.csv`, or `donnees.json` where its level has no CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from fiches.site.proofs.cells import COLUMNS, FicheCells, Stamp, stamped

CSV, JSON = "donnees.csv", "donnees.json"
_GROUPED = (
    "indicateur", "type_territoire", "code_territoire", "type_activite", "code_nomenclature", "type_caracteristique",
)  # fmt: skip
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def data_file(folder: Path) -> Path | None:
    """The file that a fiche's numbers are proven by; None for a folder that is no fiche's."""
    return next((path for name in (CSV, JSON) if (path := folder / name).is_file()), None)


def cells_beside(folder: Path) -> FicheCells:
    """Those of a folder, kept from a proof of its page to the next; none where it is no fiche's."""
    path = data_file(folder)
    return FicheCells() if path is None else fiche_cells(path)


def fiche_cells(path: Path) -> FicheCells:
    """Those of a `donnees.csv` or a `donnees.json`; none of one that cannot be read, which the proof `same` tells."""
    return _fiche_cells(path, stamped(path))


@lru_cache(maxsize=2)
def _fiche_cells(path: Path, _stamp: Stamp) -> FicheCells:
    if path.name == CSV:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            return FicheCells(list(csv.reader(file)))
    try:
        return FicheCells([COLUMNS, *rows_of_json(path)])
    except UNREADABLE:
        return FicheCells()


def rows_of_json(path: Path) -> list[list[str]]:
    """The rows of a `donnees.json`, sorted. Raises one of `UNREADABLE` where it has another form."""
    return sorted(row for group in json_of(path)["groupes"] for row in _of_group(group))


def json_of(path: Path) -> Any:
    """A `donnees.json`, kept from a proof to the next: nobody may write in it. Raises one of `UNREADABLE`."""
    return _json_of(path, stamped(path))


@lru_cache(maxsize=1)
def _json_of(path: Path, _stamp: Stamp) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _of_group(group: Mapping[str, Any]) -> Iterator[list[str]]:
    indicator, level, place, kind, code, characteristic = (str(group[name]) for name in _GROUPED)
    for activity, item, values, *rest in group["lignes"]:
        statuses = rest[0] if rest else [""] * len(values)
        for period, date, value, status in zip(group["periodes"], group["dates"], values, statuses, strict=True):
            row = [indicator, level, place, kind, activity, code, characteristic, item, period, str(group["mesure"])]
            yield [*row, _written(value), status, date]


def _written(value: object) -> str:
    """A value of JSON as `donnees.csv` writes it; a text is no value."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"« {value} »"
    return str(int(value)) if value == int(value) else str(value)


def csv_text(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a `donnees.csv` holds them."""
    written = _Lines()
    csv.writer(written, lineterminator="\n").writerows([COLUMNS, *rows])
    return "".join(written).encode()


class _Lines(list[str]):
    """What a CSV is written into."""

    def write(self, text: str) -> None:
        self.append(text)
