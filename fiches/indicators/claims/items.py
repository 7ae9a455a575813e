"""What may be said of the list that a block shows: decided once, for its title, its reading, its drawing and paper."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.beside import ALIKE, LESS, MORE, UNDECIDED, beside_claim
from fiches.indicators.claims.fractions import fraction_claim
from fiches.indicators.claims.gaps import gap_claim
from fiches.indicators.claims.lists import TIED, leading_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.intervals import interval_of, no_wider
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.keys import PERCENT_STEP, SMALLEST_BASE

COUNTED = 10 * SMALLEST_BASE  # a base from which counts rounded to the ten tell more than whole percentages


@dataclass(frozen=True, slots=True)
class Led:
    """The head of a list: one item, or two nearly equal. `published`: among those that have a value alone."""

    claim: Claim
    items: tuple[Item, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """The item that a list is told by, its share, and the fraction that says it; None where no simple one does."""

    item: Item
    share: Number
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Parting:
    """The item by which a territory is told apart from its parent: more of it, or less, by a gap that is printed."""

    item: Item
    claim: Claim


def from_counts(block: Block) -> bool:
    """Whether the shares of a block are compared as parts of published counts: never mixed with published percentages.

    Where the catalogue declares the count of their base, and rounding leaves less open than it does of percentages.
    """
    known = [item for item in block.whole if item.number.value is not None]
    pairs = [(item.part, item.parent_part if item.parent is not None else item.part) for item in known]
    return bool(pairs) and all(_is_fine(one) and _is_fine(other) for one, other in pairs)


def _is_fine(part: Computed | None) -> bool:
    found = interval_of(part) if part is not None else None
    return found is not None and no_wider(found, PERCENT_STEP)


def compared(block: Block, item: Item) -> tuple[Number, Number | None]:
    """The two numbers by which an item is compared with the parent's."""
    return _pair(item, counted=from_counts(block))


def _pair(item: Item, *, counted: bool) -> tuple[Number, Number | None]:
    """The same; `counted`: what `from_counts` says of its block, asked once for a whole list."""
    return (item.part, item.parent_part) if counted and item.part is not None else (item.number, item.parent)


def beside(block: Block, item: Item, affirmations: Affirmations) -> Claim | None:
    """How an item compares with the parent's."""
    here, there = compared(block, item)
    return beside_claim(here, there, affirmations) if there is not None else None


def leading(block: Block, affirmations: Affirmations) -> Led | None:
    """The first of the whole list, or the two that rounding does not part; None where nothing may be said.

    Nothing is said of classes of unequal widths, nor of counts that overlap.
    """
    if block.indicator.classes_inegales or not block.whole:
        return None
    ordered = [_ordered_by(block, item) for item in block.whole]
    published = any(number.value is None for number in ordered)
    members = Members(tuple(ordered), every=block.every)
    claim = leading_claim(members, affirmations, published=published)
    if claim is None or is_few(claim):
        return None
    heads = claim.arguments[: 2 if claim.name == TIED else 1]
    items = tuple(item for item, number in zip(block.whole, ordered, strict=True) if number in heads)
    return Led(claim, tuple(sorted(items, key=lambda item: -(item.number.value or 0.0))), published)


def is_few(claim: Claim) -> bool:
    """Whether the head of a list is a count under a hundred, of which nothing is said."""
    head = claim.arguments[0]
    return isinstance(head, Observed) and head.key.measure == "nombre" and (head.value or 0.0) < SMALLEST_BASE


def _ordered_by(block: Block, item: Item) -> Observed:
    """What orders a list of shares: their counts, where these tell more than whole percentages."""
    counts = [one.count for one in block.whole if one.number.value is not None]
    large = block.base is not None and (block.base.value or 0.0) >= COUNTED
    whole = large and all(count is not None and count.value is not None for count in counts)
    return item.count if whole and item.count is not None else item.number


def halves(block: Block, affirmations: Affirmations) -> Led | None:
    """Of a whole in two: more of one than of the other, or nearly as many; None where rounding forbids to tell."""
    counts = [item.count if item.count is not None else item.number for item in block.items]
    if block.indicator.classes_inegales or len(counts) != 2 or any(count.value is None for count in counts):
        return None
    ranked = sorted(zip(counts, block.items, strict=True), key=lambda one: -(one[0].value or 0.0))
    (most, first), (least, second) = ranked
    apart = (most.value or 0.0) - (least.value or 0.0)
    if most.key.measure == "nombre" and (most.value or 0.0) < SMALLEST_BASE:
        return None
    if most.key.measure == "nombre" and apart <= affirmations.tolerance(TIED, "nombre"):
        return Led(Claim(TIED, (most, least, Members((most, least)))), (first, second), published=False)
    claim = beside_claim(most, least, affirmations)
    return Led(claim, (first, second), published=False) if claim is not None and claim.name == MORE else None


def widest_gap(block: Block, affirmations: Affirmations) -> tuple[Item, Claim] | None:
    """The item that parts the territory most from the parent, of the whole list; not one that is alike in both."""
    parents = {item.parent.territory for item in block.whole if item.parent is not None}
    if len(parents) != 1:
        return None
    counted = from_counts(block)
    pairs = [_pair(item, counted=counted) for item in block.whole]
    claim = gap_claim(
        Members(tuple(here for here, _ in pairs), every=block.every), [there for _, there in pairs], parents.pop()
    )
    if claim is None:
        return None
    item = next(one for one, (here, _) in zip(block.whole, pairs, strict=True) if here is claim.arguments[0])
    found = beside(block, item, affirmations)
    return (item, claim) if found is not None and found.name not in (ALIKE, UNDECIDED) else None


def spoken(block: Block, affirmations: Affirmations) -> Spoken | None:
    """The item that the catalogue tells a list by; None without one, without its value, or of a base under a hundred."""
    asked = block.indicator.proportion
    items = {item.code: item for item in block.whole if item.number.value is not None}
    item = next((items[code] for code in asked.codes if code in items), None) if asked else None
    if asked is None or item is None:
        return None
    share = item.part if asked.de else compared(block, item)[0]
    if share is None or share.value is None or (isinstance(share, Observed) and share.key.measure == "nombre"):
        return None
    return Spoken(item, share, fraction_claim(share, affirmations))


def parting(block: Block, affirmations: Affirmations) -> Parting | None:
    """The item that parts the territory most from its parent, else the one that the list is told by, where it parts them.

    None where rounding forbids to tell, where both shares are written the same, where two items head the list together.
    """
    led, told = leading(block, affirmations), spoken(block, affirmations)
    if led is not None and led.claim.name == TIED:
        return None
    widest = widest_gap(block, affirmations)
    first = told.item if told is not None else led.items[0] if led is not None else None
    for item in (widest[0] if widest is not None else None, first):
        claim = beside(block, item, affirmations) if item is not None else None
        if item is not None and claim is not None and _is_printed_apart(item, claim):
            return Parting(item, claim)
    return None


def _is_printed_apart(item: Item, claim: Claim) -> bool:
    return claim.name in (MORE, LESS) and item.gap is not None and bool(item.gap.value)
