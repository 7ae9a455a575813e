"""The fiche laid out for A4: the same words and drawings as its page, chosen and ordered for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from markupsafe import Markup

from fiches.charts.listing import KINDS as LISTED
from fiches.charts.listing import listing, parent_of
from fiches.charts.theme import ACCENT, MUTED, plain
from fiches.figures import Fiche
from fiches.pages.context import SiteContext
from fiches.pages.environment import render
from fiches.pages.fiche import FicheView, SectionView, page_head
from fiches.pages.svg_text import text_of
from fiches.pages.tables import UNDER_LEGEND, Table
from fiches.pages.unmarked import printed
from fiches.pages.views import BlockView
from fiches.wording.marks import day
from fiches.wording.numbers import NBSP

PICTURE = "dessin:"
LONGEST_TABLES = (15, 8)
SHORTEST_TABLES = (8, 4)
Row = tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: `pictures` are SVG by the name that follows `PICTURE` in the page."""

    html: str
    pictures: Mapping[str, str]
    dated: str  # the latest date of its data, ISO; empty when none is known


@dataclass(frozen=True, slots=True)
class PaperSection:
    """Drawings, then what is missing."""

    title: Markup
    drawn: Row
    missing: Row


@dataclass(frozen=True, slots=True)
class PaperView:
    title: str
    description: str
    name: str
    foot: str
    address: str
    front: tuple[Row, ...]
    sections: tuple[PaperSection, ...]
    tables: Row  # those that need the whole width, after all sections
    scopes: tuple[Markup, ...]
    notes: tuple[Markup, ...]


def papers(fiche: Fiche, view: FicheView, context: SiteContext) -> Iterator[Paper]:
    """The fiche as a document for paper, then shorter, should the first be too long.

    Raises RenderError for a template at fault.
    """
    pictures = dict(_pictures(view))
    dated = max((block.updated_at for block in fiche.blocks if not block.missing), default="")
    for brief in (False, True):
        shown = _paper_view(fiche, view, context, dated, brief=brief)
        html = render("pdf/fiche.html", site=context, view=view, paper=shown, address=PICTURE.__add__)
        yield Paper(html, pictures, dated)


def _paper_view(fiche: Fiche, view: FicheView, context: SiteContext, dated: str, *, brief: bool) -> PaperView:
    here = context.voice(fiche.territory).within(fiche.territory)
    sections = [replace(s, blocks=tuple(_brief(block, here) for block in s.blocks)) for s in view.sections]
    head = page_head(fiche, view, context)
    front = _front(fiche, {block.id: block for section in sections for block in section.blocks})
    return PaperView(
        title=head.title,
        description=head.description,
        name=context.territories[fiche.territory].name,
        foot=_foot(dated),
        address=f"{context.url}{head.folder}" if context.url else "",
        front=tuple(front),
        sections=tuple(_sections(sections, front)),
        tables=tuple(_tables(sections, SHORTEST_TABLES if brief else LONGEST_TABLES)),
        scopes=() if brief else _scopes(view),
        notes=tuple(dict.fromkeys(note for block in view.blocks.values() for note in block.notes)),
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


def _front(fiche: Fiche, blocks: Mapping[str, BlockView]) -> list[Row]:
    """The history of the first two counts among the key figures, one a section, then of the first two grades."""
    counts: dict[str, BlockView] = {}
    grades: dict[str, BlockView] = {}
    for indicator in (headline.indicator for headline in fiche.headlines):
        block = blocks.get(indicator.id)
        if block is not None and block.svg:
            (grades if indicator.graphique == "echelle" else counts).setdefault(indicator.section, block)
    rows = (tuple(counts.values())[:2], tuple(grades.values())[:2])
    return [row for row in rows if row]


def _is_wide(block: BlockView) -> bool:
    """A wide table holds the figures of its own drawing, which is left out."""
    return block.table is not None and (block.size == "plein" or not block.svg)


def _sections(sections: Iterable[SectionView], front: Sequence[Row]) -> Iterator[PaperSection]:
    there = {block.id for row in front for block in row}
    for section in sections:
        left = [block for block in section.blocks if block.id not in there and not _is_wide(block)]
        drawn = tuple(block for block in left if block.svg)
        missing = tuple(block for block in left if block.missing)
        if drawn or missing:
            yield PaperSection(section.title, drawn, missing)


def _tables(sections: Iterable[SectionView], longest: Sequence[int]) -> list[BlockView]:
    """The wide tables, shortened, the first less than the next; the least first, in the room that drawings left."""
    wide = [block for section in sections for block in section.blocks if _is_wide(block)]
    limits = chain(longest, repeat(longest[-1]))
    kept = [replace(b, table=_shortened(b.table, most)) for b, most in zip(wide, limits, strict=False) if b.table]
    return sorted(kept, key=lambda block: len(block.table.lines) if block.table else 0)


def _shortened(table: Table, longest: int) -> Table:
    """One row a line, without shares and ranks, and the first lines of a long table, which says so."""
    table = table.whole
    lines = tuple(replace(line, cells=tuple(map(_alone, line.cells))) for line in table.lines[:longest])
    legend = table.legend.replace(UNDER_LEGEND, "").strip()
    cut = len(table.lines) > longest
    rest = f"{NBSP}: les {longest} premiers\u202f; les autres sont dans les données jointes" if cut else ""
    return replace(table, caption=table.caption + rest, lines=lines, legend=legend)


def _alone(cell: Markup) -> Markup:
    """The value of a cell, without what stands small beside it."""
    return Markup(str(cell).partition(" <small>")[0])  # noqa: S704 - cut from the page's own


def _scopes(view: FicheView) -> tuple[Markup, ...]:
    """What the figures count, each once."""
    return tuple(dict.fromkeys(b.scope for b in view.blocks.values() if b.scope and not b.missing))


def _pictures(view: FicheView) -> Iterator[tuple[str, str]]:
    yield from ((block.id, _picture(block)) for block in view.blocks.values() if block.svg)
    yield from ((f"apercu-{key.id}", printed(key.svg)) for key in view.keys if key.svg)
    yield from ((f"pas-{key.grade}", _steps(key.grade)) for key in view.keys if key.grade)


def _picture(block: BlockView) -> str:
    """Lists of bars are set closer on paper; the other drawings are those of the page."""
    if block.chart is not None and block.chart.kind in LISTED:
        return listing(block.chart.kind, block.chart.rows, block.chart.options)
    return printed(block.svg)


def _steps(grade: int) -> str:
    """Five steps, that of the grade filled."""
    boxes = "".join(
        f'<rect x="{step * 26 - 25}" y="{1 if step == grade else 5}" width="22" height="{20 if step == grade else 12}"'
        f' fill="{ACCENT if step == grade else "none"}" stroke="{MUTED}"/>'
        for step in range(1, 6)
    )
    return plain(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 130 22" width="130" height="22">{boxes}</svg>')
