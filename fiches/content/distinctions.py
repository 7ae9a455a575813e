"""content/distinctions.toml → when a gap beside the parent distinguishes a territory, and which rows tell one fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from fiches.content.catalogue import Catalogue
from fiches.content.toml import Content, nearest, read_model
from fiches.errors import ContentError

FILE = "distinctions.toml"
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


def load_distinctions(content: Path, catalogue: Catalogue) -> DistinctionSettings:
    """The settings of a content folder, none where the file is absent. Raises ContentError with every finding."""
    path = content / FILE
    if not path.exists():
        return NO_DISTINCTIONS
    settings = read_model(DistinctionSettings, path, name=f"{content.name}/{FILE}")
    if findings := list(_findings(settings, catalogue)):
        raise ContentError(*(f"{content.name}/{FILE}{finding}" for finding in findings))
    return settings


def _findings(settings: DistinctionSettings, catalogue: Catalogue) -> Iterator[str]:
    for nature in sorted(set(NATURES) ^ set(settings.planchers)):
        state = "manque" if nature in NATURES else "est inconnu"
        yield f" : le plancher « {nature} » {state} (attendus : {', '.join(NATURES)}). Corriger."
    known = {kind for source in catalogue.sources.values() for kind in (*source.activites, *source.caracteristiques)}
    parts = {part for kind in known for part in kind.split("x")}
    seen: set[str] = set()
    for group in settings.groupes:
        for kind in group.types:
            if kind not in parts:
                yield f", groupe « {group.nom} » : type inconnu « {kind} ».{nearest(kind, sorted(parts))}"
            if kind in seen:
                yield f", groupe « {group.nom} » : le type « {kind} » est déjà d’un groupe. Le retirer de l’un."
            seen.add(kind)
