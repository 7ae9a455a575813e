"""The fiche laid out for A4: the same words and figures as its page, in its order, chosen and drawn for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat

from markupsafe import Markup

from fiches.charts.listing import parent_of
from fiches.charts.theme import ACCENT, MUTED, plain
from fiches.figures import Fiche
from fiches.pages.context import SiteContext
from fiches.pages.environment import render
from fiches.pages.fiche import FicheView, page_head
from fiches.pages.paper_columns import cut
from fiches.pages.paper_rows import Row, arranged, is_table
from fiches.pages.qr_code import qr_code
from fiches.pages.svg_text import text_of
from fiches.pages.tables import UNDER_LEGEND, Table
from fiches.pages.unmarked import printed
from fiches.pages.views import BlockView
from fiches.wording.marks import day
from fiches.wording.numbers import NBSP

PICTURE = "dessin:"
CODE = "code-qr"
SHEETS = 6
SHEET = 970.0  # pixels of a page that are filled, about
HEADING = 44.0
NOTES = 300.0


@dataclass(frozen=True, slots=True)
class Length:
    """How long a document may be: the lines of its first table and of the next ones, the blocks of a section."""

    first: int
    table: int
    blocks: int


LENGTHS = (Length(15, 10, 99), Length(10, 6, 99), Length(8, 5, 9), Length(8, 5, 7), Length(6, 4, 5))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: `pictures` are SVG by the name that follows `PICTURE` in the page."""

    html: str
    pictures: Mapping[str, str]
    dated: str  # the latest date of its data, ISO; empty when none is known


