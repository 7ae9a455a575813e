"""`donnees.json`: the rows of `donnees.csv`, grouped by what they share; its JSON Schema is published with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fiches.keys import Key
from fiches.site.data.open_data import Row
from fiches.territories import Territory

SCHEMA_FILE = "api/v1/donnees.schema.json"
_SCHEMA = Path(__file__).with_name("donnees.schema.json")
_GROUPED = (
    "type_territoire", "code_territoire", "indicateur", "type_activite", "code_nomenclature", "type_caracteristique",
    "mesure",
)  # fmt: skip
_KEY = len(Key._fields)


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
        times = tuple(row[8] for row in series), tuple(row[12] for row in series)
        line: list[object] = [*own, [_number(row[10]) for row in series]]
        statuses = [row[11] for row in series]
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


def _series(rows: Iterable[Row]) -> list[tuple[tuple[str, ...], tuple[str, str], list[Row]]]:
    """The rows of each series, with what its group has and what its line has of the key."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = Key(*row[:_KEY])
        found.setdefault((*key.series, key.measure), []).append(row)
    return [(_shared(Key(*series[0][:_KEY])), (series[0][4], series[0][7]), series) for series in found.values()]


def _shared(key: Key) -> tuple[str, ...]:
    """The parts of a key that a group holds, in the order of `_GROUPED`."""
    return (
        key.territory_type, key.territory_code, key.indicator, key.activity_type, key.nomenclature_code,
        key.characteristic_type, key.measure,
    )  # fmt: skip


def _number(text: str) -> int | float | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)
