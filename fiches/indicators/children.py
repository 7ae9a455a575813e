"""The territories within a country or a région, for its maps: a count would map the population, so its change does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.indicators.classes import bounds_of
from fiches.indicators.computing import evolution, rounded
from fiches.indicators.figures import Child, ChildrenMap, Observed
from fiches.indicators.reading import Reader, main_key, observed
from fiches.keys import NOT_AVAILABLE, Key, TerritoryKey
from fiches.periods import Period
from fiches.territories import COUNTRY, DEPARTEMENT, REGION

FEWEST = 2  # territories on a map
MOST_TWICE = 5  # départements of a région that has every map: the page of a larger one keeps the first, for its weight
_FINEST = {COUNTRY: (DEPARTEMENT, REGION), REGION: (DEPARTEMENT,)}
_COARSEST = {COUNTRY: (REGION, DEPARTEMENT), REGION: (DEPARTEMENT,)}


def children_maps(reader: Reader, territory: TerritoryKey) -> tuple[ChildrenMap, ...]:
    """One for each entry of the catalogue that asks for it: the first by the finest level, the next by the coarsest.

    None where the territory has not two territories within that a map can show and that the edition covers; nor for an
    indicator of which the edition has nothing.
    """
    entries = sorted((i for i in reader.catalogue.indicators if i.carte), key=lambda i: (i.carte, i.id))
    found = []
    for place, entry in enumerate(entries):
        levels = (_COARSEST if place else _FINEST).get(territory.type, ())
        within = next((keys for level in levels if (keys := _within(reader, territory, level))), ())
        key = main_key(reader, entry, territory)
        if within and key.period and not (place and _is_heavy(within)):
            found.append(_map(reader, entry, key, within))
    return tuple(found)


def _is_heavy(within: Sequence[TerritoryKey]) -> bool:
    return within[0].type == DEPARTEMENT and len(within) > MOST_TWICE


def _within(reader: Reader, territory: TerritoryKey, level: str) -> tuple[TerritoryKey, ...]:
    """The territories of a level in another, by code; none unless the edition covers them all and two can be drawn."""
    listed = [k for k, t in reader.territories.items() if k.type == level and territory in t.parents]
    whole = level in reader.ranked_levels or set(listed) <= set(reader.dataset.territories)
    drawn = [key for key in listed if key in reader.outlined]
    return tuple(sorted(listed)) if whole and len(drawn) >= FEWEST else ()


def _map(reader: Reader, entry: Indicator, key: Key, within: Sequence[TerritoryKey]) -> ChildrenMap:
    there = replace(reader, dataset=reader.dataset.series_at(within[0].type, key))
    children = tuple(_child(there, key.at(child)) for child in within)
    return ChildrenMap(
        indicator=entry,
        level=within[0].type,
        own=_child(reader, key),
        children=children,
        bounds=_bounds(reader, key, within[0].type) if entry.mesure == "nombre" else (),
        missing=_missing(children),
        updated_at=max((there.table(child).updated_at(key.at(child)) for child in within), default=""),
    )


def _child(reader: Reader, key: Key) -> Child:
    number = observed(reader, key)
    return Child(key.territory, number, evolution(reader, number) if key.measure == "nombre" else None)


def _missing(children: Sequence[Child]) -> str:
    """Why fewer than two territories have a value: what most of the others lack."""
    if sum(child.mapped.value is not None for child in children) >= FEWEST:
        return ""
    why = [_why(child) for child in children if child.mapped.value is None]
    return Counter(why).most_common(1)[0][0] if why else NOT_AVAILABLE


def _why(child: Child) -> str:
    mapped = child.mapped
    return (mapped.status if isinstance(mapped, Observed) else mapped.reason) or NOT_AVAILABLE


def _bounds(reader: Reader, key: Key, level: str) -> tuple[float, ...]:
    """From every territory of the level in the country, so that each map of an edition has the same classes."""
    formula = reader.catalogue.formulas["evolution"]
    last = reader.dataset.peers(level, key)
    before = str(Period.parse(key.period).a_year_before())
    first = reader.dataset.peers(level, key._replace(period=before))
    both = [(first[t], last[t]) for t in last if t in first and first[t] >= max(formula.base_min, 1)]
    return bounds_of([rounded(100 * (b - a) / a, formula.decimales) for a, b in both])
