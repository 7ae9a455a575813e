"""A fiche on one sheet: what its recto and its verso hold. Each box has its place and its height; nothing is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.site.fiche.model import FicheView
from fiches.site.paper.fit import lines
from fiches.site.paper.front_boxes import (
    comparison_box,
    distinctions_box,
    gaps_box,
    key_rows,
    map_box,
    notes_box,
    similar_box,
)
from fiches.site.paper.measures import SHEET, SMALL, SMALL_SIZE, TEXT, TEXT_SIZE, Box
from fiches.site.paper.notes import notes_of
from fiches.site.paper.theme_boxes import (
    Cell,
    chart_cell,
    has_metiers,
    metiers_box,
    pair_box,
    section_box,
    table_cell,
)
from fiches.wording.phrase import Phrase

HIGH = 277.0  # millimetres of a page, between its margins
FOOT = 24.0  # of the recto: whose figures, where to read more, the code
HEAD = 7.0  # of the verso: the place again
MOST_BETWEEN = 7.0
CAPTIONS = 11.2  # the heading of key figures, and the space around their legend
WORDS, SENTENCE_SIZE, SENTENCE_LINE, KICKER = 146.0, 11.5, 5.3, 6.0
TITLES = ((27.0, 11.0), (20.0, 8.3), (15.0, 6.3))  # points of the place's name, and its line


@dataclass(frozen=True, slots=True)
class Name:
    """How large the place's name is: as large as two lines allow."""

    size: float
    high: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """`verso` empty: the place has nearly nothing, and one page holds it all."""

    name: Name
    head: float
    recto: tuple[Box, ...]
    verso: tuple[Box, ...]


def sheet_of(view: FicheView, address: str) -> Sheet:
    """The sheet of a fiche; `address` is empty where the site has none."""
    name = name_size(view)
    sentence = max((lines(one.text, WORDS, SENTENCE_SIZE) for one in view.sentences), default=0)
    notice = lines(view.notice, WORDS, TEXT_SIZE) * TEXT
    head = max(37.0, KICKER + name.high + sentence * SENTENCE_LINE + notice + 4)
    notes = notes_box(notes_of(view, address))
    told = Phrase(view.curves_legend, " ", view.strips_legend)
    front = HIGH - FOOT - head - CAPTIONS - SMALL * lines(told, SHEET, SMALL_SIZE)
    recto = list(_front(view, front))
    first, others = _themes(view, front - sum(box.high for box in recto), HIGH - HEAD - notes.high)
    whole = [*recto, *first, *others, notes]
    if all(box.kind == "manques" for box in others) and sum(box.high for box in whole) <= front:
        return Sheet(name, head, tuple(whole), ())
    return Sheet(name, head, tuple(spread([*recto, *first], front)), tuple(spread([*others, notes], HIGH - HEAD)))


def spread(boxes: Sequence[Box], room: float) -> Iterator[Box]:
    """The same, what is left of the page shared between them."""
    left = max(room - sum(box.high for box in boxes), 0.0)
    gap = min(left / max(len(boxes), 1), MOST_BETWEEN)
    yield from (replace(box, gap=gap) for box in boxes)


def name_size(view: FicheView) -> Name:
    """The largest that takes a line, or two smaller ones; the smallest for longer names."""
    for size, line in TITLES:
        count = lines(view.name, WORDS, size, bold=True)
        if count == 1 or (count == 2 and size < TITLES[0][0]):
            return Name(size, count * line + 1.5)
    return Name(size, count * line + 1.5)


def _front(view: FicheView, room: float) -> Iterator[Box]:
    """Key figures, then what there is room for, in the page's order; a map before what resembles."""
    keys = list(key_rows(view.keys, compared=view.comparison is not None))
    left = room - sum(box.high for box in keys)
    distinctions = distinctions_box(view.distinctions) if view.distinctions else None
    comparison = comparison_box(view.comparison) if view.comparison else None
    similar = similar_box(view.similar) if view.similar else None
    kept = fitting([distinctions, comparison], left)
    left -= sum(box.high for box in kept)
    drawn = next((map_box(one, left) for one in view.maps if one.svg), None)
    yield from (*keys, *kept, *([drawn] if drawn else fitting([similar], left)))


def fitting(boxes: Sequence[Box | None], room: float) -> list[Box]:
    """Those that there is room for, the first ones first."""
    found: list[Box] = []
    for box in boxes:
        if box is not None and box.high <= room:
            found.append(box)
            room -= box.high
    return found


def _themes(view: FicheView, front: float, room: float) -> tuple[list[Box], list[Box]]:
    """A chart a theme, two side by side, the first of them on the recto where it has room; difficulty with its factors;
    métiers; then the other themes, if there is room. They are chosen in that order, and printed in the page's.
    """
    charts = list(_charts(view))
    pairs = [pair_box(charts[at : at + 2]) for at in range(0, len(charts), 2)]
    first = fitting(pairs[:1], front)
    gaps = list(_gaps(view))
    room -= sum(box.high for box in (*pairs[len(first) :], *gaps))
    drawn = {cell.section for cell in charts}
    others = {one.id: box for one in view.sections if one.title not in drawn and (box := section_box(one))}
    kept = {name: box for name, box in others.items() if box.kind == "niveaux" and box.high <= room}
    room -= sum(box.high for box in kept.values())
    for section in sorted(view.sections, key=has_metiers, reverse=True):
        box = metiers_box(section, room) or others.get(section.id)
        if section.id not in kept and box is not None and box.high <= room:
            kept[section.id] = box
            room -= box.high
    return first, [*pairs[len(first) :], *(kept[one.id] for one in view.sections if one.id in kept), *gaps]


def _charts(view: FicheView) -> Iterator[Cell]:
    """One a theme; where they are odd, the first theme's second block stands beside the first."""
    found = [(section, cell) for section in view.sections if (cell := chart_cell(section))]
    beside = [block for section, _ in found[:1] for block in section.shown[1:] if block.barred]
    for place, (_, cell) in enumerate(found):
        yield cell
        if place == 0 and len(found) % 2 and beside:
            yield table_cell(beside[0])


def _gaps(view: FicheView) -> Iterator[Box]:
    box = gaps_box(view.sections)
    if box is not None:
        yield box
