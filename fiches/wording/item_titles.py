"""Titles of lists: which item leads, what fraction it is, what parts the territory from its parent; each a claim, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims import items as decided
from fiches.indicators.claims.items import Led, Spoken
from fiches.indicators.claims.lists import TIED
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.wording.besides import beside_parent
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.items import counted_of, item_name, known_items, share
from fiches.wording.marks import count
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase, capitalised, uncapitalised
from fiches.wording.places import elided, listed_phrases
from fiches.wording.prose import constant, prose

HARD = 4  # the grade from which a factor may be an origin of a difficulty
MOST_NAMED = 2
_NUMBERS = {
    1: "un",
    2: "deux",
    3: "trois",
    4: "quatre",
    5: "cinq",
    6: "six",
    7: "sept",
    8: "huit",
    9: "neuf",
    10: "dix",
}
AMONG = Phrase("Parmi les valeurs publiées, ")


def elsewhere(block: Block, wording: WordingContext) -> Phrase:
    """« en Ille-et-Vilaine », where the figures are another territory's."""
    return Phrase(" {}").format(wording.within(block.shown)) if block.borrowed else EMPTY


def item_words(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """The item's name inside a sentence."""
    return prose(block.indicator.dits.get(item.code) or item_name(block, item, wording), "libellé")


def ranked(block: Block, wording: WordingContext) -> Phrase:
    """« Les 35 à 49 ans sont les plus nombreux : 31 %, 3 points de plus qu’en Bretagne »; without a claim, what it shows."""
    known = known_items(block.items)
    if not known:
        return _alone(block, wording)
    if is_halves(block):
        return _halves(block, known, wording)
    told = decided.spoken(block, wording.catalogue.affirmations)
    if told is not None:
        return _fraction(block, told, wording)
    led = decided.leading(block, wording.catalogue.affirmations)
    if led is not None:
        return _tie(block, led, wording) if led.claim.name == TIED else _leader(block, led, wording)
    return _widest(block, wording)


def is_halves(block: Block) -> bool:
    """Whether the list is a whole in two parts: women and men."""
    two = len(known_items(block.items)) == MOST_NAMED == len(block.whole)
    return two and not block.indicator.message and not block.indicator.classes_inegales


def _alone(block: Block, wording: WordingContext) -> Phrase:
    if block.main is None or block.main.value is None:
        return EMPTY
    return Phrase("{}{}{}").format(
        prose(block.indicator.short), COLON, wording.marker.observed(block.main, block.indicator)
    )


def _leader(block: Block, led: Led, wording: WordingContext) -> Phrase:
    item = led.items[0]
    name, figure = item_words(block, item, wording), share(block, item.number, wording)
    message = block.indicator.message or f"{block.indicator.short} : {{item}}, en tête"
    said = capitalised(prose(message).format(item=name, bas=EMPTY, haut=EMPTY))
    said = claimed(led.claim, Phrase(AMONG, uncapitalised(said)) if led.published else said, wording.home)
    return Phrase("{}{}{}{}{}").format(
        said, elsewhere(block, wording), COLON, figure, beside_parent(block, item, wording)
    )


def _tie(block: Block, led: Led, wording: WordingContext) -> Phrase:
    """« Âge : 25 à 34 ans et 35 à 49 ans presque à égalité, 32 % et 31 % »."""
    names = Phrase(" et ").join(item_words(block, item, wording) for item in led.items)
    words = Phrase("{}{} presque à égalité").format(AMONG if led.published else EMPTY, names)
    said = claimed(led.claim, words, wording.home)
    head = said if led.published else Phrase("{}{}{}").format(prose(block.indicator.short), COLON, said)
    return Phrase("{}, {}").format(head, _both(block, led.items, wording))


def _both(block: Block, items: Sequence[Item], wording: WordingContext) -> Phrase:
    """« 53 % et 47 %»; the counts, where both percentages are written the same."""
    numbers: list[Observed] = [item.number for item in items]
    counts = [item.count for item in items]
    same = len({number.value for number in numbers}) == 1
    if same and all(one is not None and one.value is not None for one in counts):
        return Phrase(" et ").join(wording.marker.count_of(one, block.indicator) for one in counts if one is not None)
    return Phrase(" et ").join(share(block, number, wording) for number in numbers)


def _halves(block: Block, known: Sequence[Item], wording: WordingContext) -> Phrase:
    """« Plus de femmes que d’hommes : 53 % et 47 %, comme en Bretagne »; without a claim, both shares."""
    led = decided.halves(block, wording.catalogue.affirmations)
    if led is None:
        told = (Phrase("{}, {}").format(item_words(block, i, wording), share(block, i.number, wording)) for i in known)
        return capitalised(SEMICOLON.join(told))
    names = [counted_of(item_words(block, item, wording)) for item in led.items]
    pattern = "Presque autant {} {}" if led.claim.name == TIED else "Plus {} {}"
    said = claimed(led.claim, Phrase(pattern).format(names[0], elided("qu", names[1])), wording.home)
    figures = _both(block, led.items, wording)
    where = elsewhere(block, wording)
    besides = beside_parent(block, led.items[0], wording, name=names[0])
    return Phrase("{}{}{}{}{}").format(said, where, COLON, figures, besides)


def _fraction(block: Block, told: Spoken, wording: WordingContext) -> Phrase:
    """« Un nouvel inscrit sur quatre est sans expérience : 25 %, comme en Bretagne »; the share alone, else."""
    asked, item = block.indicator.proportion, told.item
    if asked is None:
        return EMPTY
    name, where = item_words(block, item, wording), elsewhere(block, wording)
    figure = share(block, item.number, wording) if not asked.de else wording.marker.part(told.share)
    besides = beside_parent(block, item, wording)
    if told.claim is None:
        return Phrase("{}{}{}{}{}").format(capitalised(name), where, COLON, figure, besides)
    parts = [int(str(argument)) for argument in told.claim.arguments[1:]]
    pattern = asked.un if parts[0] == 1 else asked.plusieurs
    said = prose(pattern).format(n=_NUMBERS[parts[0]], d=_NUMBERS[parts[1]], item=name)
    said = claimed(told.claim, capitalised(said), wording.home)
    return Phrase("{}{}{}{}{}").format(said, where, COLON, figure, besides)


def _widest(block: Block, wording: WordingContext) -> Phrase:
    """« Âge, l’écart le plus grand : 25 à 34 ans, 27 %, 3 points de plus qu’en Bretagne »; empty where none is proven."""
    found = decided.widest_gap(block, wording.catalogue.affirmations)
    if found is None:
        return EMPTY
    item, claim = found
    said = claimed(claim, Phrase("{}, l’écart le plus grand").format(prose(block.indicator.short)), wording.home)
    name, figure = item_words(block, item, wording), share(block, item.number, wording)
    where, besides = elsewhere(block, wording), beside_parent(block, item, wording)
    return Phrase("{}{}{}{}, {}{}").format(capitalised(said), where, COLON, name, figure, besides)


def spread(block: Block, wording: WordingContext) -> Phrase:
    """« Offres confiées à France Travail : de 1 810 à 3 026 € par mois, du premier au neuvième décile »."""
    known = sorted(known_items(block.items), key=lambda item: item.number.value or 0)
    if len(known) != MOST_NAMED or not block.indicator.message:
        return ranked(block, wording)
    low = wording.marker.observed(known[0].number, block.indicator, bare=True)
    high = wording.marker.observed(known[1].number, block.indicator)
    return prose(block.indicator.message).format(item=EMPTY, bas=low, haut=high)


def profile(block: Block, wording: WordingContext) -> Phrase:
    """« Origine possible : le manque de main-d’œuvre, 5 sur 5 »; nothing where the difficulty itself is too low for it."""
    known = known_items(block.items)
    if not known or not has_origins(block):
        return EMPTY
    high, where = [item for item in known if (item.number.value or 0) >= HARD], elsewhere(block, wording)
    if not high:
        top = max(item.number.value or 0 for item in known)
        return Phrase("Aucun facteur ne dépasse {}{}").format(constant(f"{top:.0f} sur 5", "niveau"), where)
    if len(high) > MOST_NAMED:
        several = Phrase("{} facteurs sur {}").format(
            count(len(high), "nombre de facteurs"), count(len(known), "nombre de facteurs")
        )
        grades = constant(f"{HARD} ou 5 sur 5", "niveau")
        return Phrase("{}{}{}{}, à {}").format(_origins(several=True), where, COLON, several, grades)
    high.sort(key=lambda item: -(item.number.value or 0))
    told = [
        Phrase("{} ({})").format(
            item_words(block, item, wording), wording.marker.observed(item.number, block.indicator, bare=True)
        )
        for item in high
    ]
    return Phrase("{}{}{}{}").format(_origins(several=len(high) > 1), where, COLON, listed_phrases(told))


def _origins(*, several: bool) -> Phrase:
    return Phrase("Origines possibles de la difficulté" if several else "Origine possible de la difficulté")


def has_origins(block: Block) -> bool:
    """Whether the grade of which these are potential origins is high enough to speak of them; so where there is none."""
    asked, grade = block.indicator.origines, block.origin_of
    if asked is None:
        return True
    return grade is not None and grade.value is not None and grade.value >= asked.minimum
