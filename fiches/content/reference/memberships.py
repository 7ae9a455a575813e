"""How many inhabitants of each zone live in each of another level, from the communes that both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from fiches.content.reference.communes import communes, holders


@cache
def inhabitants(level: str, other: str) -> Mapping[str, Mapping[str, int]]:
    """Code of `level` → code of `other` → inhabitants of the communes of both; nothing for a level without communes.

    Zones that share only communes without inhabitants have their 0.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for zones, population in _communes():
        here, there = zones.get(level, ""), zones.get(other, "")
        if here and there:
            found[here][there] = found[here].get(there, 0) + population
    return found


@cache
def _communes() -> tuple[tuple[Mapping[str, str], int], ...]:
    """The zones of each commune, by level, and its inhabitants."""
    return tuple(({key.type: key.code for key in holders(one)}, one.population) for one in communes())
