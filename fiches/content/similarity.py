"""How similar territories are found: the variables compared, their weights, the conditions (content/semblables.toml)."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from fiches.content.model import Content
from fiches.keys import CUMUL, Key, TerritoryKey

FORMULA = "distance"


class Variable(Content):
    """A row of the edition by which territories are compared, its French name and its weight."""

    id: str
    libelle: str
    indicateur: str
    activite: str = CUMUL
    code_activite: str = CUMUL
    code: str = ""
    caracteristique: str = ""
    modalite: str = ""
    mesure: Literal["pourcentage", "niveau"] = "pourcentage"  # counts tell the size of a place, not what it is like
    effectifs: bool = (
        False  # the share is that of the published count in the count without breakdown, finer than whole percents
    )
    poids: Annotated[float, Field(gt=0)] = 1.0

    def key(self, territory: TerritoryKey, period: str) -> Key:
        """The key of the variable's value in a territory."""
        return Key(
            self.indicateur,
            *territory,
            self.activite,
            self.code_activite,
            self.code,
            self.caracteristique,
            self.modalite,
            period,
            self.mesure,
        )

    def counts(self, territory: TerritoryKey, period: str) -> tuple[Key, Key] | None:
        """The count that the share is of, and the count of its base; None where the percentage published is compared."""
        if not self.effectifs:
            return None
        count = self.key(territory, period)._replace(measure="nombre")
        whole = count._replace(characteristic_type="", characteristic_code="")
        return count, whole if self.caracteristique else whole.all_activities()


class SimilaritySettings(Content):
    """The declared variables and conditions; without variables, no page names similar territories.

    `nombre`: territories named; `part_min`: percentage of the variables that a territory must have a value for;
    `territoires_min`: territories of the level that must have enough values; `distance_max`: beyond it, nobody is alike.
    """

    nombre: Annotated[int, Field(ge=1, le=10)] = 5
    part_min: Annotated[float, Field(ge=50, le=100)] = 75
    territoires_min: Annotated[int, Field(ge=3)] = 12
    distance_max: Annotated[float, Field(gt=0)] = math.inf
    variables: tuple[Variable, ...] = ()


NO_SIMILARITY = SimilaritySettings()
