"""The territories that a selection of territoires.toml holds, among those that the source lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from fiches.content.places import is_known_basin, named_territories
from fiches.content.reference.epci_changes import successors
from fiches.content.reference.memberships import inhabitants
from fiches.content.reference.tables import Territoire, basins, territoire_index, territoires
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, EPCI, LEVELS, ListedTerritory


def is_known(place: TerritoryKey, listed: Collection[TerritoryKey]) -> bool:
    """Whether one can select in a place: the source lists it, or the tables have it (an edition lists its own alone)."""
    known = (place.type, place.code) in territoire_index() or (place.type == BASIN and place.code in basins())
    return place in listed or known


def members(level: str, place: TerritoryKey, listed: Iterable[ListedTerritory]) -> tuple[TerritoryKey, ...]:
    """The listed territories of a level in a place, by code.

    A smaller level in a larger place, by main membership: the source's own where it gives it (the chain of parents, as
    on the pages), else where most inhabitants live, so that a territory astride two places is of one. A larger level in
    a smaller place: those that it touches. Nothing by the tables of a basin that they do not know under its label.
    """
    every = tuple(listed)
    unknown = {one.key for one in every if one.key.type == BASIN and not is_known_basin(one)}
    shares = {} if place in unknown else inhabitants(place.type, level).get(place.code, {})
    order = list(LEVELS)
    if order.index(level) < order.index(place.type):
        return tuple(sorted(one.key for one in every if one.key.type == level and one.key.code in shares))
    own = {key: one.parents for key, one in named_territories(every, {}).items() if key.type == level}
    return tuple(
        key for key in sorted(own) if _main(key, place.type, own[key], unknown) == place and place not in unknown
    )


def _main(
    key: TerritoryKey, level: str, parents: Iterable[TerritoryKey], unknown: Collection[TerritoryKey]
) -> TerritoryKey | None:
    """The place of a level that a territory belongs to; None where neither the source nor the tables say."""
    told = next((parent for parent in parents if parent.type == level), None)
    if told is not None or key in unknown:
        return told
    shares: Mapping[str, int] = inhabitants(key.type, level).get(key.code, {})
    most = max(shares, key=lambda code: (shares[code], code), default="")
    return TerritoryKey(level, most) if most else None


@cache
def known_parts(level: str, place: TerritoryKey) -> frozenset[str]:
    """The codes of a level in a place by the tables, whatever the source lists: by main membership too."""
    if level == BASIN:
        shares = inhabitants(BASIN, place.type)
        return frozenset(
            code for code, own in shares.items() if max(own, key=lambda one: (own[one], one)) == place.code
        )
    return frozenset(row.code for row in territoires() if row.type == level and place in _holders(row))


def are_all_parts(place: TerritoryKey, level: str, codes: Collection[str]) -> bool:
    """Whether codes of a level are all those of a place, by the tables; one that has ended is there by its successors."""
    there = set(codes)
    return all(
        code in there or (level == EPCI and there.issuperset(successors(code) or (code,)))
        for code in known_parts(level, place)
    )


def _holders(row: Territoire) -> list[TerritoryKey]:
    """The chain of parents of a territory of the tables."""
    found = []
    step: Territoire | None = row
    while step is not None and step.parent_type:
        found.append(TerritoryKey(step.parent_type, step.parent_code))
        step = territoire_index().get((step.parent_type, step.parent_code))
    return found
