"""The fiche laid out for A4: the same words and drawings as its page, chosen and ordered for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from fiches.charts.theme import ACCENT, MUTED, plain
from fiches.figures import Fiche
from fiches.pages.context import SiteContext
from fiches.pages.environment import render
from fiches.pages.fiche import FicheView, SectionView, page_head
from fiches.pages.svg_text import text_of
from fiches.pages.tables import Table
from fiches.pages.unmarked import printed
from fiches.pages.views import BlockView
from fiches.wording.marks import day
from fiches.wording.numbers import NBSP

PICTURE = "dessin:"
LONGEST_TABLE = 20
FRONT = 4
"""Charts of the first page, beside its key figures."""

Row = tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: `pictures` are SVG by the name that follows `PICTURE` in the page."""

    html: str
    pictures: Mapping[str, str]
    dated: str  # the latest date of its data, ISO; empty when none is known


@dataclass(frozen=True, slots=True)
class PaperSection:
    """Drawings two a row, then what is missing, then tables."""

    title: Markup
    rows: tuple[Row, ...]
    missing: Row
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    title: str
    description: str
    name: str
    foot: str
    address: str
    front: tuple[Row, ...]
    sections: tuple[PaperSection, ...]
    scopes: tuple[tuple[Markup, str], ...]
    notes: tuple[Markup, ...]


def paper(fiche: Fiche, view: FicheView, context: SiteContext) -> Paper:
    """The fiche as a document for paper. Raises RenderError for a template at fault."""
    dated = max((block.updated_at for block in fiche.blocks if not block.missing), default="")
    head = page_head(fiche, view, context)
    first = _front(fiche, view)
    shown = PaperView(
        title=head.title,
        description=head.description,
        name=context.territories[fiche.territory].name,
        foot=_foot(dated),
        address=f"{context.url}{head.folder}" if context.url else "",
        front=tuple(_pairs(first)),
        sections=tuple(_sections(view, first)),
        scopes=tuple(_scopes(view)),
        notes=tuple(dict.fromkeys(note for block in view.blocks.values() for note in block.notes)),
    )
    html = render("pdf/fiche.html", site=context, view=view, paper=shown, address=lambda name: PICTURE + name)
    return Paper(html, dict(_pictures(view)), dated)


def _foot(dated: str) -> str:
    said = text_of(day(dated))
    return f"Source{NBSP}: API Marché du travail de France Travail" + (f", données du {said}" if said else "")


def _front(fiche: Fiche, view: FicheView) -> list[BlockView]:
    """The history of the first key figure of each section, and what explains the difficulty of recruiting."""
    wanted: dict[str, str] = {}
    for headline in fiche.headlines:
        if headline.indicator.graphique == "evolution" and headline.indicator.id in view.blocks:
            wanted.setdefault(headline.indicator.section, headline.indicator.id)
    profiles = [b.indicator.id for b in fiche.blocks if b.indicator.graphique == "profil"]
    found = [view.blocks[name] for name in (*wanted.values(), *profiles[:1]) if name in view.blocks]
    return [block for block in found if block.svg][:FRONT]


def _pairs(blocks: Sequence[BlockView]) -> Iterator[Row]:
    for start in range(0, len(blocks), 2):
        yield tuple(blocks[start : start + 2])


def _sections(view: FicheView, first: Sequence[BlockView]) -> Iterator[PaperSection]:
    there = {block.id for block in first}
    for section in view.sections:
        made = _section(section, [block for block in section.blocks if block.id not in there])
        if made.rows or made.missing or made.tables:
            yield made


def _section(section: SectionView, blocks: Sequence[BlockView]) -> PaperSection:
    tables = [
        _shortened(block.table) for block in blocks if block.table and (block.size == "plein" or not block.svg)
    ]
    drawn = [block for block in blocks if block.svg]
    missing = tuple(block for block in blocks if block.missing)
    return PaperSection(section.title, tuple(_pairs(drawn)), missing, tuple(tables))


def _shortened(table: Table) -> Table:
    """The first lines of a long table, which says so."""
    if len(table.lines) <= LONGEST_TABLE:
        return table
    rest = f"{NBSP}: les {LONGEST_TABLE} premiers\u202f; les autres sont dans les données jointes"
    return replace(table, caption=table.caption + rest, lines=table.lines[:LONGEST_TABLE])


def _scopes(view: FicheView) -> Iterator[tuple[Markup, str]]:
    """Each scope once, with the names of the figures that share it."""
    shared: dict[Markup, list[str]] = {}
    for block in view.blocks.values():
        if block.scope and not block.missing:
            shared.setdefault(block.scope, []).append(block.name)
    for scope, names in shared.items():
        yield scope, ", ".join(names)


def _pictures(view: FicheView) -> Iterator[tuple[str, str]]:
    yield from ((block.id, printed(block.svg)) for block in view.blocks.values() if block.svg)
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
