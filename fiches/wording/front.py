"""What a front page says in large: its title, and the places where most changed."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims.changes import Extreme
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.counted_places import counted_places
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.prose import prose
from fiches.wording.trends import Trend, figure_of, told
from fiches.wording.verbs import verb


def front_title(headline: Headline, wording: WordingContext) -> Phrase:
    """« En France, le nombre de demandeurs d’emploi baisse de 0,8 % en un an »; empty where nothing may be said."""
    indicator = headline.indicator
    if headline.evolution is None or not indicator.sujet:
        return EMPTY
    known = told(headline.evolution, (), headline.number.territory, wording.catalogue.affirmations)
    if known.own is None or known.way is None or known.way is Trend.UNDECIDED:
        return EMPTY
    size = EMPTY
    if known.way is not Trend.STABLE and figure_of(known.change) is not None:
        size = Phrase(" de {}").format(wording.marker.size(known.change))
    words = claimed(known.own, Phrase("{}{} en un an").format(verb(indicator, known.way), size), wording.home)
    where = capitalised(wording.within(headline.number.territory))
    return Phrase("{}, {} {}").format(where, prose(indicator.sujet), words)


def extreme_words(extreme: Extreme, places: Sequence[TerritoryKey], wording: WordingContext) -> Phrase:
    """« La plus forte hausse parmi les 101 départements »; `places`: those whose changes are compared."""
    way = "hausse" if extreme.is_rise else "baisse"
    words = Phrase("La plus forte {} parmi les {}").format(way, counted_places(places))
    return claimed(extreme.claim, words, wording.home)


def changes_title(headline: Headline) -> Phrase:
    """« Demandeurs d’emploi (A, B, C) : où le nombre change le plus en un an »."""
    return Phrase("{}{}où le nombre change le plus en un an").format(prose(headline.indicator.short), COLON)
