"""The fiche laid out for A4: the same words and figures as its page, in its order, chosen and drawn for paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fiches.indicators.model.fiche import Fiche
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.fiche.head import fiche_head
from fiches.site.fiche.model import BlockView, FicheView, WarningKind
from fiches.site.paper.choice import LEAST, Choice
from fiches.site.paper.columns import cut
from fiches.site.paper.front import front_pictures
from fiches.site.paper.pictures import Pictures
from fiches.site.paper.qr_code import qr_code
from fiches.site.paper.rows import TABLE_HEAD, TABLE_LINE, Row, is_table, pictures_of
from fiches.site.paper.sheets import HEADING, Sheets
from fiches.site.table import BY_PERIOD, Table
from fiches.wording.marks import day
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, plain_text

PICTURE = "dessin:"
CODE = "code-qr"
SHEETS = 6
HEAD, SENTENCE, KEY, KEY_SHORT, SIMILAR, MAPS = 110.0, 36.0, 133.0, 108.0, 90.0, 560.0  # pixels, about
KEY_RESERVE = 28.0  # two lines more, under the key figures of one row
NOTE_LETTERS, NOTE_LINE = 42, 13.5  # of a column of notes
SHEET_LETTERS = 122  # of notes on the whole width


@dataclass(frozen=True, slots=True)
class Length:
    """How long a document may be: lines of its first table, of the next, of a ranked list; how full a sheet may be."""

    first: int
    table: int
    ranked: int
    slack: float
    whole: bool = False  # with the drawings that take most room, and what each figure counts
    least: int = LEAST  # blocks that every section has


LENGTHS = (
    Length(15, 10, 8, 0.94, whole=True),
    Length(5, 4, 4, 0.86, least=1),
    Length(5, 4, 4, 0.78, least=1),
    Length(4, 3, 3, 0.68, least=1),
    Length(4, 3, 3, 0.6, least=1),
    Length(3, 3, 3, 0.5, least=1),
    Length(3, 2, 2, 0.42, least=1),
    Length(2, 2, 2, 0.34, least=1),
    Length(2, 2, 2, 0.25, least=1),
    Length(1, 1, 1, 0.2, least=0),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: `pictures` are SVG by the name that follows `PICTURE` in the page."""

    html: str
    pictures: Mapping[str, str]
    dated: str  # the latest date of its data, ISO; empty when none is known


@dataclass(frozen=True, slots=True)
class PaperSection:
    title: Phrase
    rows: tuple[Row, ...]

    @property
    def whole(self) -> bool:
        """Whether every block is drawn."""
        return all(row.kind != "reste" for row in self.rows)