@dataclass(frozen=True, slots=True)
class PaperSection:
    """`left`: the names of what only the page shows."""

    title: Markup
    rows: tuple[Row, ...]
    left: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """`address` is empty where the site has none: then there is no code either. `notes`: columns of paragraphs."""

    title: str
    description: str
    name: str
    foot: str
    address: str
    code: str
    said: frozenset[str]  # the indicators that the key figures have told in full
    sections: tuple[PaperSection, ...]
    notes: tuple[tuple[Note, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of the last part, its first words bold."""

    name: str
    text: Markup


def papers(fiche: Fiche, view: FicheView, context: SiteContext) -> Iterator[Paper]:
    """The fiche as a document for paper, then shorter ones, should it be too long once set; the last is the shortest.

    Raises RenderError for a template at fault.
    """
    dated = max((block.updated_at for block in fiche.blocks if not block.missing), default="")
    for length in LENGTHS:
        pictures = dict(_pictures(view))
        shown = _paper_view(fiche, view, context, pictures, dated, length)
        if length != LENGTHS[-1] and _sheets(shown) > SHEETS:
            continue
        html = render("pdf/fiche.html", site=context, view=view, paper=shown, address=PICTURE.__add__)
        yield Paper(html, pictures, dated)


def _sheets(paper: PaperView) -> float:
    """About how many sheets it takes: the first stands alone."""
    rows = sum(HEADING + sum(row.high for row in section.rows) for section in paper.sections)
    return 1 + (rows + NOTES) / SHEET


def _paper_view(
    fiche: Fiche, view: FicheView, context: SiteContext, pictures: dict[str, str], dated: str, length: Length
) -> PaperView:
    head = page_head(fiche, view, context)
    address = f"{context.url}{head.folder}" if context.url else ""
    if address:
        pictures[CODE] = qr_code(address)
    return PaperView(
        title=head.title,
        description=head.description,
        name=context.territories[fiche.territory].name,
        foot=_foot(dated),
        address=address,
        code=CODE if address else "",
        said=frozenset(key.id for key in view.keys),
        sections=tuple(_sections(view, context.voice(fiche.territory).within(fiche.territory), pictures, length)),
        notes=_notes(view, address),
    )


def _foot(dated: str) -> str:
    said = text_of(day(dated))
    return f"Source{NBSP}: API Marché du travail de France Travail" + (f", données du {said}" if said else "")


def _brief(block: BlockView, here: Markup) -> BlockView:
    """Without what the running head, the notes at the end and the drawing's own words say already."""
    subtitle = Markup(str(block.subtitle).replace(f", {here}", "", 1))  # noqa: S704 - cut from the page's own
    parent = parent_of(block.chart.kind, block.chart.rows) if block.chart else ""
    if parent:
        subtitle = Markup("{} (trait{}:\u00a0{})").format(subtitle, NBSP, parent)
    kept = tuple(note for note in block.warnings if "#ruptures" not in note)
    return replace(block, subtitle=subtitle, warnings=kept)


def _sections(view: FicheView, here: Markup, pictures: dict[str, str], length: Length) -> Iterator[PaperSection]:
    """The page's sections and blocks, in its order, the last of long ones left out; their drawings join `pictures`."""
    lines = chain((length.first,), repeat(length.table))
    for section in view.sections:
        kept, left = section.blocks[: length.blocks], section.blocks[length.blocks :]
        briefs = [_brief(block, here) for block in kept]
        found = arranged([_shortened(block, next(lines)) if is_table(block) else block for block in briefs])
        pictures.update(found.pictures)
        names = [block.name for block in left if not block.missing]
        yield PaperSection(section.title, found.rows, ", ".join(names))


def _shortened(block: BlockView, longest: int) -> BlockView:
    """Its table without shares and ranks, the first lines of a long one, which says so."""
    if block.table is None:
        return block
    table = block.table.whole
    lines = tuple(replace(line, cells=tuple(map(_alone, line.cells))) for line in table.lines[:longest])
    legend = table.legend.replace(UNDER_LEGEND, "").strip()
    return replace(
        block, table=replace(table, caption=table.caption + _rest(table, longest), lines=lines, legend=legend)
    )


def _rest(table: Table, longest: int) -> str:
    left = len(table.lines) - longest
    if left <= 0:
        return ""
    others = f"les {left} autres sont" if left > 1 else "le dernier est"
    return f"{NBSP}: les {longest} premiers\u202f; {others} sur la page et dans les données jointes"


def _alone(cell: Markup) -> Markup:
    """The value of a cell, without what stands small beside it."""
    return Markup(str(cell).partition(" <small>")[0])  # noqa: S704 - cut from the page's own


def _notes(view: FicheView, address: str) -> tuple[tuple[Note, ...], ...]:
    """Sources, breaks, scopes and notes in three columns of about one height."""
    found = [*_sources(view), *_breaks(view), *_method(view), *_about(address)]
    return cut(found, [len(note.text.striptags()) + len(note.name) + 40 for note in found], 3)


def _sources(view: FicheView) -> Iterator[Note]:
    for source in view.sources:
        dated = Markup(", données du {}").format(source.dated) if source.dated else ""
        yield Note(f"{source.titles}{NBSP}:", Markup("{}{}.").format(source.text, dated))


def _breaks(view: FicheView) -> Iterator[Note]:
    for entry in view.breaks:
        yield Note("Rupture de série.", Markup("{} {} {}.").format(entry.explication, entry.incomparable, entry.source))


METHOD = (
    "Les effectifs sont arrondis à la dizaine par la source, et un zéro publié veut dire « moins de 5 ». Les séries sont"
    " brutes : on les compare au même trimestre de l’année précédente. Une différence que l’arrondi suffit à expliquer"
    " est dite stable, à l’arrondi près."
)


def _method(view: FicheView) -> Iterator[Note]:
    yield Note("Lecture.", Markup("{}").format(METHOD))
    scopes = dict.fromkeys(b.scope for b in view.blocks.values() if b.scope and not b.missing)
    if scopes:
        yield Note("Champs.", Markup(" ").join(scopes))
    notes = dict.fromkeys(note for block in view.blocks.values() for note in block.notes)
    if notes:
        yield Note("Notes.", Markup(" ").join(notes))


def _about(address: str) -> Iterator[Note]:
    where = Markup(" Elles sont aussi sur sa page.") if address else Markup("")
    yield Note("Données.", Markup("Toutes les valeurs de cette fiche, avec leur historique, sont jointes à ce document"
                                  " (donnees.csv).{}").format(where))  # fmt: skip


def _pictures(view: FicheView) -> Iterator[tuple[str, str]]:
    yield from ((f"apercu-{key.id}", printed(key.svg)) for key in view.keys if key.svg)
    yield from ((f"pas-{key.grade}", _steps(key.grade)) for key in view.keys if key.grade)


def _steps(grade: int) -> str:
    """Five steps, that of the grade filled."""
    boxes = "".join(
        f'<rect x="{step * 26 - 25}" y="{1 if step == grade else 5}" width="22" height="{20 if step == grade else 12}"'
        f' fill="{ACCENT if step == grade else "none"}" stroke="{MUTED}"/>'
        for step in range(1, 6)
    )
    return plain(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 130 22" width="130" height="22">{boxes}</svg>')


__all__ = ["CODE", "PICTURE", "Note", "Paper", "PaperSection", "PaperView", "papers"]
