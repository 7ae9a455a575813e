"""What titles and readings share: the items of a block that have a value, their names, their shares."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Item
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label, short_label
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase
from fiches.wording.places import Words, elided, of_subject
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
    return item_told(block.indicator, item.code, wording)


def of_item(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« des femmes », « de la catégorie A », « du niveau « CAP ou BEP » »."""
    if not block.indicator.element:
        return Phrase("de {}").format(quoted_item(block, item, wording))
    return _within(of_subject(block.indicator.element), block.indicator, item.code, wording)


def item_told(indicator: Indicator, code: str, wording: WordingContext) -> Phrase:
    """« les femmes », by the pattern of the catalogue."""
    return _within(indicator.element, indicator, code, wording)


def _within(pattern: str, indicator: Indicator, code: str, wording: WordingContext) -> Phrase:
    name = indicator.dits.get(code) or lowered(short_label(item_label(indicator, code, wording.labels)))
    return prose(pattern).format(item=prose(name, "libellé"))


def counted_of(word: Words) -> Words:
    """« d’offres », « de personnes »."""
    return elided("d", word)
