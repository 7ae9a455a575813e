"""Territories as the site names them: levels, folders, slugs, display names and the forms French grammar needs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fiches.keys import FRANCE, TerritoryKey

LEVELS = {
    "NAT": "france",
    "REG": "regions",
    "DEP": "departements",
    "BASBMO": "bassins",
    "EPCI": "epci",
}
LEVEL_NAMES = {
    "NAT": ("pays", "pays"),
    "REG": ("région", "régions"),
    "DEP": ("département", "départements"),
    "BASBMO": ("bassin d’emploi", "bassins d’emploi"),
    "EPCI": ("intercommunalité", "intercommunalités"),
}


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
    def level(self) -> str:
        return LEVELS[self.key.type]

    @property
    def slug(self) -> str:
        return f"{self.key.code}-{slugify(self.name)}"

    @property
    def folder(self) -> str:
        """The fiche's folder from the site's root, ending in `/`."""
        if self.key == FRANCE:
            return "france/"
        return f"{self.level}/{self.slug}/"


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
