"""`[fiche]` of site.toml: in which order a fiche has its sections, and what it does not show. `arrangement` puts it to the catalogue."""

from __future__ import annotations

import tomllib
from pathlib import Path

from fiches.content.files import SITE
from fiches.content.model import Content


class FicheSettings(Content):
    """`ordre`: sections that come first, the others following in the order of the catalogue; `masquer`: sections, or entries."""

    ordre: tuple[str, ...] = ()
    masquer: tuple[str, ...] = ()


def fiche_settings(content: Path) -> FicheSettings:
    """Those of a content folder; none where they cannot be read: `load_config` says why."""
    try:
        settings = tomllib.loads((content / SITE).read_text(encoding="utf-8-sig"))
        return FicheSettings.model_validate(settings.get("fiche", {}))
    except (OSError, ValueError, RecursionError):
        return FicheSettings()
