"""Who publishes a figure, and of which day its data are."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.wording.context import WordingContext
from fiches.wording.period_words import day
from fiches.wording.phrase import Phrase
from fiches.wording.prose import prose


def source_line(indicator: Indicator, updated_at: str, wording: WordingContext) -> Phrase:
    """« France Travail (API Marché du travail), données du 28 mai 2026 »."""
    source = wording.catalogue.sources[indicator.source.indicateur]
    said = Phrase("{} (API Marché du travail de France Travail)").format(prose(source.fournisseurs))
    dated = day(updated_at)
    return Phrase("{}, données du {}").format(said, dated) if dated else said
