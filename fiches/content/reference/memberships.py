"""How many inhabitants of each zone live in each of another level, from the communes that both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

from fiches.content.reference.communes import Commune, communes, holders


@cache
def inhabitants(level: str, other: str) -> Mapping[str, Mapping[str, int]]:
    """Code of `level` → code of `other` → inhabitants of the communes of both; nothing for a level without communes.

    Zones that share only communes without inhabitants have their 0.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for zones, population in _communes():
        for here, there in product(zones.get(level, ()), zones.get(other, ())):
            found[here][there] = found[here].get(there, 0) + population
    return found


@cache
def _communes() -> tuple[tuple[Mapping[str, tuple[str, ...]], int], ...]:
    """The zones of each commune, by level, and its inhabitants; an EPCI that has ended is beside the one that took it over."""
    return tuple((_zones(one), one.population) for one in communes())


def _zones(commune: Commune) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key in holders(commune):
        found[key.type] = (*found.get(key.type, ()), key.code)
    return found
