"""Levels of territory, and territories with their names, addresses and the forms that French grammar needs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from fiches.keys import FRANCE, TerritoryKey

# A level of territory under the code that the API gives its type.
COUNTRY, REGION, DEPARTEMENT, BASIN, EPCI = "NAT", "REG", "DEP", "BASBMO", "EPCI"
LevelCode = Literal["NAT", "REG", "DEP", "BASBMO", "EPCI"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level: the API's code of it, its folder in the site, its French name in the singular and in the plural."""

    code: str
    folder: str
    singular: str
    plural: str


# The only table of levels, the largest first: everything that goes level by level follows this order.
LEVELS = {
    level.code: level
    for level in (
        Level(COUNTRY, "france", "pays", "pays"),
        Level(REGION, "regions", "région", "régions"),
        Level(DEPARTEMENT, "departements", "département", "départements"),
        Level(BASIN, "bassins", "bassin d’emploi", "bassins d’emploi"),
        Level(EPCI, "epci", "intercommunalité", "intercommunalités"),
    )
}


def level_order(key: TerritoryKey) -> tuple[int, str]:
    """Sorts territories by level, the largest first, then by code. Raises ValueError for an unknown level."""
    return list(LEVELS).index(key.type), key.code


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


def slugify(text: str) -> str:
    """ASCII, lower case, dashes: « L’Haÿ-les-Roses » → `l-hay-les-roses`."""
    spaced = re.sub(r"[^\w]+|_", " ", text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
