"""The differences between two editions as files, CSV or JSON: one row a cell that differs."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd

from fiches.editions.diff import CHANGE_COLUMNS, EditionDiff, Kind
from fiches.keys import CSV_HEADERS, KEY_COLUMNS, decimal_text

FOLDER = "donnees/"
PREFIX = f"{FOLDER}revisions-"
HEADERS = (*CSV_HEADERS[: len(KEY_COLUMNS)], "nature", "valeur_avant", "statut_avant", "valeur_apres", "statut_apres")
_VALUES = ("old_value", "new_value")


PUBLISHED = (Kind.REVISED, Kind.APPEARED, Kind.VANISHED)
"""The kinds that a site publishes cell by cell: those of new periods are in its data, those that left in the former's."""


def published_revisions(comparison: EditionDiff) -> dict[str, bytes]:
    """The site's file by path from its root."""
    published = replace(comparison, cells=comparison.of_kind(*PUBLISHED))
    return {f"{PREFIX}{comparison.later}.csv": revisions_csv(published)}


def revisions_csv(comparison: EditionDiff) -> bytes:
    """The columns of `donnees.csv` that name a cell, what happened, then both values; sorted by key as text."""
    return _written(comparison).to_csv(index=False, lineterminator="\n").encode()


def revisions_json(comparison: EditionDiff) -> bytes:
    """`{"avant", "apres", "colonnes", "valeurs"}`; values are numbers or null."""
    rows = [list(row) for row in comparison.cells[list(CHANGE_COLUMNS)].itertuples(index=False, name=None)]
    places = [CHANGE_COLUMNS.index(name) for name in _VALUES]
    for row in rows:
        for place in places:
            row[place] = _number(row[place])
    document = {"avant": comparison.previous, "apres": comparison.later, "colonnes": list(HEADERS), "valeurs": rows}
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _number(value: float) -> int | float | None:
    if value != value:
        return None
    return int(value) if value.is_integer() else value


def _written(comparison: EditionDiff) -> pd.DataFrame:
    """The cells under their French names, numbers in their shortest decimal form."""
    cells = comparison.cells[list(CHANGE_COLUMNS)]
    texts = {name: [decimal_text(value) for value in cells[name].tolist()] for name in _VALUES}
    return cells.assign(**texts).set_axis(list(HEADERS), axis=1)
