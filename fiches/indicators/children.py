"""The maps of a country, a région or a département: its territories by a grade, or by the change of a count (a count would map the
population).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.content.members import are_all_parts
from fiches.indicators.annual_change import annual_change, level_changes
from fiches.indicators.claims.change import claim_of_evolution
from fiches.indicators.classes import bounds_of
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.numbers import Observed
from fiches.indicators.rows import main_key, observed
from fiches.keys import NOT_AVAILABLE, Key, TerritoryKey
from fiches.territories import COUNTRY, DEPARTEMENT, REGION

FEWEST = 2  # territories on a map
_MAPPED = ("nombre", "niveau")  # what has classes: a count by its change, a grade
MOST_TWICE = 5  # départements of a région that has every map: the page of a larger one keeps the first, for its weight
_FINEST = {COUNTRY: (DEPARTEMENT, REGION), REGION: (DEPARTEMENT,)}
_COARSEST = {COUNTRY: (REGION, DEPARTEMENT), REGION: (DEPARTEMENT,)}


def children_maps(data: EditionData, territory: TerritoryKey) -> tuple[ChildrenMap, ...]:
    """One for each entry of the catalogue that asks for it: the first by the finest level, the next by the coarsest.

    None where the territory has not two territories within that a map can show and that the edition covers; nor for an
    indicator of which the edition has nothing.
    """
    entries = sorted((i for i in data.catalogue.indicators if i.carte), key=lambda i: (i.carte, i.id))
    maps = []
    for place, entry in enumerate(entries):
        within = _within_levels(data, territory, _COARSEST if place else _FINEST)
        key = main_key(data, entry, territory)
        if within and key.period and not (place and _is_heavy(within)):
            maps.append(_map(data, entry, key, within))
    return tuple(maps)


def front_maps(data: EditionData, territory: TerritoryKey) -> tuple[ChildrenMap, ...]:
    """One for each figure by which territories are listed, all by the finest level: what a front page chooses from.

    None for a level without parts; nor for an indicator of which the edition has nothing.
    """
    within = finest_within(data, territory)
    entries = data.catalogue.first_of_each_source() if within else ()
    shown = ((entry, main_key(data, entry, territory)) for entry in entries)
    drawn = (_map(data, entry, key, within) for entry, key in shown if key.period)
    return tuple(one for one in drawn if not one.missing)


def parts_map(data: EditionData, territory: TerritoryKey, parts: Sequence[TerritoryKey]) -> ChildrenMap | None:
    """Its parts of one level, which a page compares, by the first key figure that a map can show.

    None where they are not all those that it has, where fewer than two have an outline, or without such a figure.
    """
    whole = are_all_parts(territory, parts[0].type, {part.code for part in parts})
    if not whole or sum(part in data.outlined for part in parts) < FEWEST:
        return None
    entries = (entry for entry in data.catalogue.headlines() if entry.mesure in _MAPPED)
    shown = ((entry, main_key(data, entry, territory)) for entry in entries)
    drawn = (_map(data, entry, key, sorted(parts)) for entry, key in shown if key.period)
    return next((one for one in drawn if not one.missing), None)


def finest_within(data: EditionData, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
    """The territories of the finest level that a map of this one can show, by code; none where it has no parts."""
    return _within_levels(data, territory, _FINEST)


def coarsest_within(data: EditionData, territory: TerritoryKey) -> tuple[TerritoryKey, ...]:
    """The same of the coarsest level."""
    return _within_levels(data, territory, _COARSEST)


def _within_levels(
    data: EditionData, territory: TerritoryKey, levels: Mapping[str, tuple[str, ...]]
) -> tuple[TerritoryKey, ...]:
    return next((keys for level in levels.get(territory.type, ()) if (keys := _within(data, territory, level))), ())


def _is_heavy(within: Sequence[TerritoryKey]) -> bool:
    return within[0].type == DEPARTEMENT and len(within) > MOST_TWICE


def _within(data: EditionData, territory: TerritoryKey, level: str) -> tuple[TerritoryKey, ...]:
    """The territories of a level in another, by code; none unless the edition covers them all and at least two have an outline."""
    listed = [k for k, t in data.territories.items() if k.type == level and territory in t.parents]
    whole = level in data.ranked_levels or set(listed) <= set(data.dataset.territories)
    outlined = [key for key in listed if key in data.outlined]
    return tuple(sorted(listed)) if whole and len(outlined) >= FEWEST else ()


def _map(data: EditionData, entry: Indicator, key: Key, within: Sequence[TerritoryKey]) -> ChildrenMap:
    level = within[0].type
    there = replace(data, dataset=data.dataset.series_at(level, key))
    children = tuple(_child(there, key.at(child)) for child in within)
    return ChildrenMap(
        indicator=entry,
        level=level,
        own=_child(data, key),
        children=children,
        bounds=bounds_of(level_changes(data, level, key)) if entry.mesure == "nombre" else (),
        missing=_missing(children),
        updated_at=max((child.number.updated_at for child in children), default=""),
    )


def _child(data: EditionData, key: Key) -> Child:
    number = observed(data, key)
    change = annual_change(data, number) if key.measure == "nombre" else None
    return Child(key.territory, number, change, claim_of_evolution(change, data.catalogue.affirmations))


def _missing(children: Sequence[Child]) -> str:
    """Why fewer than two territories have a value: what most of the others lack."""
    if sum(child.mapped.value is not None for child in children) >= FEWEST:
        return ""
    why = [_why(child) for child in children if child.mapped.value is None]
    return Counter(why).most_common(1)[0][0] if why else NOT_AVAILABLE


def _why(child: Child) -> str:
    mapped = child.mapped
    return (mapped.status if isinstance(mapped, Observed) else mapped.reason) or NOT_AVAILABLE
