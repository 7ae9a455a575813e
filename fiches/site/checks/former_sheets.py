"""The PDFs of former editions: each is whole, says its edition, and holds rows of its place, and none that its edition has not."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fiches.keys import CSV_HEADERS
from fiches.site.checks.one_edition import construction_mark
from fiches.site.checks.pdf import attached_data, check_pdf
from fiches.site.proofs.edition import WholeEdition, whole_edition
from fiches.site.proofs.files import FORMER
from fiches.site.proofs.model import Proof
from fiches.site.proofs.same_data import rows_left_out, rows_of_another
from fiches.territories import COUNTRY, LEVELS

_SHEET = re.compile(rf"{FORMER}(?P<edition>[^/]+)/(?P<level>[a-z]+)/(?:(?P<code>[0-9A-Za-z]+)-[^/]+/)?fiche\.pdf")


def former_sheets_proof(root: Path, files: Sequence[str]) -> Proof:
    """Each finding names the PDF, what is read in it and what was expected."""
    proof = Proof()
    sheets: dict[str, list[re.Match[str]]] = {}
    for name in files:
        if found := _SHEET.fullmatch(name):
            sheets.setdefault(found["edition"], []).append(found)
    mark = construction_mark(root) if sheets else ""
    for edition, own in sheets.items():
        proof.examined["PDF"] += len(own)
        whole = whole_edition(root / f"donnees/fiches-{edition}.parquet")
        if whole is None:
            proof.findings.append(
                f"{FORMER}{edition}/ : sans donnees/fiches-{edition}.parquet, l’édition dont ces PDF sont."
            )
            continue
        for sheet in own:
            proof.tell(sheet[0], _findings(root / sheet[0], sheet, whole, (edition, mark)))
    return proof


def _findings(path: Path, sheet: re.Match[str], whole: WholeEdition, of: tuple[str, str]) -> Iterator[str]:
    data = attached_data(path)
    yield from check_pdf(path, data, of=of)
    header, rows = _read(data)
    if header != CSV_HEADERS:
        yield "donnees.csv joint : absent, ou d’autres colonnes."
        return
    if others := rows_of_another(whole, rows):
        yield f"donnees.csv joint : {len(others)} lignes que l’édition n’a pas, dont {'.'.join(others[0])}."
    territory = _territory(sheet)
    if not any(f"{row[1]}-{row[2]}" == territory for row in rows):
        yield f"donnees.csv joint : aucune ligne de {territory}, dont l’adresse est celle."
    elif left := rows_left_out(whole, territory, rows):
        yield f"donnees.csv joint : {len(left)} lignes de {territory} manquent, dont {'.'.join(left[0])}."


def _read(data: bytes) -> tuple[tuple[str, ...], Sequence[Sequence[str]]]:
    """The columns and the rows of a file."""
    lines = [*csv.reader(data.decode("utf-8", "replace").splitlines())]
    return (tuple(lines[0]), lines[1:]) if lines else ((), [])


def _territory(sheet: re.Match[str]) -> str:
    """`DEP-35` of a path."""
    kind = next((kind for kind, level in LEVELS.items() if level.folder == sheet["level"]), "")
    return f"{kind}-{sheet['code'] or 'FR'}" if kind != COUNTRY else f"{COUNTRY}-FR"
