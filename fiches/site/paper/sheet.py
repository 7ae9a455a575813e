"""A fiche on one sheet: what its recto and its verso hold. Each box has its place and its height; nothing is tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fiches.site.fiche.model import FicheView, SectionView
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
from fiches.site.paper.own_words import NO_WORDS, OwnBoxes, PrintedWords, own_boxes
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

PAGE = 277.0  # millimetres of a page, between its margins
# Of its boxes: their heights are written to the hundredth, and rounded may add up to more than a page.
HIGH = PAGE - 0.1
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
    """`verso` empty: the place has nearly nothing, and one page holds it all; `own`: what it has of the publisher's words."""

    name: Name
    head: float
    recto: tuple[Box, ...]
    verso: tuple[Box, ...]
    own: OwnBoxes


def sheet_of(view: FicheView, address: str, words: PrintedWords = NO_WORDS) -> Sheet:
    """The sheet of a fiche; `address` is empty where the site has none; `words`: the publisher's own."""
    name = name_size(view)
    sentence = max((lines(one.text, WORDS, SENTENCE_SIZE) for one in view.sentences), default=0)
    notice = lines(view.notice, WORDS, TEXT_SIZE) * TEXT
    head = max(37.0, KICKER + name.high + sentence * SENTENCE_LINE + notice + 4)
    notes = notes_box(notes_of(view, address))
    told = Phrase(view.curves_legend, " ", view.strips_legend)
    front = HIGH - FOOT - head - CAPTIONS - SMALL * lines(told, SHEET, SMALL_SIZE)
    keys = list(key_rows(view.keys, compared=view.comparison is not None))
    own = own_boxes(words, front - _high(keys))
    front -= _high(own.before)
    recto = [*keys, *_front(view, front - _high(keys), own.comment)]
    last = [*own.after, notes]
    first, others = _themes(view, front - _high(recto), HIGH - HEAD - _high(last))
    whole = [*recto, *first, *others, *last]
    if all(box.kind == "manques" for box in others) and _high(whole) <= front:
        return Sheet(name, head, tuple(whole), (), own)
    return Sheet(name, head, tuple(spread([*recto, *first], front)), tuple(spread([*others, *last], HIGH - HEAD)), own)


def _high(boxes: Iterable[Box]) -> float:
    return sum(box.high for box in boxes)


def spread(boxes: Sequence[Box], room: float) -> Iterator[Box]:
    """The same, what is left of the page shared between them."""
    left = max(room - _high(boxes), 0.0)
    gap = min(left / max(len(boxes), 1), MOST_BETWEEN)
    yield from (replace(box, gap=gap) for box in boxes)


def name_size(view: FicheView) -> Name:
    """The largest that takes a line, or two smaller ones; the smallest for longer names."""
    for size, line in TITLES:
        count = lines(view.name, WORDS, size, bold=True)
        if count == 1 or (count == 2 and size < TITLES[0][0]):
            return Name(size, count * line + 1.5)
    return Name(size, count * line + 1.5)


def _front(view: FicheView, left: float, comment: Sequence[Box]) -> Iterator[Box]:
    """What there is room for under the key figures and the publisher's comment, in the page's order; a map before what
    resembles.
    """
    left -= _high(comment)
    distinctions = distinctions_box(view.distinctions) if view.distinctions else None
    comparison = comparison_box(view.comparison) if view.comparison else None
    similar = similar_box(view.similar) if view.similar else None
    kept = fitting([distinctions, comparison], left)
    left -= _high(kept)
    drawn = next((map_box(one, left) for one in view.maps if one.svg), None)
    yield from (box for box in kept if box is distinctions)
    yield from comment
    yield from (box for box in kept if box is comparison)
    yield from [drawn] if drawn else fitting([similar], left)


def fitting(boxes: Sequence[Box | None], room: float) -> list[Box]:
    """Those that there is room for, the first ones first."""
    found: list[Box] = []
    for box in boxes:
        if box is not None and box.high <= room:
            found.append(box)
            room -= box.high
    return found


def _themes(view: FicheView, front: float, room: float) -> tuple[list[Box], list[Box]]:
    """A chart a theme, two side by side; difficulty with its factors; métiers; then the other themes, if there is room. They
    are chosen in that order, and printed in the page's: the first of them on the recto where it has room.
    """
    charts = {one.id: cell for one in view.sections if (cell := chart_cell(one))}
    others = {one.id: box for one in view.sections if one.id not in charts and (box := section_box(one))}
    runs = _runs(view, charts, apart={*others, *(one.id for one in view.sections if has_metiers(one))})
    pairs = dict(pair for run in runs for pair in _pairs(run, charts))
    lead = next((one for one in view.sections if one.id in pairs or one.id in others or has_metiers(one)), None)
    leading = (pairs.get(lead.id) or metiers_box(lead, front) or others.get(lead.id)) if lead else None
    first = fitting([leading], front)
    gaps = list(_gaps(view))
    room -= _high(gaps)
    fit = fitting([box for box in pairs.values() if box not in first], room)
    kept = {name: box for name, box in pairs.items() if box in fit}
    room -= _high(fit)
    for section in _by_weight(view, others):
        box = metiers_box(section, room) or others.get(section.id)
        if section.id not in pairs and box is not None and box.high <= room and not (first and section is lead):
            kept[section.id] = box
            room -= box.high
    return first, [*(kept[one.id] for one in view.sections if one.id in kept), *gaps]


def _by_weight(view: FicheView, others: Mapping[str, Box]) -> list[SectionView]:
    """Difficulty with its factors, then métiers, then the other themes, each in the page's order."""
    graded = [one for one in view.sections if one.id in others and others[one.id].kind == "niveaux"]
    return [*graded, *sorted((one for one in view.sections if one not in graded), key=has_metiers, reverse=True)]


def _runs(view: FicheView, charts: Mapping[str, Cell], apart: Collection[str]) -> list[list[SectionView]]:
    """The themes that have a chart, those that follow each other together: nothing stands between two of a pair."""
    runs: list[list[SectionView]] = [[]]
    for section in view.sections:
        if section.id in charts:
            runs[-1].append(section)
        elif section.id in apart and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _pairs(run: Sequence[SectionView], charts: Mapping[str, Cell]) -> Iterator[tuple[str, Box]]:
    """Under the first theme of each; where they are odd, the first theme's second block stands beside the first."""
    cells = [(section.id, charts[section.id]) for section in run]
    beside = next((block for block in run[0].shown[1:] if block.barred), None)
    if len(cells) % 2 and beside is not None:
        cells.insert(1, (run[0].id, table_cell(beside)))
    for at in range(0, len(cells), 2):
        yield cells[at][0], pair_box([cell for _, cell in cells[at : at + 2]])


def _gaps(view: FicheView) -> Iterator[Box]:
    box = gaps_box(view.sections)
    if box is not None:
        yield box
