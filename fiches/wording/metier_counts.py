"""Which counts of the catalogue go with an entry about métiers: those of its section, asked for the same activities."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.wording.context import WordingContext


def volume_of(indicator: Indicator, wording: WordingContext) -> Indicator | None:
    """What a field of métiers counts across: the first flow of its section asked for the same activities."""
    counts = counts_beside(indicator, wording)
    return next((i for i in counts if not i.is_stock), counts[0] if counts else None)


def stock_of(indicator: Indicator, wording: WordingContext) -> Indicator | None:
    return next((i for i in counts_beside(indicator, wording) if i.is_stock), None)


def counts_beside(indicator: Indicator, wording: WordingContext) -> list[Indicator]:
    same = wording.catalogue.in_section(indicator.section)
    return [i for i in same if i.source.activite == indicator.source.activite and i.mesure == "nombre"]
