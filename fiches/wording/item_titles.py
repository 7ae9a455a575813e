"""Titles of lists: which item leads, by how much, and beside the parent; ties and near-equal halves said as such."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Item, Metier
from fiches.indicators.model.numbers import Observed
from fiches.wording.context import WordingContext
from fiches.wording.items import counted_of, highest, is_same_share, item_name, known_items, share
from fiches.wording.labels import activity_label
from fiches.wording.marks import count
from fiches.wording.numbers import COLON
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.places import elided, listed_phrases
from fiches.wording.prose import constant, prose

NEARLY_EQUAL = 2.0  # points between two halves that are « presque égales »
HARD = 4  # the grade from which a factor holds recruitment back
MOST_NAMED = 2


def elsewhere(block: Block, wording: WordingContext) -> Phrase:
    """« en Ille-et-Vilaine », where the figures are another territory's."""
    return Phrase(" {}").format(wording.within(block.shown)) if block.borrowed else EMPTY


def item_words(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """The item's name inside a sentence."""
    return prose(block.indicator.dits.get(item.code) or item_name(block, item, wording), "libellé")


def ranked(block: Block, wording: WordingContext) -> Phrase:
    """« Les 35 à 49 ans sont les plus nombreux : 31 %, 3 points de plus qu’en Bretagne »."""
    known = known_items(block.items)
    if not known:
        return _alone(block, wording)
    if len(known) == MOST_NAMED == len(block.items) and not block.indicator.message:
        return _halves(block, known, wording)
    first = highest(known)
    if len(first) > MOST_NAMED:
        return EMPTY
    return _leader(block, first[0], wording) if len(first) == 1 else _tie(block, first, wording)


def _alone(block: Block, wording: WordingContext) -> Phrase:
    if block.main is None or block.main.value is None:
        return EMPTY
    return Phrase("{}{}{}").format(
        prose(block.indicator.short), COLON, wording.marker.observed(block.main, block.indicator)
    )


def _leader(block: Block, item: Item, wording: WordingContext) -> Phrase:
    name, figure = item_words(block, item, wording), share(block, item.number, wording)
    beside, where = beside_parent(item, wording), elsewhere(block, wording)
    if not block.indicator.message:
        head = Phrase("{}{}{} d’abord{}").format(prose(block.indicator.short), COLON, name, where)
        return Phrase("{}, {}{}").format(head, figure, beside)
    said = prose(block.indicator.message).format(item=name, bas=EMPTY, haut=EMPTY)
    return Phrase("{}{}{}{}{}").format(capitalised(said), where, COLON, figure, beside)


def _tie(block: Block, first: Sequence[Item], wording: WordingContext) -> Phrase:
    names = Phrase(" et ").join(item_words(block, item, wording) for item in first)
    figure = share(block, first[0].number, wording)
    return Phrase("{}{}{} à égalité, {}").format(prose(block.indicator.short), COLON, names, figure)


def _halves(block: Block, known: Sequence[Item], wording: WordingContext) -> Phrase:
    """« Plus de femmes que d’hommes : 53 % et 47 %, comme en Bretagne »."""
    first, second = sorted(known, key=lambda item: -(item.number.value or 0))
    if not first.number.value:
        return EMPTY
    names = [item_words(block, item, wording) for item in (first, second)]
    figures = Phrase("{} et {}").format(share(block, first.number, wording), share(block, second.number, wording))
    apart = (first.number.value or 0) - (second.number.value or 0)
    if apart > NEARLY_EQUAL:
        said = Phrase("Plus {} {}").format(counted_of(names[0]), elided("qu", counted_of(names[1])))
        return Phrase("{}{}{}{}").format(said, COLON, figures, _half_beside(block, first, names[0], wording))
    how = "égales" if apart == 0 else "presque égales"
    return Phrase("{} et {} à parts {}{}{}").format(capitalised(names[0]), names[1], how, COLON, figures)


def _half_beside(block: Block, first: Item, name: Phrase, wording: WordingContext) -> Phrase:
    """« , contre 55 % de femmes en Bretagne »: of two shares printed, which one is compared."""
    if first.parent is None or first.gap is None or is_same_share(first):
        return beside_parent(first, wording)
    there, figure = wording.within(first.parent.territory), share(block, first.parent, wording)
    return Phrase(", contre {} {} {}").format(figure, counted_of(name), there)


def beside_parent(item: Item, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , 3 points de plus qu’en Bretagne »."""
    if item.gap is None or item.gap.value is None or item.parent is None:
        return EMPTY
    there = wording.within(item.parent.territory)
    if is_same_share(item):
        return Phrase(", comme {}").format(there)
    sense = "plus" if item.gap.value > 0 else "moins"
    return Phrase(", {} de {} {}").format(wording.marker.size(item.gap), sense, elided("qu", there))


def spread(block: Block, wording: WordingContext) -> Phrase:
    """« Huit offres sur dix proposent de 1 810 à 3 026 € par mois »."""
    known = sorted(known_items(block.items), key=lambda item: item.number.value or 0)
    if len(known) != MOST_NAMED or not block.indicator.message:
        return ranked(block, wording)
    low = wording.marker.observed(known[0].number, block.indicator, bare=True)
    high = wording.marker.observed(known[1].number, block.indicator)
    return prose(block.indicator.message).format(item=EMPTY, bas=low, haut=high)


def profile(block: Block, wording: WordingContext) -> Phrase:
    """« Ce qui gêne le plus les recrutements : le manque de main-d’œuvre, 5 sur 5 »."""
    known = known_items(block.items)
    if not known:
        return EMPTY
    first, where = highest(known), elsewhere(block, wording)
    grade = wording.marker.observed(first[0].number, block.indicator, bare=True)
    top = first[0].number.value or 0
    if top < HARD:
        return Phrase("Aucun facteur ne dépasse {}{}").format(constant(f"{top:.0f} sur 5", "niveau"), where)
    if len(first) > MOST_NAMED:
        several = Phrase("{} facteurs sur {}").format(
            count(len(first), "nombre de facteurs"), count(len(known), "nombre de facteurs")
        )
        return Phrase("{} gênent les recrutements{}, à {}").format(several, where, grade)
    names = listed_phrases([item_words(block, item, wording) for item in first])
    said = prose(block.indicator.message or block.indicator.short)
    return Phrase("{}{}{}{}, {}").format(said, where, COLON, names, grade)


def metiers(block: Block, wording: WordingContext) -> Phrase:
    """« Le métier suivi le plus recherché est « Garde d’enfant » : 3 450 personnes »."""
    identifier = block.indicator.id
    numbers = [(n.value, m, n) for m in block.metiers if (n := m.numbers.get(identifier)) and n.value]
    if not numbers:
        return EMPTY
    top = max(value for value, _, _ in numbers)
    first = [(metier, number) for value, metier, number in numbers if value == top]
    if len(first) > 1:
        return EMPTY
    said = _of_metier(block.indicator, first[0][0], first[0][1], wording)
    return Phrase("{}{}{}").format(said, COLON, wording.marker.observed(first[0][1], block.indicator))


def _of_metier(indicator: Indicator, metier: Metier, number: Observed, wording: WordingContext) -> Phrase:
    label = prose(activity_label(number.key.activity_type, metier.code, wording.labels), "libellé")
    message = prose(indicator.message or "Parmi les métiers suivis, d’abord « {item} »")
    return message.format(item=label, bas=EMPTY, haut=EMPTY)


def volume_of(indicator: Indicator, wording: WordingContext) -> Indicator | None:
    """What a field of métiers counts across: the first flow of its section asked for the same activities."""
    same = [
        i for i in wording.catalogue.in_section(indicator.section) if i.source.activite == indicator.source.activite
    ]
    counts = [i for i in same if i.mesure == "nombre"]
    return next((i for i in counts if not i.is_stock), counts[0] if counts else None)


def cloud(block: Block, wording: WordingContext) -> Phrase:
    """« Le métier suivi qui a le plus d’offres est « Aide-soignant » : 710 offres, 5 sur 5 (très élevée) »."""
    volume = volume_of(block.indicator, wording)
    pairs = [
        (x, y, m)
        for m in block.metiers
        if volume and (x := m.numbers.get(volume.id)) and (y := m.numbers.get(block.indicator.id))
        if x.value and y.value is not None
    ]
    if not pairs or volume is None:
        return EMPTY
    x, y, first = min(pairs, key=lambda pair: (-(pair[0].value or 0), pair[2].code))
    said = _of_metier(block.indicator, first, x, wording)
    return Phrase("{}{}{}, {}").format(said, COLON, wording.value(x, volume), wording.value(y, block.indicator))
