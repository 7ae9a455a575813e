"""Which territories contain which, grouped by région: a container's counts bound those of what it contains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fiches.content.reference.tables import parts
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import DEPARTEMENT, EPCI, REGION, level_order

Zones = Mapping[TerritoryKey, frozenset[TerritoryKey]]  # basin or EPCI → the départements that it lies in
Parents = Mapping[TerritoryKey, tuple[TerritoryKey, ...]]  # nearest first


@dataclass(frozen=True, slots=True)
class Member:
    """A territory to rank (or, with `ranked` False, a container only).

    `containers`: territories whose union contains it. `follows`: nothing bounds it, so that only the first métiers of
    that larger territory are asked of it.
    """

    key: TerritoryKey
    containers: tuple[TerritoryKey, ...] = ()
    ranked: bool = True
    follows: TerritoryKey | None = None


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A région (`root`) and the territories within it, larger ones first; one search a group."""

    root: TerritoryKey
    members: tuple[Member, ...]


def epci_zones() -> Zones:
    """The départements of each EPCI, from the local table of communes."""
    zones: dict[TerritoryKey, set[TerritoryKey]] = {}
    for part in parts():
        zones.setdefault(TerritoryKey(EPCI, part.epci), set()).add(TerritoryKey(DEPARTEMENT, part.departement))
    return {key: frozenset(departements) for key, departements in zones.items()}


def region_groups(
    asked: Iterable[TerritoryKey], published: Iterable[TerritoryKey], parents: Parents, zones: Zones
) -> tuple[RegionGroup, ...]:
    """Every asked territory but the country, by région, in the order of the régions' codes."""
    harvested, ranked = set(asked), set(published)
    groups: dict[TerritoryKey, list[Member]] = {}
    for key in sorted(harvested - {FRANCE}, key=level_order):
        above = [parent for parent in parents.get(key, ()) if parent in harvested and parent != FRANCE]
        root = above[-1] if above else key
        groups.setdefault(root, []).append(_member(key, above, harvested, ranked, parents, zones))
    return tuple(RegionGroup(root, tuple(members)) for root, members in sorted(groups.items()))


def _member(
    key: TerritoryKey,
    above: list[TerritoryKey],
    harvested: set[TerritoryKey],
    ranked: set[TerritoryKey],
    parents: Parents,
    zones: Zones,
) -> Member:
    if key.type in (REGION, DEPARTEMENT):
        return Member(key, tuple(above[:1]), ranked=key in ranked)
    within = sorted(zones.get(key, ()))
    regions = {parents.get(one, ())[:1] for one in within}
    bounded = within and harvested.issuperset(within) and len(regions) == 1 and above and above[-1] in regions.pop()
    if bounded:
        return Member(key, tuple(within), ranked=key in ranked)
    return Member(key, (), ranked=key in ranked, follows=above[0] if above else None)
