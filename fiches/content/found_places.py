"""Places by name, by code or by postcode, among those that are listed; communes by the places that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fiches.content.places import is_known_basin
from fiches.content.reference.communes import communes, holders
from fiches.content.reference.tables import basins, territoires
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, REGION, ListedTerritory, Territory, level_order, slugify


@dataclass(frozen=True, slots=True)
class FoundCommune:
    """A commune and the territories that hold it below the région, the smallest first."""

    name: str
    postcodes: tuple[str, ...]
    held: tuple[TerritoryKey, ...]


def local_territories() -> tuple[ListedTerritory, ...]:
    """Every territory that the tables know, as the API lists them: what needs no key."""
    named = (
        ListedTerritory(
            TerritoryKey(one.type, one.code),
            one.nom,
            TerritoryKey(one.parent_type, one.parent_code) if one.parent_type else None,
        )
        for one in territoires()
    )
    return (*named, *(ListedTerritory(TerritoryKey(BASIN, one.code), one.libelle, None) for one in basins().values()))


def found_territories(text: str, territories: Mapping[TerritoryKey, Territory]) -> list[TerritoryKey]:
    """By level: those of that code or key, else those of which a word begins with each word of the text, whole names first."""
    asked, words = text.strip().upper(), folded(text).split()
    same = [key for key in territories if asked in (key.code, str(key))]
    if same or not words:
        return sorted(same, key=level_order)
    named = {key: folded(one.name) for key, one in territories.items()}
    near = [key for key, name in named.items() if _begins(words, name)]
    return sorted(near, key=lambda key: (named[key] != folded(text), level_order(key)))


def found_communes(text: str, listed: Iterable[ListedTerritory]) -> list[FoundCommune]:
    """Those of a postcode, else those of that very name; only territories that are listed are named."""
    known = {one.key for one in listed if one.key.type != BASIN or is_known_basin(one)}
    asked = folded(text)
    return [
        FoundCommune(one.name, one.postcodes, tuple(key for key in holders(one) if key in known and key.type != REGION))
        for one in communes()
        if asked in one.postcodes or asked == folded(one.name)
    ]


def folded(text: str) -> str:
    """Lower case, no accents, one blank between words, « st » as « saint »."""
    words = slugify(text).split("-")
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def _begins(words: Iterable[str], name: str) -> bool:
    own = name.split()
    return all(any(one.startswith(word) for one in own) for word in words)
