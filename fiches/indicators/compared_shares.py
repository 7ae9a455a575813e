"""The shares by which territories are compared: the items that the catalogue names, as the fiche shows them."""

from __future__ import annotations

from collections.abc import Iterable

from fiches.indicators.model.block import Block
from fiches.indicators.model.compared_share import ComparedShare


def compared_shares(blocks: Iterable[Block]) -> tuple[ComparedShare, ...]:
    """In the order of the catalogue; an item that the territory lacks has no number."""
    return tuple(
        ComparedShare(block.indicator, code, _number(block, code))
        for block in blocks
        for code in block.indicator.comparer
    )


def _number(block: Block, code: str) -> Observed | None:
    """None too where the block gives counts, its base being small."""
    if block.indicator.mesure != "pourcentage":
        return None
    return next((item.number for item in block.whole if item.code == code), None)
