"""An item beside the same of the parent: the same decision in a title, in a reading, in a table, each in its own words."""

from __future__ import annotations

from fiches.indicators.claims.beside import ALIKE, LESS, MORE
from fiches.indicators.claims.items import beside
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.block import Block, Item
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.items import share
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.places import elided


def beside_parent(block: Block, item: Item, wording: WordingContext, *, name: Phrase = EMPTY) -> Phrase:
    """« , comme en Bretagne », « , 3 points de plus qu’en Bretagne »; nothing where rounding forbids to tell.

    `name`: what the figure counts, where two shares are printed before: « , contre 55 % de femmes en Bretagne ».
    """
    claim = beside(block, item, wording.catalogue.affirmations)
    if claim is None or item.parent is None:
        return EMPTY
    there = wording.within(item.parent.territory)
    if claim.name == ALIKE:
        return _alike(block, item, claim, wording)
    if claim.name not in (MORE, LESS):
        return EMPTY
    if name:
        figure = share(block, item.parent, wording)
        return Phrase(", {}").format(
            claimed(claim, Phrase("contre {} {} {}").format(figure, name, there), wording.home)
        )
    said = Phrase("{} {}").format(claim.name, elided("qu", there))
    if item.gap is not None and item.gap.value:
        said = Phrase("{} de {}").format(wording.marker.size(item.gap), said)
    elif block.indicator.mesure == "niveau":
        said = Phrase("contre {} {}").format(share(block, item.parent, wording), there)
    return Phrase(", {}").format(claimed(claim, said, wording.home))


def parent_figure(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , contre 34 % en Bretagne »; « ; en Bretagne, 34 % » where rounding forbids to tell."""
    if item.parent is None or item.parent.value is None:
        return EMPTY
    claim = beside(block, item, wording.catalogue.affirmations)
    there, figure = wording.within(item.parent.territory), share(block, item.parent, wording)
    if claim is not None and claim.name == ALIKE:
        return _alike(block, item, claim, wording)
    if claim is not None and claim.name in (MORE, LESS):
        return Phrase(", {}").format(claimed(claim, Phrase("contre {} {}").format(figure, there), wording.home))
    return Phrase("{}{}, {}").format(SEMICOLON, there, figure)


def _alike(block: Block, item: Item, claim: Claim, wording: WordingContext) -> Phrase:
    """« comme » where both are written the same, « presque comme » and the other figure where they are not."""
    if item.parent is None:
        return EMPTY
    there = wording.within(item.parent.territory)
    if item.parent.value == item.number.value:
        return Phrase(", {}").format(claimed(claim, Phrase("comme {}").format(there), wording.home))
    said = claimed(claim, Phrase("presque comme {}").format(there), wording.home)
    return Phrase(", {} ({})").format(said, share(block, item.parent, wording))
