"""Levels of territory, and territories with their names, addresses and the forms that French grammar needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fiches.keys import FRANCE, TerritoryKey, is_code

# A level of territory under the code that the API gives its type.
COUNTRY, REGION, DEPARTEMENT, BASIN, EPCI = "NAT", "REG", "DEP", "BASBMO", "EPCI"
LevelCode = Literal["NAT", "REG", "DEP", "BASBMO", "EPCI"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level: the API's code of it, its folder in the site, its French name in the singular and in the plural.

    `codes`: the shape of its territories' codes, a regular expression (contract, section 8). Digits are
    `[0-9]`: the class of digits takes those of every script.
    """

    code: str
    folder: str
    singular: str
    plural: str
    codes: str


_LONGEST_SLUG = 80  # a file's name has 255 bytes at most, an address as many as one can read
PARENTS_ONLY = ("FMO", "DOM")  # France métropolitaine and overseas, of level NAT: nothing is published of them
# The only table of levels, the largest first: everything that goes level by level follows this order.
LEVELS = {
    level.code: level
    for level in (
        Level(COUNTRY, "france", "pays", "pays", "FR|FMO|DOM"),
        Level(REGION, "regions", "région", "régions", "[0-9]{2}"),
        Level(DEPARTEMENT, "departements", "département", "départements", "[0-9]{2}|2[AB]|9[78][0-9]"),
        Level(BASIN, "bassins", "bassin d’emploi", "bassins d’emploi", "[0-9][0-9AB][0-9]{1,2}"),
        Level(EPCI, "epci", "intercommunalité", "intercommunalités", "[0-9]{9}"),
    )
}


LARGE_LEVELS = (COUNTRY, REGION, DEPARTEMENT)
"""Levels of few territories, whose fiches can have a file each besides their own: a card, the sheets of former editions."""
NAMED_LEVELS = (BASIN, EPCI)
"""Levels whose codes nobody knows by heart: their lists are by name."""

COLLECTIVITIES = frozenset((TerritoryKey(DEPARTEMENT, "977"), TerritoryKey(DEPARTEMENT, "978")))
"""Saint-Barthélemy and Saint-Martin, which the source lists among the départements: collectivités, counted apart."""


def level_order(key: TerritoryKey) -> tuple[int, str]:
    """Sorts territories by level, the largest first, then by code. Raises ValueError for an unknown level."""
    return list(LEVELS).index(key.type), key.code


def has_known_shape(key: TerritoryKey) -> bool:
    """Whether a territory's code has the shape of its level's; that of any code for a level that is not published."""
    level = LEVELS.get(key.type)
    return is_code(key.type) and is_code(key.code) if level is None else re.fullmatch(level.codes, key.code) is not None


def is_key(text: str) -> bool:
    """Whether a text has the form of the key of a territory that may have a fiche."""
    kind, _, code = text.partition("-")
    return kind in LEVELS and code not in PARENTS_ONLY and has_known_shape(TerritoryKey(kind, code))


def written_code(code: str) -> str:
    """A code of any shape as a message may hold it: ASCII, escapes for the rest, at most 40 characters."""
    return ascii(code)[1:-1][:40]


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with its names: `within` « en Bretagne », `of` « de Bretagne », `subject` « la Bretagne »."""

    key: TerritoryKey
    name: str
    within: str
    of: str
    subject: str
    parents: tuple[TerritoryKey, ...] = ()  # nearest first

    @property
    def level(self) -> Level:
        """The row of the table of levels for its type."""
        return LEVELS[self.key.type]

    @property
    def slug(self) -> str:
        """Code and name as one path segment: `35-ille-et-vilaine`."""
        return f"{self.key.code}-{slugify(self.name)}"

    @property
    def folder(self) -> str:
        """The fiche's folder from the site's root, ending in `/`."""
        if self.key == FRANCE:
            return "france/"
        return f"{self.level.folder}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class ListedTerritory:
    """A territory as the API lists it: its label is in capitals more often than not."""

    key: TerritoryKey
    label: str
    parent: TerritoryKey | None


@lru_cache(maxsize=1 << 14)  # names are sorted by it once a fiche, and there are 2,000
def slugify(text: str) -> str:
    """ASCII, lower case, dashes, at most 80 characters: « L’Haÿ-les-Roses » → `l-hay-les-roses`."""
    spaced = re.sub(r"[^\w]+|_", " ", text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST_SLUG].rstrip("-")


def twin_of(key: TerritoryKey, territories: Mapping[TerritoryKey, Territory]) -> TerritoryKey | None:
    """The same place at another level: a région and its only département have one name; None for any other place."""
    own = territories.get(key)
    if own is None or key.type not in (REGION, DEPARTEMENT):
        return None
    near = (other for other in territories.values() if key in other.parents or other.key in own.parents)
    return next((other.key for other in near if other.name == own.name), None)


def told_once(
    home: TerritoryKey, parents: Iterable[TerritoryKey], name: Callable[[TerritoryKey], Hashable]
) -> tuple[TerritoryKey, ...]:
    """The parents that are no place told already: a région of one département is that département (Mayotte, La Réunion)."""
    nearest: dict[Hashable, TerritoryKey] = {name(home): home}
    for parent in parents:
        nearest.setdefault(name(parent), parent)
    return tuple(place for place in nearest.values() if place != home)
