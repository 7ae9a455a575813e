"""Titles of lists: which item leads, what fraction it is, what parts the territory from its parent; each a claim, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.indicators.claims import items as decided
from fiches.indicators.claims.items import Led, Parting, Spoken
from fiches.indicators.claims.lists import TIED
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.wording.besides import beside_parent, share
from fiches.wording.borrowed import elsewhere
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.items import counted_of, item_name, known_items, named_item, of_item
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


def item_words(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """The item's name inside a sentence."""
    return prose(block.indicator.dits.get(item.code) or item_name(block, item, wording), "libellé")


def ranked(block: Block, wording: WordingContext) -> Phrase:
    """« La part des CDI est moins élevée qu’en Bretagne : 35 %, 2 points de moins »; else what the list says by itself."""
    known = known_items(block.items)
    if not known:
        return _alone(block, wording)
    parting = decided.parting(block, wording.catalogue.affirmations)
    if parting is not None:
        return _apart(block, parting, wording)
    if is_halves(block):
        return _halves(block, known, wording)
    told = decided.spoken(block, wording.catalogue.affirmations)
    if told is not None:
        return _fraction(block, told, wording)
    led = decided.leading(block, wording.catalogue.affirmations)
    if led is None:
        return EMPTY
    return _tie(block, led, wording) if led.claim.name == TIED else _leader(block, led, wording)


def message(block: Block, wording: WordingContext) -> Phrase:
    """What a list says by itself, without its figure: « Un nouvel inscrit sur quatre est sans expérience »; or empty."""
    told = decided.spoken(block, wording.catalogue.affirmations)
    if told is not None:
        return _said_fraction(block, told, wording)
    led = decided.leading(block, wording.catalogue.affirmations)
    return EMPTY if led is None or led.claim.name == TIED else _said_leader(block, led, wording)


def _apart(block: Block, parting: Parting, wording: WordingContext) -> Phrase:
    """« La part des 55 ans ou plus est moins élevée qu’en Bretagne : 14 %, 1 point de moins »."""
    item, claim = parting.item, parting.claim
    if item.parent is None or item.gap is None:
        return EMPTY
    there = elided("qu", wording.within(item.parent.territory))
    said = Phrase("la part {} est {} élevée {}").format(of_item(block, item, wording), claim.name, there)
    if block.borrowed:
        said = Phrase("{}, {}").format(wording.within(block.shown), said)
    gap = Phrase("{} de {}").format(wording.marker.size(item.gap), claim.name)
    return Phrase("{}{}{}, {}").format(
        claimed(claim, capitalised(said), wording.home),
        COLON,
        share(block, item.number, wording),
        claimed(claim, gap, wording.home),
    )


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
    said, figure = _said_leader(block, led, wording), share(block, item.number, wording)
    return Phrase("{}{}{}{}{}").format(
        said, elsewhere(block, wording), COLON, figure, beside_parent(block, item, wording)
    )


def _said_leader(block: Block, led: Led, wording: WordingContext) -> Phrase:
    """« Les employés qualifiés sont les plus nombreux »."""
    pattern = block.indicator.message or f"{block.indicator.short} : {{item}}, en tête"
    name = item_words(block, led.items[0], wording)
    said = capitalised(prose(pattern).format(item=name, bas=EMPTY, haut=EMPTY))
    return claimed(led.claim, Phrase(AMONG, uncapitalised(said)) if led.published else said, wording.home)


def _tie(block: Block, led: Led, wording: WordingContext) -> Phrase:
    """« Contrats proposés : les CDI et les CDD de 1 à 6 mois presque à égalité, 32 % et 31 % »."""
    names = Phrase(" et ").join(named_item(block, item, wording) for item in led.items)
    words = Phrase("{}{} presque à égalité").format(AMONG if led.published else EMPTY, names)
    said = claimed(led.claim, words, wording.home)
    head = said if led.published else Phrase("{}{}{}").format(prose(block.indicator.short), COLON, said)
    return Phrase("{}, {}").format(head, _both(block, led.items, wording))


def _both(block: Block, items: Sequence[Item], wording: WordingContext) -> Phrase:
    """« 53 % et 47 % »; the counts, where both percentages are written the same: « 4 450 et 4 440 embauches »."""
    numbers: list[Observed] = [item.number for item in items]
    counts = [item.count for item in items]
    same = len({number.value for number in numbers}) == 1
    if same and all(one is not None and one.value is not None for one in counts):
        return Phrase(" et ").join(wording.marker.count_of(one, block.indicator) for one in counts if one is not None)
    if block.indicator.mesure == "nombre":
        return wording.values(numbers, block.indicator)
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
    of_counts = block.indicator.proportion is not None and bool(block.indicator.proportion.de)
    figure = wording.marker.part(told.share) if of_counts else share(block, told.item.number, wording)
    said = _said_fraction(block, told, wording) or capitalised(_unquoted(block, told.item, wording))
    besides = beside_parent(block, told.item, wording)
    return Phrase("{}{}{}{}{}").format(said, elsewhere(block, wording), COLON, figure, besides)


def _unquoted(block: Block, item: Item, wording: WordingContext) -> Phrase:
    return named_item(block, item, wording) if block.indicator.element else item_words(block, item, wording)


def _said_fraction(block: Block, told: Spoken, wording: WordingContext) -> Phrase:
    """« Un nouvel inscrit sur quatre est sans expérience »; empty where no simple fraction says it."""
    asked = block.indicator.proportion
    if asked is None or told.claim is None:
        return EMPTY
    parts = [int(str(argument)) for argument in told.claim.arguments[1:]]
    pattern = asked.un if parts[0] == 1 else asked.plusieurs
    name = item_words(block, told.item, wording)
    said = prose(pattern).format(n=_NUMBERS[parts[0]], d=_NUMBERS[parts[1]], item=name)
    return claimed(told.claim, capitalised(said), wording.home)


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
        several = Phrase("{} des {} facteurs").format(
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
