"""Computes all the figures of one territory: key figures, blocks, maps, what distinguishes it, similar territories, what lies around."""

from __future__ import annotations

from fiches.indicators.around import around
from fiches.indicators.blocks import blocks, blocks_of_data_only
from fiches.indicators.children import children_maps
from fiches.indicators.distinctions import distinctions
from fiches.indicators.edition_data import EditionData
from fiches.indicators.headlines import headlines
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.parts import parts
from fiches.indicators.similar import similar
from fiches.keys import TerritoryKey


def build_fiche(data: EditionData, territory: TerritoryKey) -> Fiche:
    """The figures of a territory; a territory without any row has empty blocks, each with its reason."""
    shown, within = blocks(data, territory), parts(data, territory)
    return Fiche(
        territory=territory,
        parents=data.parents(territory),
        headlines=headlines(data, territory),
        blocks=shown,
        maps=children_maps(data, territory),
        distinctions=distinctions(data, territory, (*shown, *blocks_of_data_only(data, territory))),
        similar=similar(data, territory),
        parts=within,
        around=around(data, territory, (part.territory for part in within)),
    )
