"""A distribution as a table: a row an item, with its bar, the parent's value, the change over a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.site.fiche.barred_table import MOST, Drawn, counted_caption, drawn_in, folded, place_head, ticked
from fiches.site.fiche.heading import Heading, with_named
from fiches.site.table import Cell, Column, Line, Table, table_of_lines
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import prose

CROSSED = "-"  # between the two codes of an item of a crossing: a sex and an age
UNEQUAL = "Tranches de largeurs inégales."
UNGIVEN = "— : évolution non donnée."
_Written = tuple[Column, Callable[[Item], Cell]]


def item_table(block: Block, heading: Heading, wording: WordingContext) -> Table:
    """The first ten items, and the one that the title names; a crossing has a row a second code, a column a first one."""
    named = [place for place, item in enumerate(block.whole) if heading.is_about((item.number, item.count), wording)]
    items = with_named(block.whole if named else block.items, named, MOST)
    numbers = [number for item in items for number in (item.number, item.parent)]
    drawn = drawn_in(block, wording, numbers)
    title = counted_caption(heading.caption, len(items), len(block.whole))
    made = _crossed(items, drawn, title) if _is_crossed(items) else _listed(items, drawn, title)
    made = ticked(made, block, _parent_name(items, wording))
    made = replace(made, lines=tuple(map(heading.in_full, made.lines)))
    legends = [UNEQUAL] if _is_unequal(block) else []
    legends += [UNGIVEN] if any(cell.value == NOT_GIVEN for line in made.lines for cell in line.cells) else []
    ranked = bool(block.indicator.source.premiers)
    rows = () if _is_crossed(items) else range(len(items))
    named = [place for place in rows if heading.is_about((items[place].number, items[place].count), wording)]
    return folded(replace(made, legends=(*legends, *made.legends), barred=True, ranked=ranked), named)


def _is_unequal(block: Block) -> bool:
    """Shares of classes of unequal widths; counts that overlap say so in their definition."""
    return block.indicator.classes_inegales and block.indicator.mesure == "pourcentage"


def _parent_name(items: Sequence[Item], wording: WordingContext) -> Phrase:
    parents = (item.parent for item in items if item.parent is not None)
    first = next(parents, None)
    return EMPTY if first is None else wording.name(first.territory)


def _label(block: Block, code: str, wording: WordingContext) -> Phrase:
    return prose(item_label(block.indicator, code, wording.labels), "libellé")


def _listed(items: Sequence[Item], drawn: Drawn, caption: Phrase) -> Table:
    written = list(_columns(items, drawn))
    lines = [
        Line(_label(drawn.block, item.code, drawn.wording), tuple(cell(item) for _, cell in written)) for item in items
    ]
    corner = "Facteur" if drawn.block.indicator.mesure == "niveau" else drawn.block.indicator.short
    return table_of_lines(caption, corner, [column for column, _ in written], lines)


def _columns(items: Sequence[Item], drawn: Drawn) -> Iterator[_Written]:
    """Here; the parent; the country of amounts; the change over a year of most rows."""
    wording = drawn.wording
    yield _place(items[0].number, wording), lambda item: drawn.cell(item.number, item.parent)
    if (parent := next((i.parent for i in items if i.parent is not None), None)) is not None:
        yield replace(_place(parent, wording), ticked=True), lambda item: drawn.bare(item.parent)
    country = next((i.country for i in items if i.country is not None), None)
    if country is not None:
        yield _place(country, wording), lambda item: drawn.bare(item.country)
    if drawn.block.tells_changes:
        head = Column(Phrase("Sur un{}an").format(NBSP), "Sur un an", aside=True)
        yield head, lambda item: Cell(change_words(item.change, wording))


def _place(number: Observed, wording: WordingContext) -> Column:
    return Column(place_head(number.territory, wording), "")


def _is_crossed(items: Sequence[Item]) -> bool:
    return bool(items) and all("x" in item.number.key.characteristic_type for item in items)


def _crossed(items: Sequence[Item], drawn: Drawn, caption: Phrase) -> Table:
    """Codes such as `F-AGE1`: a column a sex, a row an age, then the parent's columns."""
    block, wording = drawn.block, drawn.wording
    found = {tuple(item.code.split(CROSSED, 1)): item for item in items}
    sides, rows = (list(dict.fromkeys(code[place] for code in found)) for place in (0, 1))
    heads = [_label(block, side, wording) for side in sides]
    columns = [Column(head, "") for head in heads]
    parent = _parent_name(items, wording)
    if parent:
        columns += [Column(Phrase("{}, {}").format(head, parent), "", aside=True, ticked=True) for head in heads]
    lines = []
    for row in rows:
        across = [found.get((side, row)) for side in sides]
        cells = [drawn.cell(item.number, item.parent) if item else drawn.bare(None) for item in across]
        cells += [drawn.bare(item.parent if item else None) for item in across] if parent else []
        lines.append(Line(_label(block, row, wording), tuple(cells)))
    return table_of_lines(caption, block.indicator.short, columns, lines)
