"""The rows of `donnees.csv` as lines of a workbook: in words, the measures of one count side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from fiches.keys import TOTALS, TerritoryKey
from fiches.site.data.code_labels import ALL_ACTIVITIES, CHARACTERISTICS, STATUSES, CodeLabels
from fiches.site.data.open_data import Row
from fiches.site.data.workbook_sheets import Cell, Column, Form, Sheet
from fiches.territories import LEVELS
from fiches.wording.numbers import COLON, THIN
from fiches.wording.places import capital

NAME = "Données"
MEASURES = {
    "nombre": Column("Nombre", 12, Form.COUNT),
    "pourcentage": Column("Part (%)", 10),
    "niveau": Column("Classe (de 1 à 5)", 10),
    "score": Column("Score", 10),
    "montant": Column("Montant (€)", 12, Form.COUNT),
}
"""The column of each measure, in order."""
COLUMNS = (
    Column("Indicateur", 26), Column("Territoire", 24), Column("Niveau territorial", 16), Column("Code du territoire", 12),
    Column("Activité", 40), Column("Code de l’activité", 12), Column("Ce qui est compté", 44),
    Column("Caractéristique", 24), Column("Modalité", 30), Column("Période", 24), *MEASURES.values(),
    Column("Remarque", 20), Column("Date de mise à jour", 13, Form.DAY),
)  # fmt: skip


def data_sheet(rows: Iterable[Row], labels: CodeLabels) -> Sheet:
    """One line for the rows that differ by their measure alone, in the order of `donnees.csv`."""
    lines: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in rows:
        lines.setdefault((*row[:9], row[12]), {})[row[9]] = row
    return Sheet(NAME, COLUMNS, [_line(one, labels) for one in lines.values()], is_table=True)


def _line(measures: Mapping[str, Row], labels: CodeLabels) -> Sequence[Cell]:
    indicator, level, place, activity_type, activity, code, kind, item, period, *_, day = next(iter(measures.values()))
    total = activity_type in TOTALS
    return (
        labels.indicator(indicator),
        labels.territory(TerritoryKey(level, place)),
        capital(LEVELS[level].singular) if level in LEVELS else level,
        place,
        ALL_ACTIVITIES if total else labels.code(indicator, activity_type, activity),
        None if total else activity,
        labels.code(indicator, "", code) or None,
        (CHARACTERISTICS.get(kind, kind)) or None,
        (labels.code(indicator, kind, item) if kind else "") or None,
        labels.period(indicator, code, period),
        *(_value(measures.get(measure)) for measure in MEASURES),
        _remark(measures),
        _day(day),
    )


def _value(row: Row | None) -> float | None:
    return float(row[10]) if row is not None and row[10] else None


def _remark(measures: Mapping[str, Row]) -> str | None:
    """« moins de 5 »; « nombre : moins de 5 ; pourcentage : secret statistique » where measures differ."""
    said = {measure: STATUSES.get(row[11], row[11]) for measure, row in measures.items()}
    if len(set(said.values())) == 1:
        return next(iter(said.values())) or None
    return f"{THIN}; ".join(f"{measure}{COLON}{words}" for measure, words in said.items() if words)


@lru_cache(maxsize=4096)
def _day(text: str) -> Cell:
    """`2026-05-28T10:02:11+02:00` → 28 May 2026; a text that is no date stays a text."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return text
