"""Who is first or last in a whole list, and who shares the first place."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.affirmations import Affirmations
from fiches.indicators.claims.beside import is_count
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.intervals import Interval, interval_of
from fiches.indicators.model.numbers import Number
from fiches.keys import SMALLEST_BASE

FIRST, LAST, TIED = "premier", "dernier", "ex-aequo"


def first_claim(members: Members, *, published: bool = False) -> Claim | None:
    """The member above every other one; None where there is none.

    A member without a value withholds it, unless the words say « parmi les … publiés » (`published`).
    """
    known = _known(members, published=published)
    found = [number for number, own in known if all(own.above(other) for one, other in known if one is not number)]
    return Claim(FIRST, (found[0], members)) if len(found) == 1 and len(known) > 1 else None


def last_claim(members: Members, *, published: bool = False) -> Claim | None:
    """The member below every other one; None where there is none, as `first_claim`."""
    known = _known(members, published=published)
    found = [number for number, own in known if all(other.above(own) for one, other in known if one is not number)]
    return Claim(LAST, (found[0], members)) if len(found) == 1 and len(known) > 1 else None


def tied_claim(members: Members, affirmations: Affirmations, *, published: bool = False) -> Claim | None:
    """The two first counts, no further apart than the tolerance and both above the rest; None where there are none."""
    known = sorted(_known(members, published=published), key=lambda one: -one[1].high)
    if len(known) <= 2 or not all(is_count(number) for number, _ in known):
        return None
    (one, own), (two, other), *rest = known
    apart = abs((one.value or 0.0) - (two.value or 0.0))
    if apart > affirmations.tolerance(TIED, "nombre") or not _all_above((own, other), [there for _, there in rest]):
        return None
    return Claim(TIED, (one, two, members))


def leading_claim(members: Members, affirmations: Affirmations, *, published: bool = False) -> Claim | None:
    """The weakest word that holds of the head of a list: `ex-aequo`, then `premier`; None where rounding forbids both."""
    return tied_claim(members, affirmations, published=published) or first_claim(members, published=published)


def _known(members: Members, *, published: bool) -> list[tuple[Number, Interval]]:
    """Each member with what it stands for; nothing where one has no value and the whole list is claimed, nor of counts
    that are not a hundred together.
    """
    known = [(number, found) for number in members.numbers if (found := interval_of(number)) is not None]
    counts = [number.value or 0.0 for number, _ in known if is_count(number)]
    if counts and sum(counts) < SMALLEST_BASE:
        return []
    return known if published or len(known) == len(members.numbers) else []


def _all_above(some: Sequence[Interval], others: Sequence[Interval]) -> bool:
    return all(one.above(other) for one in some for other in others)
