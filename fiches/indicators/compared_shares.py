"""The shares by which territories are compared: the items that the catalogue names, as the fiche shows them, and all those
of the distributions that it puts side by side.
"""

from __future__ import annotations

from collections.abc import Iterable

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.compared_share import ComparedShare
from fiches.indicators.model.numbers import Observed


def compared_shares(blocks: Iterable[Block]) -> tuple[ComparedShare, ...]:
    """In the order of the catalogue; an item that the territory lacks has no number."""
    return tuple(
        ComparedShare(block.indicator, code, None if _is_small(block) else _number(block, code), _is_small(block))
        for block in blocks
        for code in dict.fromkeys((*block.indicator.comparer, *side_by_side(block.indicator)))
    )


def side_by_side(entry: Indicator) -> tuple[str, ...]:
    """The items of a distribution that is compared whole; none of another."""
    return entry.source.modalites if entry.cote_a_cote else ()


def _is_small(block: Block) -> bool:
    """Whether it gives counts in place of shares, its base being small."""
    return block.indicator.mesure != "pourcentage"


def _number(block: Block, code: str) -> Observed | None:
    return next((item.number for item in block.whole if item.code == code), None)
