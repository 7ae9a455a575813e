"""Métiers: the entries whose columns stand together."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.wording.context import WordingContext
from fiches.wording.metier_counts import volume_of


def metier_columns(indicator: Indicator, wording: WordingContext) -> list[Indicator]:
    """The entries told side by side: the chart's own, then those of its section that have no chart of their own.

    A field of points has two: its volume and its grade.
    """
    if indicator.chart.by_volume:
        volume = volume_of(indicator, wording)
        return [volume, indicator] if volume else [indicator]
    same = wording.catalogue.in_section(indicator.section)
    others = [i for i in same if i.id != indicator.id and i.source.activite == indicator.source.activite]
    return [indicator, *(i for i in others if not i.chart.has_block)]
