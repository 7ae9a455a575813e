"""`donnees.json`: the rows of `donnees.csv`, grouped by what they share; its JSON Schema is published with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fiches.keys import CSV_HEADERS
from fiches.site.data.open_data import Row
from fiches.territories import Territory

SCHEMA_FILE = "api/v1/donnees.schema.json"
_SCHEMA = Path(__file__).with_name("donnees.schema.json")
_GROUPED = (
    "type_territoire", "code_territoire", "indicateur", "type_activite", "code_nomenclature", "type_caracteristique",
    "mesure",
)  # fmt: skip
_PERIOD, _MEASURE, _VALUE, _STATUS, _DATE = map(
    CSV_HEADERS.index, ("periode", "mesure", "valeur", "statut", "date_maj")
)
_OF_SERIES = (*CSV_HEADERS[:_PERIOD], "mesure")  # what the rows of a series share
_OF_GROUP = [_OF_SERIES.index(name) for name in _GROUPED]
_OF_LINE = [_OF_SERIES.index(name) for name in ("code_activite", "code_caracteristique")]


@dataclass(frozen=True, slots=True)
class FileHead:
    """What a fiche's data files say of themselves: whose, of which edition, from which host, simulated or not."""

    territory: Territory
    edition: str
    source: str = ""
    demo: bool = False


def json_bytes(rows: Iterable[Row], head: FileHead) -> bytes:
    """One line a series: `[code_activite, code_caracteristique, [values…], [statuses…]?]`, under what it shares with others.

    The rows of a group are of the same periods and dates; statuses are left out where all are empty.
    """
    groups: dict[tuple[object, ...], list[object]] = {}
    for shared, own, series in _series(rows):
        times = tuple(row[_PERIOD] for row in series), tuple(row[_DATE] for row in series)
        line: list[object] = [*own, [_number(row[_VALUE]) for row in series]]
        statuses = [row[_STATUS] for row in series]
        groups.setdefault((*shared, *times), []).append([*line, statuses] if any(statuses) else line)
    key = head.territory.key
    document = {
        "territoire": {"type": key.type, "code": key.code, "nom": head.territory.name},
        "edition": head.edition,
        "source": head.source,
        "demo": head.demo,
        "groupes": [
            {**dict(zip(_GROUPED, group, strict=False)), "periodes": group[-2], "dates": group[-1], "lignes": lines}
            for group, lines in groups.items()
        ],
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def schema_bytes() -> bytes:
    """The JSON Schema of every fiche's `donnees.json`."""
    return _SCHEMA.read_bytes()


def _series(rows: Iterable[Row]) -> list[tuple[list[str], list[str], list[Row]]]:
    """The rows of each series, with what its group has and what its line has of the key."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault((*row[:_PERIOD], row[_MEASURE]), []).append(row)
    return [
        ([series[place] for place in _OF_GROUP], [series[place] for place in _OF_LINE], lines)
        for series, lines in found.items()
    ]


def _number(text: str) -> int | float | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)