@dataclass(frozen=True, slots=True)
class PaperView:
    """`address` is empty where the site has none: then there is no code either. `notes`: columns of paragraphs."""

    title: str
    description: str
    name: str
    foot: str
    address: str
    code: str
    key_ids: frozenset[str]  # the indicators whose reading stands under a key figure already
    compared: Table | None
    sections: tuple[PaperSection, ...]
    notes: tuple[tuple[Note, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of the last part, its first words bold."""

    name: str
    text: Phrase


def papers(fiche: Fiche, view: FicheView, context: SiteContext) -> Iterator[Paper]:
    """The fiche as a document for paper, then shorter ones, should it be too long once set; the last is the shortest.

    Raises RenderError for a template at fault.
    """
    dated = max((block.updated_at for block in fiche.blocks if not block.missing), default="")
    drawings = Pictures()
    for length in LENGTHS:
        made = _paper_view(fiche, view, context, dated, length)
        if length.whole and not all(section.whole for section in made.sections):
            continue
        pictures = dict(_pictures(view, made, drawings))
        html = render("pdf/fiche.html", site=context, view=view, paper=made, address=PICTURE.__add__)
        yield Paper(html, pictures, dated)


def _pictures(view: FicheView, made: PaperView, drawings: Pictures) -> Iterator[tuple[str, str]]:
    yield from front_pictures(view)
    yield from pictures_of((row for section in made.sections for row in section.rows), drawings)
    if made.address:
        yield CODE, qr_code(made.address)


def _front(view: FicheView, compared: Table | None) -> Iterator[float]:
    """About how high, in pixels, are the parts that come before sections; none is cut."""
    keys = -(-len(view.keys) // 3) * (KEY_SHORT if compared else KEY) + (KEY_RESERVE if view.reserves else 0)
    yield HEAD + sum(_tall(sentence.text, 100, SENTENCE / 2) for sentence in view.sentences) + keys
    if view.distinctions:
        yield HEADING + sum(_tall(one.sentence, SHEET_LETTERS, SENTENCE / 2) for one in view.distinctions.found)
    if compared and view.comparison:
        notes = sum(_tall(note, SHEET_LETTERS, NOTE_LINE) for note in view.comparison.notes)
        yield HEADING + TABLE_HEAD + TABLE_LINE * len(compared.lines) + notes
    if view.similar:
        yield HEADING + SIMILAR
    if any(drawn.svg for drawn in view.maps):
        yield MAPS + max(sum(_tall(note, SHEET_LETTERS / 2, NOTE_LINE) for note in drawn.notes) for drawn in view.maps)


def _tall(words: Phrase, letters: float, line: float) -> float:
    """About how high are words of so many letters a line."""
    return math.ceil(len(plain_text(words)) / letters) * line


def _paper_view(fiche: Fiche, view: FicheView, context: SiteContext, dated: str, length: Length) -> PaperView:
    head = fiche_head(fiche.territory, view, context)
    address = f"{context.url}{head.folder}" if context.url else ""
    compared = view.comparison.table.on_paper if view.comparison else None
    notes = _notes(view, address, scoped=length.whole)
    after = HEADING + max(map(_high, notes))
    return PaperView(
        title=head.title,
        description=head.description,
        name=context.territories[fiche.territory].name,
        foot=_foot(dated),
        address=address,
        code=CODE if address else "",
        key_ids=frozenset(key.id for key in view.keys),
        compared=compared,
        sections=tuple(_sections(view, length, [*_front(view, compared)], after)),
        notes=notes,
    )


def _high(column: Sequence[Note]) -> float:
    """About how high a column of notes is."""
    return sum(-(-len(f"{note.name} {note.text}") // NOTE_LETTERS) * NOTE_LINE + 4 for note in column)


def _foot(dated: str) -> str:
    said = plain_text(day(dated))
    return f"Source{NBSP}: API Marché du travail de France Travail" + (f", données du {said}" if said else "")


def _brief(block: BlockView, ranked: int) -> BlockView:
    """Without what the running head, the notes at the end and the drawing's own words say already."""
    subtitle = block.local_subtitle
    if block.table is not None and block.table.ticked:
        subtitle = Phrase("{} ({})").format(subtitle, block.table.ticked)
    warnings = tuple(warning for warning in block.warnings if warning.kind is not WarningKind.BREAK)
    return _listed(replace(block, subtitle=subtitle, warnings=warnings), ranked)


def _listed(block: BlockView, ranked: int) -> BlockView:
    """The first rows of a list that is ranked, of a history; its subtitle says so, not the words that tell it whole."""
    if block.table is None or not block.table.barred:
        return block
    if block.table.corner == BY_PERIOD and block.table.rest is not None:
        recent = Phrase("{}{}: les périodes récentes").format(block.subtitle, NBSP)
        return replace(block, table=replace(block.table, rest=None), subtitle=recent)
    table = block.table.whole
    if not table.ranked or len(table.lines) <= ranked:
        return replace(block, table=table)
    first = Phrase("{}: les {} premiers").format(NBSP, ranked)
    return replace(block, table=replace(table, lines=table.lines[:ranked]), subtitle=block.subtitle + first)


def _sections(view: FicheView, length: Length, before: Sequence[float], after: float) -> Iterator[PaperSection]:
    """The page's sections and blocks, in its order, some of long ones in words alone."""
    cut = [list(_cut(section.blocks, length)) for section in view.sections]
    choice = Choice(cut, before, after, length.slack, length.least, length.whole)
    rows = choice.laid(choice.counts(SHEETS), Sheets(length.slack))
    for section, laid in zip(view.sections, rows, strict=True):
        yield PaperSection(section.title, laid)


def _cut(blocks: Sequence[BlockView], length: Length) -> Iterator[BlockView]:
    """Blocks as paper has them: a table of several columns of figures has more lines than one of a single kind."""
    for block in blocks:
        brief = _brief(block, length.ranked)
        yield _shortened(brief, _longest(block, length)) if is_table(block) else brief


def _longest(block: BlockView, length: Length) -> int:
    """Lines of a table: more where it has few columns."""
    return length.first if len(block.table.columns if block.table else ()) < 3 else length.table


def _shortened(block: BlockView, longest: int) -> BlockView:
    """The first lines of its table, which says so, in the columns of paper."""
    if block.table is None:
        return block
    table = block.table.whole
    lines = table.lines[:longest]
    short = replace(table.on_paper, caption=table.caption + _rest(table, len(lines)))
    return replace(block, table=replace(short, lines=short.lines[: len(lines)]))


def _rest(table: Table, shown: int) -> str:
    """How many lines are shown and how many are left out; empty where all are shown."""
    left = table.count - shown
    if left <= 0:
        return ""
    others = f"les {left} autres sont" if left > 1 else "le dernier est"
    return f"{NBSP}: les {shown} premiers\u202f; {others} sur la page et dans les données jointes"


def _notes(view: FicheView, address: str, *, scoped: bool) -> tuple[tuple[Note, ...], ...]:
    """Sources, breaks, scopes and notes in three columns of about one height."""
    found = [*_sources(view), *_breaks(view), *_method(view, scoped=scoped), *_about(address)]
    return cut(found, [len(plain_text(note.text)) + len(note.name) + 40 for note in found], 3)


def _sources(view: FicheView) -> Iterator[Note]:
    for source in view.sources:
        dated = Phrase(", données du {}").format(source.dated) if source.dated else ""
        yield Note(f"{source.titles}{NBSP}:", Phrase("{}{}.").format(source.text, dated))


def _breaks(view: FicheView) -> Iterator[Note]:
    for entry in view.breaks:
        yield Note("Rupture de série.", Phrase("{} {} {}.").format(entry.explication, entry.incomparable, entry.source))
    if view.reserves:
        causes = (Phrase("{} ({})").format(one.titre, one.source) for one in view.reserves)
        said = Phrase("\u202f; ").join(causes)
        yield Note("Réserves.", Phrase("Des évolutions sont à lire avec réserve{}: {}.").format(NBSP, said))


METHOD = (
    "Les effectifs sont arrondis à la dizaine par la source, et un zéro publié veut dire « moins de 5 ». Les séries sont"
    " brutes : on les compare au même trimestre de l’année précédente. Une comparaison n’est écrite que si"
    " l’arrondi ne peut pas la démentir ; « stable » veut dire à un demi pour cent près."
)


def _method(view: FicheView, *, scoped: bool) -> Iterator[Note]:
    yield Note("Lecture.", Phrase(METHOD))
    scopes = dict.fromkeys(b.scope for b in view.blocks.values() if b.scope and not b.missing)
    if scopes and scoped:
        yield from _paragraphs("Champs.", list(scopes))
    notes = dict.fromkeys(note for block in view.blocks.values() for note in block.notes)
    yield from _paragraphs("Notes.", list(notes))


def _paragraphs(name: str, texts: Sequence[Phrase]) -> Iterator[Note]:
    """A paragraph a text, so that columns end at about one height; the first has the name."""
    yield from (Note("" if place else name, text) for place, text in enumerate(texts))


def _about(address: str) -> Iterator[Note]:
    where = Phrase(" Elles sont aussi sur sa page.") if address else EMPTY
    yield Note("Données.", Phrase("Toutes les valeurs de cette fiche, avec leur historique, sont jointes à ce document"
                                  " (donnees.csv).{}").format(where))  # fmt: skip
