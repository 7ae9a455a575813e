"""What titles and readings share: the items of a block that have a value, their names, their shares."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label, short_label
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase
from fiches.wording.places import Words, elided
from fiches.wording.prose import lowered, prose

HIGH, LOW = 4, 2  # grades from which it matters for whom
POINTS_SHOWN = 17  # four years and the same quarter of the year before them


def known_items(items: Sequence[Item]) -> list[Item]:
    """Those with a value."""
    return [item for item in items if item.number.value is not None]


def item_name(block: Block, item: Item, wording: WordingContext) -> str:
    return lowered(short_label(item_label(block.indicator, item.code, wording.labels)))


def quoted_item(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« « CAP ou BEP » », as the tables write it."""
    label = prose(item_label(block.indicator, item.code, wording.labels), "libellé")
    return Phrase("«{}{}{}»").format(NBSP, label, NBSP)


def named_item(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« les femmes », « la catégorie A » where the catalogue says how an item is named in a sentence; quoted otherwise."""
    if not block.indicator.element:
        return quoted_item(block, item, wording)
    name = block.indicator.dits.get(item.code) or item_name(block, item, wording)
    return prose(block.indicator.element).format(item=prose(name, "libellé"))


def share(block: Block, number: Observed, wording: WordingContext) -> Phrase:
    return wording.marker.observed(number, block.indicator, bare=block.indicator.unite.startswith("%"))


def counted_of(word: Words) -> Words:
    """« d’offres », « de personnes »."""
    return elided("d", word)
