"""What titles and readings share: the items of a block that have a value, their names, their shares."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from fiches.figures import Block, Item, Observed
from fiches.wording.labels import item_label, short_label
from fiches.wording.numbers import NBSP
from fiches.wording.prose import lowered
from fiches.wording.voice import Voice

COLON = f"{NBSP}: "
POINTS_SHOWN = 17  # four years and the same quarter of the year before them


def known_items(items: Sequence[Item]) -> list[Item]:
    """Those with a value."""
    return [item for item in items if item.number.value is not None]


def highest(items: Sequence[Item]) -> list[Item]:
    top = max(item.number.value or 0 for item in items)
    return [item for item in items if item.number.value == top]


def item_name(block: Block, item: Item, voice: Voice) -> str:
    return lowered(short_label(item_label(block.indicator, item.code, voice.labels)))


def share(block: Block, number: Observed, voice: Voice) -> Markup:
    return voice.marker.observed(number, block.indicator, bare=block.indicator.unite.startswith("%"))


def counted_of(word: str) -> str:
    return f"d’{word}" if word[:1] in "aeiouhéèê" else f"de {word}"
