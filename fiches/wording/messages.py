"""Under a block's title: its subtitle and its *Lecture*."""

from __future__ import annotations

from markupsafe import Markup

from fiches.figures import Block, Item
from fiches.wording.changes import (
    SEMICOLON,
    change_words,
    comparison_words,
    grade_change,
    is_given,
    share_words,
)
from fiches.wording.items import COLON, POINTS_SHOWN, counted_of, highest, known_items, share
from fiches.wording.labels import activity_label, item_label
from fiches.wording.marks import short_period
from fiches.wording.numbers import NBSP
from fiches.wording.prose import prose
from fiches.wording.sentences import statement
from fiches.wording.voice import Voice

ROUNDED_SHARES = 1.0  # two whole percentages may differ by this much and be the same


def subtitle(block: Block, voice: Voice) -> Markup:
    """Quantity, unit, territory, period."""
    parts = [prose(block.indicator.titre), _unit_words(block), voice.within(block.shown), _period_words(block)]
    return Markup(", ").join(part for part in parts if part)


def _unit_words(block: Block) -> Markup:
    if block.indicator.mesure == "niveau":
        return prose("de 1 à 5", "échelle")
    if block.indicator.mesure == "nombre":
        return prose(f"en nombre {counted_of(block.indicator.unite)}")
    return prose(f"en {block.indicator.unite}")


def _period_words(block: Block) -> Markup:
    ends = _ends(block)
    if ends and ends[0] != ends[1]:
        return Markup("{} – {}").format(short_period(ends[0]), short_period(ends[1]))
    return short_period(block.period) if block.period else Markup("")


def _ends(block: Block) -> tuple[str, str] | None:
    drawn = block.indicator.graphique in ("evolution", "echelle", "multiples")
    points = [point.period for series in block.series for point in series.points[-POINTS_SHOWN:]] if drawn else []
    return (min(points), max(points)) if points else None


def reading(block: Block, voice: Voice) -> Markup:
    """The *Lecture*: a full sentence with this territory's own number; empty when there is none."""
    if block.missing or block.period is None:
        return Markup("")
    if block.metiers:
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
    first = highest(known_items(block.items))[0]
    own = Markup("{}, {}, «{}{}{}»{}{}").format(
        voice.moment(block.indicator, block.period or "", capital=True),
        voice.within(block.shown),
        NBSP,
        prose(item_label(block.indicator, first.code, voice.labels), "libellé"),
        NBSP,
        COLON,
        voice.value(first.number, block.indicator),
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
    own, other = share(block, item.number, voice), share(block, there, voice)
    where = voice.within(there.territory)
    return Markup(" Écart le plus grand{}«{}{}{}», {} contre {} {}.").format(
        COLON, NBSP, label, NBSP, own, other, where
    )


def _parent_figure(block: Block, item: Item, voice: Voice) -> Markup:
    if item.parent is None or item.parent.value is None:
        return Markup("")
    there = voice.within(item.parent.territory)
    return Markup("{}{}, {}").format(SEMICOLON, there, voice.value(item.parent, block.indicator))


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
