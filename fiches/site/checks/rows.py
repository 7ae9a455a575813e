"""The rows of each `donnees.csv`: their columns, order, keys and statuses; drawings that can be read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from fiches.keys import CSV_HEADERS, Key
from fiches.site.proofs.fiche_rows import rows_beside


def row_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """`donnees.csv` is sorted, unique, of the declared columns; drawings are well-formed."""
    for name in files:
        if name.endswith("/donnees.csv"):
            yield from _csv_findings(root, name)
        elif name.endswith("/donnees.json") and not (root / name).with_name("donnees.csv").is_file():
            yield from _findings(name, rows_beside((root / name).parent))
        elif name.endswith(".svg"):
            try:
                etree.parse(str(root / name))
            except etree.XMLSyntaxError as error:
                yield f"{name} : SVG illisible ({error})."


def _csv_findings(root: Path, name: str) -> Iterator[str]:
    with (root / name).open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or tuple(rows[0]) != CSV_HEADERS or any(len(row) != len(CSV_HEADERS) for row in rows):
        yield f"{name} : colonnes inattendues."
        return
    keys = [tuple(row[: len(Key._fields)]) for row in rows[1:]]
    if keys != sorted(keys):
        yield f"{name} : lignes non triées."
    yield from _findings(name, rows[1:])


def _findings(name: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Keys are unique; a value and a status go together."""
    keys = [tuple(row[: len(Key._fields)]) for row in rows]
    if len(keys) != len(set(keys)):
        yield f"{name} : deux lignes de même clé."
    for row in rows:
        value, status = row[10], row[11]
        if (value == "") != (status in ("nd", "s", "na")):
            yield f"{name} : valeur « {value} » et statut « {status} » ne vont pas ensemble ({'.'.join(row[:10])})."
