"""content/semblables.toml → how similar territories are found, checked with the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fiches.content.catalogue import Catalogue
from fiches.content.similarity import FORMULA, SimilaritySettings
from fiches.content.suggestions import nearest
from fiches.content.toml import read_settings
from fiches.keys import Key, TerritoryKey

FILE = "semblables.toml"


def load_similarity(content: Path, catalogue: Catalogue) -> SimilaritySettings:
    """The settings of a content folder, empty where the file is absent. Raises ContentError with every finding."""
    return read_settings(SimilaritySettings, content, FILE, lambda settings: _findings(settings, catalogue))


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
