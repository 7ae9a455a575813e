"""The boxes of the recto, and the last one: key figures, what distinguishes, comparison, map, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.site.fiche.comparison_model import ComparisonView, DistinctionsView, SimilarView
from fiches.site.fiche.model import KeyFigure, MapView, SectionView
from fiches.site.paper.fit import all_lines, lines
from fiches.site.paper.measures import (
    HEADING,
    LOW_HEADING,
    SHEET,
    SMALL,
    SMALL_SIZE,
    TEXT,
    TEXT_SIZE,
    THIRD,
    Box,
    table_high,
)
from fiches.site.paper.notes import Note
from fiches.site.table import Table
from fiches.wording.phrase import Phrase, plain_text

PARAGRAPHS = 2.0  # what parts two of them, and what follows
NOTE_SIZE, NOTE = 7.2, 3.0  # the last part: its letters, its lines
LOWEST_MAP, HIGHEST_MAP = 50.0, 100.0  # a map with its heading
COMPARED = (41.5, 14.0, 31.5)  # the first columns of a comparison: name, here, here over a year
ALONE = (41.5, 20.0, 58.0)  # the same without a last column of words
PARENT_COLUMN = 17.0


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure with the lines that its card has room for."""

    key: KeyFigure
    lines: tuple[Phrase, ...]

    @property
    def high(self) -> float:
        words = (self.key.reading.text, *self.lines)
        strip = 5.5 if self.key.strip else 0
        return 19.0 + strip + TEXT * (all_lines(words, THIRD, TEXT_SIZE) + lines(self.key.place, THIRD, TEXT_SIZE))


@dataclass(frozen=True, slots=True)
class Compared:
    """The key figures here and elsewhere; `widths`: those of the columns, in millimetres, the heads of lines first."""

    title: Phrase
    table: Table
    widths: tuple[float, ...]
    notes: tuple[Phrase, ...]


def key_rows(keys: Sequence[KeyFigure], *, compared: bool) -> Iterator[Box]:
    """Three key figures a row, without what they are elsewhere where the table of comparison says it."""
    cards = [_card(key, compared=compared) for key in keys]
    for start in range(0, len(cards), 3):
        row = tuple(cards[start : start + 3])
        yield Box("chiffres", max(card.high for card in row) + 1.5, row)


def _card(key: KeyFigure, *, compared: bool, most: int = 7) -> Card:
    """The last lines say what qualifies the figure: they stay."""
    kept = [line for line in key.lines if not (compared and line == key.elsewhere)]
    while len(kept) > 1 and all_lines((key.reading.text, *kept), THIRD, TEXT_SIZE) > most:
        kept.pop(0)
    return Card(key, tuple(kept))


def distinctions_box(view: DistinctionsView, most: int = 10) -> Box:
    """As many sentences as `most` lines hold."""
    found, taken = [], 0
    for one in view.found:
        taken += (more := lines(one.sentence, SHEET - 5, 9.4))
        if taken > most:
            break
        found.append((one, more))
    high = HEADING + sum(0.8 + 4.2 * more for _, more in found) + 2
    return Box("distinctions", high, replace(view, found=tuple(one for one, _ in found)))


def comparison_box(view: ComparisonView) -> Box:
    """The table of key figures here and elsewhere, without empty ranks."""
    table = view.table.on_paper
    last = [line.cells[-1].value for line in table.lines]
    spare = all(plain_text(one) == "—" for one in last)
    columns = table.columns[:-1] if spare else table.columns
    parents = [column for column in columns[2:] if not column.beside]
    if len(columns) == 2 + len(parents):
        widths = (*ALONE, *((SHEET - sum(ALONE)) / len(parents),) * len(parents))
    else:
        taken = sum(COMPARED) + PARENT_COLUMN * len(parents)
        widths = (*COMPARED, *(PARENT_COLUMN,) * len(parents), SHEET - taken)
    table = table.of([column in columns for column in table.columns])
    words = all_lines([table.caption, table.legend, *view.notes], SHEET, SMALL_SIZE)
    high = HEADING + SMALL * words + 2 + table_high(table, widths)
    return Box("comparaison", high, Compared(view.title, table, widths, view.notes))


def similar_box(view: SimilarView) -> Box:
    """Its paragraphs under its heading, those that name as wide as if all were bold."""
    said = (
        lines(view.missing, SHEET, TEXT_SIZE)
        if view.missing
        else lines(view.listed, SHEET, TEXT_SIZE, bold=True) + lines(view.introduction, SHEET, TEXT_SIZE)
    )
    return Box("semblables", HEADING + TEXT * said + PARAGRAPHS + 2, view)


def map_box(view: MapView, room: float) -> Box | None:
    """One map beside its title and its legend, as high as there is room for; None where there is little."""
    return Box("carte", min(room, HIGHEST_MAP), view) if room >= LOWEST_MAP else None


def gaps_box(sections: Iterable[SectionView]) -> Box | None:
    """What the source does not publish here, a reason once; None where nothing is missing."""
    told: dict[Phrase, list[str]] = {}
    for section in sections:
        for reason, blocks in section.gaps:
            told.setdefault(reason, []).extend(block.name for block in blocks)
    if not told:
        return None
    gaps = tuple((", ".join(names), reason) for reason, names in told.items())
    high = sum(SMALL * lines(Phrase(f"{names}. ", reason), SHEET, SMALL_SIZE) + 0.8 for names, reason in gaps)
    return Box("manques", high + 2, gaps)


def notes_box(columns: Sequence[Sequence[Note]]) -> Box:
    """The last part, in three columns."""
    high = max(sum(_note_high(note) for note in column) for column in columns)
    return Box("sources", LOW_HEADING + high, tuple(columns))


def _note_high(note: Note) -> float:
    return NOTE * lines(Phrase(f"{note.name} ", note.text), THIRD, NOTE_SIZE) + 0.6
