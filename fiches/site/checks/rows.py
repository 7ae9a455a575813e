"""The rows of each `donnees.csv`: their columns, order, keys and statuses; drawings that can be read."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from lxml import etree

from fiches.keys import CSV_HEADERS, Key
from fiches.site.proofs.fiche_rows import CSV, JSON, data_file, fiche_cells
from fiches.site.proofs.page import DRAWINGS, PageReading


def fiche_row_findings(page: PageReading) -> Iterator[str]:
    """Those of a fiche, whose data and drawings are read already."""
    folder = posixpath.dirname(page.name)
    if page.is_fiche and (data := data_file(page.folder)) is not None:
        yield from _data_findings(f"{folder}/{data.name}", page.cells.lines)
        for name, drawing in page.drawings.items():
            if isinstance(drawing, etree.XMLSyntaxError):
                yield _unreadable(name, drawing)


def row_findings(root: Path, files: Sequence[str], read: Collection[str]) -> Iterator[str]:
    """Those of the folders that no page has read; `read`: the others."""
    for name in files:
        folder, path = posixpath.dirname(name), root / name
        if path.name in (CSV, JSON) and folder not in read and data_file(path.parent) == path:
            yield from _data_findings(name, fiche_cells(path).lines)
        elif name.endswith(".svg") and folder.removesuffix(f"/{DRAWINGS}") not in read:
            try:
                etree.parse(str(root / name))
            except etree.XMLSyntaxError as error:
                yield _unreadable(name, error)


def _unreadable(name: str, error: etree.XMLSyntaxError) -> str:
    return f"{name} : SVG illisible ({error})."


def _data_findings(name: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Sorted, unique, of the declared columns."""
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
