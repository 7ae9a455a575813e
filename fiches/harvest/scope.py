"""Territories of a harvest: those that the publisher asks, checked against those that the API lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fiches.content.config import TerritoryList
from fiches.content.places import named_territories
from fiches.content.reference.tables import basins, territoire_index
from fiches.content.suggestions import suggested
from fiches.errors import ContentError
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.api import Api
from fiches.territories import (
    BASIN,
    COUNTRY,
    DEPARTEMENT,
    EPCI,
    LEVELS,
    PARENTS_ONLY,
    REGION,
    ListedTerritory,
    Territory,
    level_order,
)


def listed_territories(api: Api, wanted: TerritoryList) -> list[ListedTerritory]:
    """The API's territories at the levels of the wanted ones and of their parents, `NAT-FMO` and `NAT-DOM` left out."""
    types = {*wanted.niveaux, *(entry.type for entry in wanted.territoires), COUNTRY}
    if types - {COUNTRY}:
        types.add(REGION)
    if types & {EPCI, BASIN}:
        types.add(DEPARTEMENT)
    listed = api.territories_of(level for level in LEVELS if level in types)
    return [t for t in listed if t.key.code not in PARENTS_ONLY or t.key.type != COUNTRY]


def published(wanted: TerritoryList, listed: Iterable[TerritoryKey], *, place: str) -> list[TerritoryKey]:
    """The territories to publish, by level then code. Raises ContentError for one that the API does not list."""
    known = {*listed, FRANCE}
    unknown = [entry.key for entry in wanted.territoires if entry.key not in known]
    if unknown:
        raise ContentError(
            *(
                f"{place} : territoire inconnu {key} (l’API liste {_count(known, key.type)} {key.type},"
                f"{_near(known, key)}).{_meant(known, key)} Corriger le code, ou retirer l’entrée."
                for key in unknown
            )
        )
    chosen = {key for key in known if key.type in wanted.niveaux} | {entry.key for entry in wanted.territoires}
    if not chosen:
        raise ContentError(f"{place} : l’API ne liste aucun territoire de {', '.join(wanted.niveaux)}. Rien à publier.")
    return sorted(chosen, key=level_order)


def _count(listed: Iterable[TerritoryKey], kind: str) -> int:
    return sum(1 for key in listed if key.type == kind)


def _near(listed: Iterable[TerritoryKey], key: TerritoryKey) -> str:
    same = sorted(k.code for k in listed if k.type == key.type)
    near = [code for code in same if code[:2] == key.code[:2]][:3] or same[:3]
    return f" comme {', '.join(near)}" if near else " aucun\u00a0: vérifier FT_API_URL"


def _meant(listed: Iterable[TerritoryKey], key: TerritoryKey) -> str:
    """The code of the same level that is most like it, with the name under which we know it."""
    return suggested(key.code, {k.code: _name(k) for k in sorted(listed) if k.type == key.type})


def _name(key: TerritoryKey) -> str:
    row, basin = territoire_index().get((key.type, key.code)), basins().get(key.code)
    return row.nom if row else basin.nom if basin else str(key)


def with_parents(chosen: Sequence[TerritoryKey], territories: Mapping[TerritoryKey, Territory]) -> list[TerritoryKey]:
    """The published territories and all those that they are compared with."""
    return sorted({*chosen, *(parent for key in chosen for parent in territories[key].parents)}, key=level_order)


def names_of(listed: Iterable[ListedTerritory], wanted: TerritoryList) -> dict[TerritoryKey, Territory]:
    """Every listed territory with its names; those of `territoires.toml` replace the others."""
    return named_territories(listed, {entry.key: entry for entry in wanted.territoires})
