"""All the numbers of one territory, without a word of text."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.model.around import NOWHERE_NEAR, Around
from fiches.indicators.model.block import Block
from fiches.indicators.model.children_map import ChildrenMap
from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.part import Part
from fiches.indicators.model.similar import SimilarTerritories
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class Fiche:
    """What the pages, charts and files of one territory are made from."""

    territory: TerritoryKey
    parents: tuple[TerritoryKey, ...]  # nearest first
    headlines: tuple[Headline, ...]
    blocks: tuple[Block, ...]  # in the catalogue's order
    maps: tuple[ChildrenMap, ...] = ()
    distinctions: tuple[Distinction, ...] = ()  # what distinguishes it from its parent, the rarest first
    similar: SimilarTerritories | None = (
        None  # None where nothing is looked for: the country, a level that is not whole
    )
    parts: tuple[Part, ...] = ()  # the régions of the country, the départements of a région
    around: Around = NOWHERE_NEAR  # the published territories near it, and within
