"""What the pages of the whole site take of a fiche."""

from __future__ import annotations

from fiches.indicators.model.fiche import Fiche
from fiches.site.context import FicheSummary


def summary_of(fiche: Fiche) -> FicheSummary:
    """Its key figures and what distinguishes it."""
    return FicheSummary(fiche.territory, fiche.headlines, distinctions=fiche.distinctions)
