"""content/semblables.toml → what makes two territories alike: the declared variables and the conditions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from fiches.content.catalogue import Catalogue
from fiches.content.toml import Content, read_model
from fiches.errors import ContentError
from fiches.keys import CUMUL, Key, TerritoryKey

FILE = "semblables.toml"
FORMULA = "distance"


class Variable(Content):
    """One row of the edition on which territories are compared, and what the pages call it."""

    id: str
    libelle: str
    indicateur: str
    activite: str = CUMUL
    code_activite: str = CUMUL
    code: str = ""
    caracteristique: str = ""
    modalite: str = ""
    mesure: Literal["pourcentage", "niveau"] = "pourcentage"  # counts tell the size of a place, not what it is like
    poids: Annotated[float, Field(gt=0)] = 1.0

    def key(self, territory: TerritoryKey, period: str) -> Key:
        """The row of a territory."""
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


class Likeness(Content):
    """All that is declared. No variable: no territory resembles another."""

    nombre: Annotated[int, Field(ge=1, le=10)] = 5
    part_min: Annotated[float, Field(ge=50, le=100)] = 75
    territoires_min: Annotated[int, Field(ge=3)] = 12
    variables: tuple[Variable, ...] = ()


NOTHING = Likeness()


def load_likeness(content: Path, catalogue: Catalogue) -> Likeness:
    """The file of a content folder; nothing where there is none. Raises ContentError with every finding."""
    path = content / FILE
    if not path.exists():
        return NOTHING
    read = read_model(Likeness, path, name=f"{content.name}/{FILE}")
    if findings := list(_findings(read, catalogue)):
        raise ContentError(*(f"{content.name}/{FILE}{finding}" for finding in findings))
    return read


def _findings(read: Likeness, catalogue: Catalogue) -> Iterator[str]:
    seen: set[Key] = set()
    names: set[str] = set()
    if read.variables and FORMULA not in catalogue.formulas:
        yield f" : la formule « {FORMULA} » manque à formules.toml. La rétablir."
    for number, variable in enumerate(read.variables, start=1):
        place = f", variable {number} (« {variable.libelle} ») :"
        source = catalogue.sources.get(variable.indicateur)
        if source is None:
            yield f"{place} indicateur inconnu « {variable.indicateur} » (connus : {', '.join(catalogue.sources)})."
        elif variable.mesure not in source.mesures:
            yield f"{place} mesure « {variable.mesure} » absente de {variable.indicateur} ({', '.join(source.mesures)})."
        if variable.id in names:
            yield f"{place} identifiant « {variable.id} » déjà employé. En choisir un autre."
        names.add(variable.id)
        if (key := variable.key(TerritoryKey("", ""), "")) in seen:
            yield f"{place} déclarée deux fois. Retirer l’une des deux."
        seen.add(key)
