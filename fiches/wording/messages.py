"""For each block: its title, which is the message of this territory, its subtitle and its *Lecture*."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from fiches.figures import Block, Item, Observed
from fiches.wording.changes import (
    SEMICOLON,
    change_words,
    comparison_words,
    grade_change,
    is_given,
    share_words,
    short_change,
)
from fiches.wording.labels import activity_label, item_label, short_label
from fiches.wording.marks import count, short_period
from fiches.wording.numbers import NBSP
from fiches.wording.places import listed
from fiches.wording.prose import lowered, prose
from fiches.wording.sentences import statement
from fiches.wording.voice import Voice

COLON = f"{NBSP}: "
ROUNDED_SHARES = 1.0  # two whole percentages may differ by this much and be the same


def title(block: Block, voice: Voice) -> Markup:
    """The message; the plain name of the indicator where there is nothing to say."""
    writer = _TITLES.get(block.indicator.graphique, _value_title)
    said = Markup("") if block.missing else writer(block, voice)
    return said or prose(block.indicator.titre)


def _headed(block: Block, message: Markup) -> Markup:
    return Markup("{}{}{}").format(prose(block.indicator.short), COLON, message)


def _value_title(block: Block, voice: Voice) -> Markup:
    if block.main is None or block.main.value is None:
        return Markup("")
    return _headed(block, voice.marker.observed(block.main, block.indicator))


def _evolution_title(block: Block, voice: Voice) -> Markup:
    if change := short_change(block.evolution, voice):
        return _headed(block, change)
    if block.main is None or block.main.value is None or block.period is None:
        return Markup("")
    value = voice.marker.observed(block.main, block.indicator)
    return _headed(block, Markup("{} {}").format(value, voice.moment(block.indicator, block.period)))


def _grade_title(block: Block, voice: Voice) -> Markup:
    if block.main is None or block.main.value is None:
        return Markup("")
    forecast = Markup(", selon la prévision") if voice.is_forecast(block.indicator) else Markup("")
    return _headed(block, Markup("{}{}").format(voice.marker.grade(block.main, block.indicator), forecast))


def _structure_title(block: Block, voice: Voice) -> Markup:
    known = known_items(block.items)
    if not known:
        return Markup("")
    if len(known) == 2:
        pair = [Markup("{} {}").format(_name(block, i, voice), _percent(block, i.number, voice)) for i in known]
        return _headed(block, Markup(", ").join(pair))
    first = _highest(known)
    if len(first) > 2:
        return Markup("")
    names = listed([_name(block, item, voice) for item in first])
    order = "d’abord" if len(first) == 1 else "à égalité"
    figure = _percent(block, first[0].number, voice)
    return _headed(block, Markup("{} {}, {}").format(prose(names, "libellé"), order, figure))


def _profile_title(block: Block, voice: Voice) -> Markup:
    known = known_items(block.items)
    if not known:
        return Markup("")
    first = _highest(known)
    grade = voice.marker.observed(first[0].number, block.indicator, bare=True)
    if len(first) > 2:
        among = Markup("{} facteurs sur {} à {}").format(
            count(len(first), "nombre de facteurs"), count(len(known), "nombre de facteurs"), grade
        )
        return _headed(block, among)
    names = listed([_name(block, item, voice) for item in first])
    return _headed(block, Markup("{}, {}").format(prose(names, "libellé"), grade))


def _metiers_title(block: Block, voice: Voice) -> Markup:
    identifier = block.indicator.id
    known = [m for m in block.metiers if (n := m.numbers.get(identifier)) and n.value]
    if not known:
        return Markup("")
    first = max(known, key=lambda m: (m.numbers[identifier].value or 0, [-ord(c) for c in m.code]))
    label = activity_label(first.numbers[identifier].key.activity_type, first.code, voice.labels)
    value = voice.marker.observed(first.numbers[identifier], block.indicator)
    return Markup("Parmi les métiers suivis, d’abord «{}{}{}»{}{}").format(
        NBSP, prose(label, "libellé"), NBSP, COLON, value
    )


_TITLES: dict[str, Callable[[Block, Voice], Markup]] = {
    "evolution": _evolution_title,
    "echelle": _grade_title,
    "structure": _structure_title,
    "contrats": _structure_title,
    "secteurs": _structure_title,
    "pyramide": _structure_title,
    "profil": _profile_title,
    "metiers": _metiers_title,
}


def subtitle(block: Block, voice: Voice) -> Markup:
    """Quantity, unit, territory, period."""
    parts = [prose(block.indicator.titre), _unit_words(block), voice.within(block.shown), _period_words(block)]
    return Markup(", ").join(part for part in parts if part)


def _unit_words(block: Block) -> Markup:
    if block.indicator.mesure == "niveau":
        return prose("de 1 à 5", "échelle")
    if block.indicator.mesure == "nombre":
        return prose(f"en nombre {_de(block.indicator.unite)}")
    return prose(f"en {block.indicator.unite}")


def _de(word: str) -> str:
    return f"d’{word}" if word[:1] in "aeiouhéèê" else f"de {word}"


def _period_words(block: Block) -> Markup:
    ends = _ends(block)
    if ends and ends[0] != ends[1]:
        return Markup("{} – {}").format(short_period(ends[0]), short_period(ends[1]))
    return short_period(block.period) if block.period else Markup("")


def _ends(block: Block) -> tuple[str, str] | None:
    drawn = block.indicator.graphique in ("evolution", "echelle")
    points = [point.period for series in block.series for point in series.points] if drawn else []
    return (min(points), max(points)) if points else None


def reading(block: Block, voice: Voice) -> Markup:
    """The *Lecture*: a full sentence with this territory's own number; empty when there is none."""
    if block.missing or block.period is None:
        return Markup("")
    if block.indicator.graphique == "metiers":
        return _metiers_reading(block, voice)
    return _items_reading(block, voice) if known_items(block.items) else _main_reading(block, voice)


