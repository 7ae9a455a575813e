"""A value, or a grade, among those of its level: short forms, for tables."""

from __future__ import annotations

from fiches.indicators.claims.ranks import THIRD
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.places import Third
from fiches.indicators.model.positions import GradePosition, Rank
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.marks import count
from fiches.wording.phrase import Phrase

_THIRDS = {Third.TOP: "haut", Third.MIDDLE: "du milieu", Third.BOTTOM: "bas"}
_NAMED = 2  # so many territories are named; more are counted


def short_rank(rank: Rank, wording: WordingContext) -> Phrase:
    """« 12e sur 101 », « de la 3e à la 5e sur 101 », « dans le tiers haut »: the head of the column says of what."""
    if rank.claim is not None and rank.claim.name == THIRD and rank.third is not None:
        return claimed(rank.claim, f"dans le tiers {_THIRDS[rank.third]}", wording.home)
    places = Phrase("{} sur {}").format(wording.marker.rank(rank), count(rank.size, "effectif du niveau"))
    return claimed(rank.claim, places, wording.home) if rank.claim else places


def standing_words(standing: GradePosition, wording: WordingContext) -> Phrase:
    """« 12 au-dessus, 40 au même niveau, 50 au-dessous »: five grades tell no place among a hundred."""
    told = ((standing.higher, "au-dessus"), (standing.equal, "au même niveau"), (standing.lower, "au-dessous"))
    return Phrase(", ").join(Phrase("{} {}").format(_plain(number, wording), words) for number, words in told)


def _plain(number: Computed, wording: WordingContext) -> Phrase:
    return wording.marker.computed(number, unit_name="", signed=False)
