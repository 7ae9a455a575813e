"""An item beside the same of the parent: the same decision in a title, in a reading, in a table, each in its own words."""

from __future__ import annotations

from fiches.indicators.claims.beside import ALIKE, LESS, MORE
from fiches.indicators.claims.items import beside
from fiches.indicators.claims.model import Claim
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.places import elided


def beside_parent(block: Block, item: Item, wording: WordingContext, *, name: Phrase = EMPTY) -> Phrase:
    """« , comme en Bretagne », « , 3 points de plus qu’en Bretagne »; nothing where rounding forbids to tell.

    `name`: what the figure counts, where two shares are printed before: « , plus qu’en Bretagne (55 % de femmes) ».
    """
    claim = _claim(block, item, wording)
    if claim is None or item.parent is None:
        return EMPTY
    if claim.name == ALIKE:
        return _alike(block, item, claim, wording)
    if name or item.gap is None or not item.gap.value:
        return _more_or_less(block, item, claim, wording, name=name)
    there = elided("qu", wording.within(item.parent.territory))
    said = Phrase("{} de {} {}").format(wording.marker.size(item.gap), claim.name, there)
    return Phrase(", {}").format(claimed(claim, said, wording.home))


def parent_figure(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , plus qu’en Bretagne (34 %) »; « ; en Bretagne, 34 % » where rounding forbids to tell."""
    if item.parent is None or item.parent.value is None:
        return EMPTY
    claim = _claim(block, item, wording)
    if claim is not None and claim.name == ALIKE:
        return _alike(block, item, claim, wording)
    if claim is not None:
        return _more_or_less(block, item, claim, wording)
    return Phrase("{}{}, {}").format(
        SEMICOLON, wording.within(item.parent.territory), share(block, item.parent, wording)
    )


def _claim(block: Block, item: Item, wording: WordingContext) -> Claim | None:
    """Alike, more or less; None where rounding forbids to tell, and of « 58 %, plus qu’en Bretagne (58 %) »."""
    claim = beside(block, item, wording.catalogue.affirmations)
    if claim is None or item.parent is None or claim.name not in (ALIKE, MORE, LESS):
        return None
    return None if claim.name != ALIKE and item.parent.value == item.number.value else claim


def _more_or_less(block: Block, item: Item, claim: Claim, wording: WordingContext, *, name: Phrase = EMPTY) -> Phrase:
    """« , plus qu’en Bretagne (52 %) »."""
    if item.parent is None:
        return EMPTY
    there, figure = wording.within(item.parent.territory), share(block, item.parent, wording)
    said = claimed(claim, Phrase("{} {}").format(claim.name, elided("qu", there)), wording.home)
    return Phrase(", {} ({}{})").format(said, figure, Phrase(" {}").format(name) if name else EMPTY)


def _alike(block: Block, item: Item, claim: Claim, wording: WordingContext) -> Phrase:
    """« comme » where both are written the same, « presque comme » and the other figure where they are not."""
    if item.parent is None:
        return EMPTY
    there = wording.within(item.parent.territory)
    if item.parent.value == item.number.value:
        return Phrase(", {}").format(claimed(claim, Phrase("comme {}").format(there), wording.home))
    said = claimed(claim, Phrase("presque comme {}").format(there), wording.home)
    return Phrase(", {} ({})").format(said, share(block, item.parent, wording))


def share(block: Block, number: Observed, wording: WordingContext) -> Phrase:
    return wording.marker.observed(number, block.indicator, bare=block.indicator.unite.startswith("%"))
