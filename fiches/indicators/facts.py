"""What a fiche says of its own territory that a parent has too, number by number: the facts that may distinguish it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.annual_change import annual_change
from fiches.indicators.claims.items import from_counts
from fiches.indicators.computing import part
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.block import Block, Item, Metier
from fiches.indicators.model.distinctions import Fact
from fiches.indicators.model.numbers import Number, Observed
from fiches.indicators.rows import observed
from fiches.indicators.shares import base_key
from fiches.keys import SMALLEST_BASE, TOTALS, TerritoryKey

_COMPARED_AS_IT_IS = ("niveau", "montant")


def facts(data: EditionData, home: TerritoryKey, blocks: Sequence[Block], parent: TerritoryKey) -> Iterator[Fact]:
    """Those of the blocks that show the fiche's own figures, then of lists in the data alone; forecasts left out, each once.

    A figure that a table and a drawing of métiers share is the table's: it names every métier.
    """
    seen: set[str] = set()
    for block in sorted(blocks, key=_order):
        if block.missing or block.borrowed or block.indicator.is_forecast:
            continue
        for entry, code, here in _numbers(data, block):
            mark = here.mark(home)
            if mark in seen or _is_elsewhere(here, home):
                continue
            seen.add(mark)
            fact = Fact(entry, block.indicator, code, here, _at(data, here, parent))
            if _may_be_compared(data, fact):
                yield fact


def _order(block: Block) -> tuple[bool, bool]:
    """Those of pages first, of these the drawings of métiers last."""
    return not block.indicator.page, bool(block.metiers) and not block.indicator.chart.section_table


def _may_be_compared(data: EditionData, fact: Fact) -> bool:
    """Whether both have a value, of a base that is not small; a published 0 stands for a few, and is compared with nothing."""
    both = (fact.here, fact.there)
    known = all(number.value is not None and not _is_of_nothing(number) for number in both)
    return known and not _is_small(data, fact.indicator, *both)


def _numbers(data: EditionData, block: Block) -> Iterator[tuple[Indicator, str, Number]]:
    """Whose entry, of what item, the number."""
    entry = block.indicator
    if block.items and _are_told(block):
        counted = from_counts(block)
        for item in block.whole:
            yield from ((entry, item.code, number) for number in _of_item(data, entry, item, counted=counted))
    elif not block.items and block.main is not None and not block.metiers:
        yield entry, "", block.main if entry.mesure in _COMPARED_AS_IT_IS else annual_change(data, block.main)
    for metier in block.metiers:
        yield from _of_metier(data, metier)


def _are_told(block: Block) -> bool:
    """Origins of a grade are spoken of only where it is high enough."""
    asked, grade = block.indicator.origines, block.origin_of
    return asked is None or (grade is not None and grade.value is not None and grade.value >= asked.minimum)


def _of_item(data: EditionData, entry: Indicator, item: Item, *, counted: bool) -> Iterator[Number]:
    """A share, a grade, an amount as it is; a count as its change over a year where the entry is about that, else as its share
    of all, where the catalogue has words for it. `counted`: shares are compared as parts of counts (`from_counts`).
    """
    if entry.mesure != "nombre":
        yield item.part if counted and item.part is not None else item.number
    elif entry.source.un_an_avant:
        yield annual_change(data, item.number)
    elif entry.part_de and item.part is not None:
        yield item.part
    elif entry.part_de:
        yield from _share(data, item.number)


def _share(data: EditionData, number: Observed) -> Iterator[Number]:
    """Of a count of one activity in all of them."""
    if number.key.activity_type not in TOTALS:
        yield part(data, number, observed(data, number.key.all_activities()))


def _of_metier(data: EditionData, metier: Metier) -> Iterator[tuple[Indicator, str, Number]]:
    entries = data.catalogue.by_id()
    for name, number in metier.numbers.items():
        entry = entries[name]
        told = _share(data, number) if entry.part_de else () if entry.mesure == "nombre" else (number,)
        yield from ((entry, metier.code, one) for one in told)


def _is_elsewhere(number: Number, home: TerritoryKey) -> bool:
    return any(key.territory != home for key in number.keys)


def _at(data: EditionData, number: Number, place: TerritoryKey) -> Number:
    """The same number in another territory, withheld there for the same reasons."""
    if isinstance(number, Observed):
        return observed(data, number.key.at(place))
    rows = [observed(data, key.at(place)) for key in number.keys]
    return part(data, *rows) if number.formula == "part" else annual_change(data, rows[-1])


def _is_of_nothing(number: Number) -> bool:
    """Whether it rests on a published 0."""
    if isinstance(number, Observed):
        return number.value == 0
    return any(_is_of_nothing(argument) for argument in number.arguments)


def _is_small(data: EditionData, entry: Indicator, *numbers: Number) -> bool:
    """Whether a published percentage has a base that is known to be under a hundred; computed ones are then withheld."""
    shares = (n for n in numbers if isinstance(n, Observed) and n.key.measure == "pourcentage")
    bases = (observed(data, base_key(data, entry, share.key)).value for share in shares)
    return any(base is not None and base < SMALLEST_BASE for base in bases)
