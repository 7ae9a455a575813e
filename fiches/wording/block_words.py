"""The words of a block, computed once: its title, its subtitles, its *Lecture*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.claims import items as decided
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.wording import item_titles
from fiches.wording.besides import parent_figure, share
from fiches.wording.changes import share_words
from fiches.wording.claimed import claimed
from fiches.wording.clauses import Change, Grade, value_clause
from fiches.wording.context import WordingContext
from fiches.wording.items import HIGH, LOW, POINTS_SHOWN, counted_of, known_items, named_item, quoted_item
from fiches.wording.metier_readings import metiers_reading
from fiches.wording.moments import moments_between, short_moment, until
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import EMPTY, Phrase, capitalised, plain_text, uncapitalised
from fiches.wording.prose import prose
from fiches.wording.ruled_sentence import FACTORS, LIST, NO_SENTENCE, VALUE, RuledSentence
from fiches.wording.sentences import change_sentence, grade_sentence, statement


@dataclass(frozen=True, slots=True)
class BlockWords:
    """`local_subtitle`: the subtitle of a document that is about one territory alone, which it does not name."""

    title: Phrase
    subtitle: Phrase
    local_subtitle: Phrase
    reading: RuledSentence


def block_words(block: Block, title: Phrase, wording: WordingContext) -> BlockWords:
    """All that is written around the drawing of a block, under this title."""
    return BlockWords(
        title=title,
        subtitle=subtitle(block, wording),
        local_subtitle=_unsaid(subtitle(block, wording, named=block.shown != wording.home), title, block),
        reading=reading(block, wording),
    )


def _unsaid(subtitle: Phrase, title: Phrase, block: Block) -> Phrase:
    """A subtitle without the name of its block, where this is the title already: « En nombre d’inscriptions, … »."""
    name = f"{block.indicator.titre}, "
    first = subtitle.nodes[0] if subtitle.nodes else ""
    if plain_text(title) != block.indicator.titre or not isinstance(first, str) or not first.startswith(name):
        return subtitle
    return capitalised(Phrase(first.removeprefix(name), *subtitle.nodes[1:]))


def subtitle(block: Block, wording: WordingContext, *, named: bool = True) -> Phrase:
    """Quantity, unit, territory where it is `named`, period."""
    place = wording.within(block.shown) if named else EMPTY
    other = _told_instead(block, wording)
    entry, period = (other[0], _moment_of(*other)) if other else (block.indicator, _period_words(block))
    parts = [prose(block.indicator.titre), _unit_words(entry), place, period]
    return Phrase(", ").join(part for part in parts if part)


def _told_instead(block: Block, wording: WordingContext) -> tuple[Indicator, Observed] | None:
    """Of a table whose own entry has no value: the first entry of its columns that has one, and that value."""
    if not block.indicator.chart.section_table:
        return None
    known = [(name, number) for metier in block.metiers for name, number in metier.numbers.items()]
    published = {name: number for name, number in reversed(known) if number.value is not None}
    same = wording.catalogue.in_section(block.indicator.section)
    first = next((entry for entry in same if entry.id in published and not entry.chart.has_block), None)
    return None if first is None or block.indicator.id in published else (first, published[first.id])


def _moment_of(entry: Indicator, number: Observed) -> Phrase:
    return short_moment(entry.window(number.key.nomenclature_code), number.key.period)


def _unit_words(entry: Indicator) -> Phrase:
    if entry.mesure == "niveau":
        return prose("de 1 à 5", "échelle")
    if entry.mesure == "nombre":
        return prose(f"en nombre {counted_of(entry.unite)}")
    return prose(f"en {entry.unite}")


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
        return metiers_reading(block, wording)
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
    """The item that the list is told by, beside the parent's, then the one that parts both most, unless the title does."""
    graded = block.indicator.mesure == "niveau"
    if graded and not item_titles.has_origins(block):
        return _too_low(block, wording)
    told = told_item(block, wording)
    said = Phrase("{}, {}, {}{}{}{}.{}").format(
        wording.moment(block.indicator, block.period or "", code=told.number.key.nomenclature_code, capital=True),
        wording.within(block.shown),
        _untitled_message(block, wording) or named_item(block, told, wording),
        _joining(block.indicator),
        wording.value(told.number, block.indicator),
        parent_figure(block, told, wording),
        EMPTY if graded else _widest_gap(block, told, wording),
    )
    compared = told.parent if told.parent is not None and told.parent.value is not None else None
    beside = wording.to(compared.territory) if compared is not None else EMPTY
    return RuledSentence(said, FACTORS if graded else LIST if compared else VALUE, compared_with=beside)


def _untitled_message(block: Block, wording: WordingContext) -> Phrase:
    """What the list says by itself, where the title tells something else: what parts the territory from its parent."""
    if item_titles.is_halves(block) or decided.parting(block, wording.catalogue.affirmations) is None:
        return EMPTY
    return uncapitalised(item_titles.message(block, wording))


def _too_low(block: Block, wording: WordingContext) -> RuledSentence:
    """« En 2025, dans l’Allier, recruter est très peu difficile (1 sur 5) : rien n’est dit de ses origines possibles. »"""
    grade = block.origin_of
    if grade is None or grade.value is None:
        return NO_SENTENCE
    entry = next(i for i in wording.catalogue.indicators if i.source.codes == (grade.key.nomenclature_code,))
    words = prose(entry.dits.get(f"{grade.value:.0f}") or entry.titre)
    moment = wording.moment(block.indicator, block.period or "", capital=True)
    figure = wording.marker.observed(grade, block.indicator, bare=True)
    said = Phrase("{}, {}, {} ({}){}: rien n’est dit de ses origines possibles.")
    return RuledSentence(said.format(moment, wording.within(block.shown), words, figure, NBSP), FACTORS)


def told_item(block: Block, wording: WordingContext) -> Item:
    """The item that the list is told by, else the first of those with the largest value."""
    known, affirmations = known_items(block.items), wording.catalogue.affirmations
    if (spoken := decided.spoken(block, affirmations)) is not None:
        return spoken.item
    led = decided.leading(block, affirmations)
    if led is not None and led.items[0] in known:
        return led.items[0]
    return max(known, key=lambda item: item.number.value or 0.0)


def _joining(indicator: Indicator) -> str:
    """What joins an item and its figure: a share or a count is the item's, a grade is where it stands."""
    return " est à " if indicator.mesure == "niveau" else COLON


def _widest_gap(block: Block, told: Item, wording: WordingContext) -> Phrase:
    """« L’écart le plus grand… », when another item of the whole list differs more from the parent for every truth.

    Empty where the title says it already, and where both shares are written the same.
    """
    found = decided.widest_gap(block, wording.catalogue.affirmations)
    titled = decided.parting(block, wording.catalogue.affirmations)
    if found is None or found[0] is told or (titled is not None and titled.item is found[0]):
        return EMPTY
    if found[0].parent is None or found[0].parent.value == found[0].number.value:
        return EMPTY
    item, claim = found
    said = Phrase("L’écart le plus grand est celui de {}").format(quoted_item(block, item, wording))
    figures = Phrase("{}{}").format(share(block, item.number, wording), parent_figure(block, item, wording))
    return Phrase(" {}{}{}.").format(claimed(claim, said, wording.home), COLON, figures)
