"""content/distinctions.toml → when a gap distinguishes a territory, checked with the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fiches.content.catalogue import Catalogue
from fiches.content.distinctions import NATURES, DistinctionSettings
from fiches.content.suggestions import nearest
from fiches.content.toml import read_settings

FILE = "distinctions.toml"


def load_distinctions(content: Path, catalogue: Catalogue) -> DistinctionSettings:
    """The settings of a content folder, none where the file is absent. Raises ContentError with every finding."""
    return read_settings(DistinctionSettings, content, FILE, lambda settings: _findings(settings, catalogue))


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
