"""The words of a block, computed once: its title, its subtitles, its *Lecture*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Item
from fiches.keys import PERCENT_STEP
from fiches.wording.changes import share_words
from fiches.wording.clauses import Change, Grade, value_clause
from fiches.wording.items import POINTS_SHOWN, counted_of, highest, known_items, share
from fiches.wording.labels import activity_label, item_label
from fiches.wording.marks import short_period
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import prose
from fiches.wording.sentences import statement, told_change, told_grade
from fiches.wording.told import FACTORS, LIST, METIER, NOTHING_TOLD, VALUE, Told
from fiches.wording.voice import Voice

HIGH, LOW = 4, 2  # grades from which it matters for whom


@dataclass(frozen=True, slots=True)
class BlockWords:
    """`local_subtitle`: the subtitle of a document that is about one territory alone, which it does not name."""

    title: Phrase
    subtitle: Phrase
    local_subtitle: Phrase
    reading: Told

    @property
    def description(self) -> Phrase:
        """What its drawing shows, for those who do not see it."""
        return self.reading.text or self.subtitle


def block_words(block: Block, title: Phrase, voice: Voice) -> BlockWords:
    """All that is written around the drawing of a block, under this title."""
    return BlockWords(
        title=title,
        subtitle=subtitle(block, voice),
        local_subtitle=subtitle(block, voice, named=block.shown != voice.home),
        reading=reading(block, voice),
    )


def subtitle(block: Block, voice: Voice, *, named: bool = True) -> Phrase:
    """Quantity, unit, territory where it is `named`, period."""
    place = voice.within(block.shown) if named else EMPTY
    parts = [prose(block.indicator.titre), _unit_words(block), place, _period_words(block)]
    return Phrase(", ").join(part for part in parts if part)


def _unit_words(block: Block) -> Phrase:
    if block.indicator.mesure == "niveau":
        return prose("de 1 à 5", "échelle")
    if block.indicator.mesure == "nombre":
        return prose(f"en nombre {counted_of(block.indicator.unite)}")
    return prose(f"en {block.indicator.unite}")


def _period_words(block: Block) -> Phrase:
    ends = _ends(block)
    if ends and ends[0] != ends[1]:
        return Phrase("{} – {}").format(short_period(ends[0]), short_period(ends[1]))
    return short_period(block.period) if block.period else EMPTY


def _ends(block: Block) -> tuple[str, str] | None:
    if not block.indicator.chart.over_time:
        return None
    points = [point.period for series in block.series for point in series.points[-POINTS_SHOWN:]]
    return (min(points), max(points)) if points else None


def reading(block: Block, voice: Voice) -> Told:
    """The *Lecture*: full sentences with this territory's own number; empty when there is none."""
    if block.missing or block.period is None:
        return NOTHING_TOLD
    if block.metiers:
        return _metiers_reading(block, voice)
    return _items_reading(block, voice) if known_items(block.items) else _main_reading(block, voice)


def _main_reading(block: Block, voice: Voice) -> Told:
    if block.main is None or block.main.value is None or block.period is None:
        return NOTHING_TOLD
    entry, series = block.indicator, block.series[0] if block.series else None
    said = statement(block.main, entry, block.period, voice, named=True)
    if entry.mesure == "niveau":
        grade = Grade(entry, block.main, series, block.period, block.comparisons)
        return _for_whom(told_grade(said, grade, voice), block.main.value, entry, voice)
    if entry.mesure != "nombre" or block.evolution is None:
        return Told(Phrase("{}{}.").format(said, value_clause(block.comparisons, block.main, entry, voice)), VALUE)
    change = Change(entry, block.main, block.evolution, block.comparisons)
    share_of = share_words([c for c in block.comparisons if c.territory != block.shown], voice)
    end = Phrase(". C’est {}").format(share_of) if share_of else EMPTY
    return told_change(said, change, series, voice, turn=1, end=end)


def _for_whom(told: Told, grade: float, indicator: Indicator, voice: Voice) -> Told:
    """A high or low grade is good for some and not for others: the phrase says for whom."""
    phrase = voice.phrases.get(indicator.id)
    words = "" if phrase is None else phrase.haut if grade >= HIGH else phrase.bas if grade <= LOW else ""
    return replace(told, text=Phrase("{} {}").format(told.text, prose(words))) if words else told


def _items_reading(block: Block, voice: Voice) -> Told:
    first = highest(known_items(block.items))[0]
    said = Phrase("{}, {}, «{}{}{}»{}{}{}.{}").format(
        voice.moment(block.indicator, block.period or "", capital=True),
        voice.within(block.shown),
        NBSP,
        prose(item_label(block.indicator, first.code, voice.labels), "libellé"),
        NBSP,
        _joining(block.indicator),
        voice.value(first.number, block.indicator),
        _parent_figure(block, first, voice),
        _widest_gap(block, first, voice),
    )
    compared = first.parent is not None and first.parent.value is not None
    return Told(said, FACTORS if block.indicator.mesure == "niveau" else LIST if compared else VALUE)


def _joining(indicator: Indicator) -> str:
    """What joins an item and its figure: a share or a count is the item's, a grade is where it stands."""
    return " est à " if indicator.mesure == "niveau" else COLON


def _widest_gap(block: Block, told: Item, voice: Voice) -> Phrase:
    """« L’écart le plus grand… », when another item differs more from the parent than rounding can explain."""
    gaps = [
        (abs(item.number.value - item.parent.value), item)
        for item in known_items(block.items)
        if item.number.value is not None and item.parent is not None and item.parent.value is not None
    ]
    top = max((gap for gap, _ in gaps), default=0.0)
    widest = [item for gap, item in gaps if gap == top]
    if top <= PERCENT_STEP or len(widest) != 1 or widest[0] is told or widest[0].parent is None:
        return EMPTY
    item, there = widest[0], widest[0].parent
    label = prose(item_label(block.indicator, item.code, voice.labels), "libellé")
    own, other = share(block, item.number, voice), share(block, there, voice)
    where = voice.within(there.territory)
    return Phrase(" L’écart le plus grand est celui de «{}{}{}»{}{} contre {} {}.").format(
        NBSP, label, NBSP, COLON, own, other, where
    )


def _parent_figure(block: Block, item: Item, voice: Voice) -> Phrase:
    """« , comme en Bretagne », « , contre 34 % en Bretagne »."""
    if item.parent is None or item.parent.value is None:
        return EMPTY
    there = voice.within(item.parent.territory)
    if item.parent.value == item.number.value:
        return Phrase(", comme {}").format(there)
    return Phrase(", contre {} {}").format(share(block, item.parent, voice), there)


def _metiers_reading(block: Block, voice: Voice) -> Told:
    known = [m for m in block.metiers if (n := m.numbers.get(block.indicator.id)) and n.value is not None]
    if not known or block.period is None:
        return NOTHING_TOLD
    number = known[0].numbers[block.indicator.id]
    label = activity_label(number.key.activity_type, known[0].code, voice.labels)
    said = Phrase("{}, {}, «{}{}{}»{}{}.").format(
        voice.moment(block.indicator, block.period, capital=True),
        voice.within(block.shown),
        NBSP,
        prose(label, "libellé"),
        NBSP,
        COLON,
        voice.value(number, block.indicator),
    )
    return Told(said, METIER)
