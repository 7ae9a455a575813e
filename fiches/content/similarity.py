"""content/semblables.toml → how similar territories are found: the variables compared, their weights, the conditions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from fiches.content.catalogue import Catalogue
from fiches.content.toml import Content, nearest, read_model
from fiches.errors import ContentError
from fiches.keys import CUMUL, Key, TerritoryKey

FILE = "semblables.toml"
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


def load_similarity(content: Path, catalogue: Catalogue) -> SimilaritySettings:
    """The settings of a content folder, empty where the file is absent. Raises ContentError with every finding."""
    path = content / FILE
    if not path.exists():
        return NO_SIMILARITY
    settings = read_model(SimilaritySettings, path, name=f"{content.name}/{FILE}")
    if findings := list(_findings(settings, catalogue)):
        raise ContentError(*(f"{content.name}/{FILE}{finding}" for finding in findings))
    return settings


def _findings(settings: SimilaritySettings, catalogue: Catalogue) -> Iterator[str]:
    seen: set[Key] = set()
    names: set[str] = set()
    if settings.variables and FORMULA not in catalogue.formulas:
        yield f" : la formule « {FORMULA} » manque à formules.toml. La rétablir."
    for number, variable in enumerate(settings.variables, start=1):
        place = f", variable {number} (« {variable.libelle} ») :"
        source = catalogue.sources.get(variable.indicateur)
        if source is None:
            known = ", ".join(catalogue.sources)
            near = nearest(variable.indicateur, catalogue.sources)
            yield f"{place} indicateur inconnu « {variable.indicateur} » (connus : {known}).{near}"
        elif variable.mesure not in source.mesures:
            yield f"{place} mesure « {variable.mesure} » absente de {variable.indicateur} ({', '.join(source.mesures)})."
        if variable.id in names:
            yield f"{place} identifiant « {variable.id} » déjà employé. En choisir un autre."
        names.add(variable.id)
        if (key := variable.key(TerritoryKey("", ""), "")) in seen:
            yield f"{place} déclarée deux fois. Retirer l’une des deux."
        seen.add(key)
