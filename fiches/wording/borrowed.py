"""What says that a figure is another territory's: a parent's, where the source stops above."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from fiches.keys import TerritoryKey
from fiches.territories import REGION, twin_of
from fiches.wording.context import WordingContext
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import capital, level_name
from fiches.wording.prose import prose


def elsewhere(block: Block, wording: WordingContext) -> Phrase:
    """« en Ille-et-Vilaine », where the figures are another territory's."""
    return Phrase(" {}").format(wording.within(block.shown)) if block.borrowed else EMPTY


def with_owner(value: Phrase, shown: TerritoryKey, home: TerritoryKey, wording: WordingContext) -> Phrase:
    """« 3 (Ille-et-Vilaine) » on the line of another territory, to which the source gives none."""
    return value if shown == home else Phrase("{} ({})").format(value, wording.name(shown))


def borrowed_value(shown: TerritoryKey, wording: WordingContext) -> Phrase:
    """« Valeur de l’Ille-et-Vilaine. »: whose figure it is; why is said once on a page, by `borrowed_note`."""
    if twin_of(wording.home, wording.territories) == shown:
        return borrowed_note(shown, wording.home, wording)
    return Phrase("Valeur {}.").format(wording.whole(shown))


def borrowed_note(shown: TerritoryKey, home: TerritoryKey, wording: WordingContext) -> Phrase:
    """Named as such: the figure is another territory's, or the same one's under another level."""
    if twin_of(home, wording.territories) == shown:
        return Phrase("Valeur publiée pour {}{}: c’est le même territoire.").format(
            f"la {level_name(shown)}" if shown.type == REGION else f"le {level_name(shown)}", NBSP
        )
    return Phrase("Valeur {}{}: la source n’en publie pas {}.").format(wording.whole(shown), NBSP, wording.within(home))


def twin_notice(home: TerritoryKey, wording: WordingContext) -> Phrase:
    """« Mayotte est à la fois une région et un département : c’est un même territoire, sous deux codes. »"""
    twin, own = twin_of(home, wording.territories), wording.territories.get(home)
    if twin is None or own is None:
        return EMPTY
    return Phrase("{} est à la fois une région et un département{}: c’est un même territoire, sous deux codes.").format(
        prose(capital(own.subject), "nom"), NBSP
    )
