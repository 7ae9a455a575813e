"""The régions of the country, the départements of a région, each with its key figures in short."""

from __future__ import annotations

from fiches.indicators.edition_data import EditionData
from fiches.indicators.key_figures import short_key_figures
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.territories import COUNTRY, DEPARTEMENT, REGION

FEWEST = 2  # a région of one département is the same place
_LEVELS = {COUNTRY: REGION, REGION: DEPARTEMENT}


def parts(data: EditionData, territory: TerritoryKey) -> tuple[Part, ...]:
    """By code; none for the other levels, nor where the edition covers fewer than two."""
    level = _LEVELS.get(territory.type)
    covered = set(data.dataset.territories)
    within = sorted(
        key
        for key, one in data.territories.items()
        if key.type == level and key in covered and territory in one.parents
    )
    return tuple(Part(key, short_key_figures(data, key)) for key in within) if len(within) >= FEWEST else ()
