"""The words of a block, computed once: its title, its subtitles, its *Lecture*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Item
from fiches.keys import PERCENT_STEP
from fiches.wording.changes import share_words
from fiches.wording.clauses import Change, Grade, value_clause
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN, counted_of, highest, known_items, named_item, quoted_item, share
from fiches.wording.labels import activity_label
from fiches.wording.moments import moments_between, short_moment, until
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import prose
from fiches.wording.ruled_sentence import FACTORS, LIST, METIER, NO_SENTENCE, VALUE, RuledSentence
from fiches.wording.sentences import change_sentence, grade_sentence, statement

HIGH, LOW = 4, 2  # grades from which it matters for whom


@dataclass(frozen=True, slots=True)
class BlockWords:
    """`local_subtitle`: the subtitle of a document that is about one territory alone, which it does not name."""

    title: Phrase
    subtitle: Phrase
    local_subtitle: Phrase
    reading: RuledSentence

    @property
    def description(self) -> Phrase:
        """What its drawing shows, for those who do not see it."""
        return self.reading.text or self.subtitle


def block_words(block: Block, title: Phrase, wording: WordingContext) -> BlockWords:
    """All that is written around the drawing of a block, under this title."""
    return BlockWords(
        title=title,
        subtitle=subtitle(block, wording),
        local_subtitle=subtitle(block, wording, named=block.shown != wording.home),
        reading=reading(block, wording),
    )


def subtitle(block: Block, wording: WordingContext, *, named: bool = True) -> Phrase:
    """Quantity, unit, territory where it is `named`, period."""
    place = wording.within(block.shown) if named else EMPTY
    parts = [prose(block.indicator.titre), _unit_words(block), place, _period_words(block)]
    return Phrase(", ").join(part for part in parts if part)


def _unit_words(block: Block) -> Phrase:
    if block.indicator.mesure == "niveau":
        return prose("de 1 à 5", "échelle")
    if block.indicator.mesure == "nombre":
        return prose(f"en nombre {counted_of(block.indicator.unite)}")
    return prose(f"en {block.indicator.unite}")


def _period_words(block: Block) -> Phrase:
    if not block.period:
        return EMPTY
    windows, ends = block.windows, _ends(block)
    if len(windows) > 1:
        return until(block.period)
    if ends and ends[0] != ends[1]:
        return moments_between(windows[0], *ends)
    return short_moment(windows[0], block.period)


def _ends(block: Block) -> tuple[str, str] | None:
    if not block.indicator.chart.over_time:
        return None
    points = [point.period for series in block.series for point in series.points[-POINTS_SHOWN:]]
    return (min(points), max(points)) if points else None


def reading(block: Block, wording: WordingContext) -> RuledSentence:
    """The *Lecture*: full sentences with this territory's own number; empty when there is none."""
    if block.missing or block.period is None:
        return NO_SENTENCE
    if block.metiers:
        return _metiers_reading(block, wording)
    return _items_reading(block, wording) if known_items(block.items) else _main_reading(block, wording)


def _main_reading(block: Block, wording: WordingContext) -> RuledSentence:
    if block.main is None or block.main.value is None or block.period is None:
        return NO_SENTENCE
    entry, series = block.indicator, block.series[0] if block.series else None
    said = statement(block.main, entry, block.period, wording, named=True)
    if entry.mesure == "niveau":
        grade = Grade(entry, block.main, series, block.period, block.comparisons)
        return _for_whom(grade_sentence(said, grade, wording), block.main.value, entry, wording)
    if entry.mesure != "nombre" or block.evolution is None:
        return RuledSentence(
            Phrase("{}{}.").format(said, value_clause(block.comparisons, block.main, entry, wording)), VALUE
        )
    change = Change(entry, block.main, block.evolution, block.comparisons)
    share_of = share_words([c for c in block.comparisons if c.territory != block.shown], wording)
    end = Phrase(". C’est {}").format(share_of) if share_of else EMPTY
    return change_sentence(said, change, series, wording, turn=1, end=end)


def _for_whom(told: RuledSentence, grade: float, indicator: Indicator, wording: WordingContext) -> RuledSentence:
    """A high or low grade is good for some and not for others: the phrase says for whom."""
    phrase = wording.phrases.get(indicator.id)
    words = "" if phrase is None else phrase.haut if grade >= HIGH else phrase.bas if grade <= LOW else ""
    return replace(told, text=Phrase("{} {}").format(told.text, prose(words))) if words else told


def _items_reading(block: Block, wording: WordingContext) -> RuledSentence:
    first = highest(known_items(block.items))[0]
    said = Phrase("{}, {}, {}{}{}{}.{}").format(
        wording.moment(block.indicator, block.period or "", code=first.number.key.nomenclature_code, capital=True),
        wording.within(block.shown),
        named_item(block, first, wording),
        _joining(block.indicator),
        wording.value(first.number, block.indicator),
        _parent_figure(block, first, wording),
        _widest_gap(block, first, wording),
    )
    compared = first.parent is not None and first.parent.value is not None
    return RuledSentence(said, FACTORS if block.indicator.mesure == "niveau" else LIST if compared else VALUE)


def _joining(indicator: Indicator) -> str:
    """What joins an item and its figure: a share or a count is the item's, a grade is where it stands."""
    return " est à " if indicator.mesure == "niveau" else COLON


def _widest_gap(block: Block, told: Item, wording: WordingContext) -> Phrase:
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
    label = quoted_item(block, item, wording)
    own, other = share(block, item.number, wording), share(block, there, wording)
    where = wording.within(there.territory)
    return Phrase(" L’écart le plus grand est celui de {}{}{} contre {} {}.").format(label, COLON, own, other, where)


def _parent_figure(block: Block, item: Item, wording: WordingContext) -> Phrase:
    """« , comme en Bretagne », « , contre 34 % en Bretagne »."""
    if item.parent is None or item.parent.value is None:
        return EMPTY
    there = wording.within(item.parent.territory)
    if item.parent.value == item.number.value:
        return Phrase(", comme {}").format(there)
    return Phrase(", contre {} {}").format(share(block, item.parent, wording), there)


def _metiers_reading(block: Block, wording: WordingContext) -> RuledSentence:
    known = [m for m in block.metiers if (n := m.numbers.get(block.indicator.id)) and n.value is not None]
    if not known or block.period is None:
        return NO_SENTENCE
    number = known[0].numbers[block.indicator.id]
    label = activity_label(number.key.activity_type, known[0].code, wording.labels)
    said = Phrase("{}, {}, «{}{}{}»{}{}.").format(
        wording.moment(block.indicator, block.period, capital=True),
        wording.within(block.shown),
        NBSP,
        prose(label, "libellé"),
        NBSP,
        COLON,
        wording.value(number, block.indicator),
    )
    return RuledSentence(said, METIER)
