"""Rows that could not be believed, as an edition's manifest names them and as the next harvest takes them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fiches.keys import CSV_HEADERS
from fiches.source.answers import Observation, SetAside
from fiches.source.calls import Call

NBSP = "\u00a0"
# A row's key without its measure, then the field of the API, what was read in it, and why that cannot be.
_FIELDS = (*CSV_HEADERS[: CSV_HEADERS.index("mesure")], "champ", "lu", "raison")
Entry = Mapping[str, str]


def entry_of(call: Call, one: SetAside) -> Entry:
    """A row of an answer, as the manifest's `ecartees` names it."""
    return dict(zip(_FIELDS, (call.indicator, *call.territory, *one), strict=True))


def entry_of_cell(key: Iterable[str], read: str, reason: str) -> Entry:
    """A cell of the assembled table; its measure stands for the field."""
    return dict(zip(_FIELDS, (*key, read, reason), strict=True))


def entries_of_rows(entries: Iterable[Entry], rows: Iterable[Observation]) -> tuple[SetAside, ...]:
    """The entries of rows that an answer rebuilt from an edition holds."""
    there = {(*row[:5], row.period) for row in rows}
    found = (SetAside(*(entry[name] for name in _FIELDS[3:])) for entry in entries)
    return tuple(one for one in found if tuple(one[:6]) in there)


def named(entry: Entry) -> str:
    """« DE_1 DEP 35 CUMUL CUMUL ABC 2026T1 : nombre lu -10, hors bornes (…) »."""
    place = " ".join(entry[name] for name in _FIELDS[:9] if entry[name])
    return f"{place}{NBSP}: {entry['champ']} lu {entry['lu']}, {entry['raison']}"
