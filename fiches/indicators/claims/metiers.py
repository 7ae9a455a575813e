"""Which métier a territory has most of: of those that it is sure to be first among."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.items import is_few
from fiches.indicators.claims.lists import TIED, leading_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.model.block import Block
from fiches.indicators.model.numbers import Observed


@dataclass(frozen=True, slots=True)
class LedMetiers:
    """The first métier, or two nearly equal, by one entry. `published`: among those that have a value."""

    claim: Claim
    numbers: tuple[Observed, ...]
    published: bool


def leading_metiers(block: Block, identifier: str, affirmations: Affirmations) -> LedMetiers | None:
    """The first by the values of an entry, ungraded ones counted; None where rounding forbids to tell."""
    found = {m.code: number for m in block.metiers if (number := m.numbers.get(identifier)) is not None}
    numbers = tuple(found[code] for code in sorted(found))
    published = any(number.value is None for number in numbers)
    claim = leading_claim(Members(numbers, every=block.every), affirmations, published=published)
    if claim is None or is_few(claim):
        return None
    heads = tuple(one for one in claim.arguments[: 2 if claim.name == TIED else 1] if isinstance(one, Observed))
    return LedMetiers(claim, heads, published)
