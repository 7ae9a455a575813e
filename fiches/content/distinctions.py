"""When a gap beside the parent distinguishes a territory, and which rows tell one fact (content/distinctions.toml)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fiches.content.model import Content

NATURES = ("part", "evolution", "niveau", "montant")


class Group(Content):
    """Breakdowns and types of activity that cut the same thing: rows of two of them may tell one fact in two forms."""

    nom: str
    types: Annotated[tuple[str, ...], Field(min_length=1)]


class DistinctionSettings(Content):
    """Thresholds and groups of content/distinctions.toml; with `nombre` 0, no page says what distinguishes a territory.

    `nombre`: sentences at most; `seuil`: how many usual gaps of the level the least possible gap must be worth;
    `territoires_min`: territories of the level that must have the value; `planchers`: the least usual gap, by nature of what
    is compared.
    """

    nombre: Annotated[int, Field(ge=0, le=5)] = 0
    seuil: Annotated[float, Field(ge=1)] = 1.0
    territoires_min: Annotated[int, Field(ge=5)] = 5
    planchers: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    groupes: tuple[Group, ...] = ()

    def subject(self, kind: str) -> str:
        """What a breakdown or a type of activity cuts: the name of its group, else itself."""
        return next((group.nom for group in self.groupes if kind in group.types), kind)


NO_DISTINCTIONS = DistinctionSettings()
