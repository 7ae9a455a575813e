"""Territories that share a border, by a table of what the source lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from fiches.content.places import is_known_basin
from fiches.content.reference.tables import FOLDER, read_rows
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, ListedTerritory

Neighbours = Mapping[TerritoryKey, tuple[TerritoryKey, ...]]


def neighbours_among(listed: Iterable[ListedTerritory]) -> Neighbours:
    """Of each listed territory, those that share a border with it and are listed too, by code; those without are left out.

    A basin that the tables do not know under its label has none: its code was given to another one.
    """
    known = {one.key for one in listed if one.key.type != BASIN or is_known_basin(one)}
    found = {key: tuple(other for other in _every().get(key, ()) if other in known) for key in sorted(known)}
    return {key: others for key, others in found.items() if others}


@cache
def _every() -> Neighbours:
    """The table holds each pair once."""
    found: dict[TerritoryKey, set[TerritoryKey]] = defaultdict(set)
    for row in read_rows(FOLDER / "voisins.csv"):
        key = TerritoryKey(row["type"], row["code"])
        for other in (TerritoryKey(row["type"], code) for code in row["voisins"].split()):
            found[key].add(other)
            found[other].add(key)
    return {key: tuple(sorted(others)) for key, others in found.items()}