def _main_reading(block: Block, voice: Voice) -> Markup:
    if block.main is None or block.main.value is None or block.period is None:
        return Markup("")
    said = statement(block.main, block.indicator, block.period, voice, named=True)
    return Markup("{}{}{}.").format(said, _main_change(block, voice), _main_elsewhere(block, voice))


def _main_change(block: Block, voice: Voice) -> Markup:
    words = Markup("")
    if block.indicator.mesure == "niveau":
        if block.series and block.main and block.period:
            words = grade_change(block.series[0], block.period, block.indicator, block.main, voice)
    elif block.evolution is not None:
        words = change_words(block.evolution, voice)
    return Markup(", {}").format(words) if words else Markup("")


def _main_elsewhere(block: Block, voice: Voice) -> Markup:
    others = [c for c in block.comparisons if c.territory != block.shown]
    counted = block.indicator.mesure == "nombre"
    words = [comparison_words(others, block.indicator, voice)] if not counted or is_given(block.evolution) else []
    words.append(share_words(others, voice) if counted else Markup(""))
    return Markup("").join(Markup("{}{}").format(SEMICOLON, part) for part in words if part)


def _items_reading(block: Block, voice: Voice) -> Markup:
    first = _highest(known_items(block.items))[0]
    own = Markup("{}, {}, «{}{}{}»{}{}").format(
        voice.moment(block.indicator, block.period or "", capital=True),
        voice.within(block.shown),
        NBSP,
        prose(item_label(block.indicator, first.code, voice.labels), "libellé"),
        NBSP,
        COLON,
        _figure(block, first.number, voice),
    )
    return Markup("{}{}.{}").format(own, _parent_figure(block, first, voice), _widest_gap(block, first, voice))


def _widest_gap(block: Block, told: Item, voice: Voice) -> Markup:
    """« Écart le plus grand : … », when another item differs more from the parent than rounding can explain."""
    gaps = [
        (abs(item.number.value - item.parent.value), item)
        for item in known_items(block.items)
        if item.number.value is not None and item.parent is not None and item.parent.value is not None
    ]
    top = max((gap for gap, _ in gaps), default=0.0)
    widest = [item for gap, item in gaps if gap == top]
    if top <= ROUNDED_SHARES or len(widest) != 1 or widest[0] is told or widest[0].parent is None:
        return Markup("")
    item, there = widest[0], widest[0].parent
    label = prose(item_label(block.indicator, item.code, voice.labels), "libellé")
    own, other = _percent(block, item.number, voice), _percent(block, there, voice)
    where = voice.within(there.territory)
    return Markup(" Écart le plus grand{}«{}{}{}», {} contre {} {}.").format(
        COLON, NBSP, label, NBSP, own, other, where
    )


def _parent_figure(block: Block, item: Item, voice: Voice) -> Markup:
    if item.parent is None or item.parent.value is None:
        return Markup("")
    there = voice.within(item.parent.territory)
    return Markup("{}{}, {}").format(SEMICOLON, there, _figure(block, item.parent, voice))


def _metiers_reading(block: Block, voice: Voice) -> Markup:
    known = [m for m in block.metiers if (n := m.numbers.get(block.indicator.id)) and n.value is not None]
    if not known or block.period is None:
        return Markup("")
    number = known[0].numbers[block.indicator.id]
    label = activity_label(number.key.activity_type, known[0].code, voice.labels)
    return Markup("{}, {}, «{}{}{}»{}{}.").format(
        voice.moment(block.indicator, block.period, capital=True),
        voice.within(block.shown),
        NBSP,
        prose(label, "libellé"),
        NBSP,
        COLON,
        voice.value(number, block.indicator),
    )


def known_items(items: Sequence[Item]) -> list[Item]:
    """Those with a value."""
    return [item for item in items if item.number.value is not None]


def _highest(items: Sequence[Item]) -> list[Item]:
    top = max(item.number.value or 0 for item in items)
    return [item for item in items if item.number.value == top]


def _name(block: Block, item: Item, voice: Voice) -> str:
    return lowered(short_label(item_label(block.indicator, item.code, voice.labels)))


def _percent(block: Block, number: Observed, voice: Voice) -> Markup:
    return voice.marker.observed(number, block.indicator, bare=block.indicator.unite.startswith("%"))


def _figure(block: Block, number: Observed, voice: Voice) -> Markup:
    return voice.value(number, block.indicator)
