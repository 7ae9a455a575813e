"""The fiche laid out for A4: one sheet, both sides, or a dossier as long as it takes; the same words as its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fiches.charts.engine.render import draw
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.fiche.head import fiche_head
from fiches.site.fiche.model import BlockView, FicheView
from fiches.site.fiche.parts import parts_view
from fiches.site.paper.front import front_pictures
from fiches.site.paper.metiers import MetierTable, metier_table, picture_name, steps_picture
from fiches.site.paper.model import PICTURE, Paper
from fiches.site.paper.notes import notes_of, scopes_of
from fiches.site.paper.own_words import printed_words
from fiches.site.paper.qr_code import qr_code
from fiches.site.paper.sheet import Sheet, sheet_of
from fiches.site.paper.theme_boxes import drawing_options
from fiches.site.paper.unmarked import printed
from fiches.wording.numbers import NBSP
from fiches.wording.period_words import day
from fiches.wording.phrase import plain_text

CODE = "code-qr"


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What the document says of itself. `address` is empty where the site has none: then there is no code either."""

    title: str
    description: str
    name: str
    foot: str
    address: str
    code: str


def paper_of(fiche: Fiche, view: FicheView, context: SiteContext) -> Paper:
    """The fiche as a document for paper. Raises RenderError for a template at fault."""
    dated = max((block.updated_at for block in fiche.blocks if not block.missing), default="")
    head = paper_head(fiche, view, context, dated)
    if context.dossier:
        return _dossier(fiche, view, context, head, dated)
    sheet = sheet_of(view, head.address, printed_words(fiche.territory, context, head.address))
    html = render("pdf/fiche.html", site=context, view=view, paper=head, sheet=sheet, address=PICTURE.__add__)
    return Paper(html, dict(_pictures(view, sheet, head)), dated)


def _dossier(fiche: Fiche, view: FicheView, context: SiteContext, head: PaperHead, dated: str) -> Paper:
    """The long form: every table of the page, in its order."""
    columns = (*notes_of(view, head.address), scopes_of(view))
    parts, factored = parts_view(fiche, context, root=""), _factored(view)
    html = render(
        "pdf/dossier.html",
        site=context,
        view=view,
        paper=head,
        parts=parts,
        columns=columns,
        factored=factored,
        own=printed_words(fiche.territory, context, head.address),
        address=PICTURE.__add__,
    )
    pictures = dict(front_pictures(view))
    grades = {line.grades for table in factored.values() for line in table.lines if line.grades}
    pictures |= {picture_name(one): steps_picture(one) for one in sorted(grades)}
    pictures |= {block.id: printed(block.svg) for block in view.blocks.values() if block.svg}
    if head.address:
        pictures[CODE] = qr_code(head.address)
    return Paper(html, pictures, dated)


def _factored(view: FicheView) -> dict[str, MetierTable]:
    """The tables of métiers that have factors, by block: the lines that stand open, each with its own."""
    wide = ((block.id, block.table) for block in view.blocks.values() if block.size == "plein")
    tables = {name: metier_table(table) for name, table in wide if table is not None}
    return {name: table for name, table in tables.items() if table.names}


def paper_head(fiche: Fiche, view: FicheView, context: SiteContext, dated: str) -> PaperHead:
    """The same title and summary as the page."""
    head = fiche_head(fiche.territory, view, context)
    address = f"{context.url}{head.folder}" if context.url else ""
    name = context.territories[fiche.territory].name
    return PaperHead(head.title, head.description, name, _foot(dated), address, CODE if address else "")


def _foot(dated: str) -> str:
    said = plain_text(day(dated))
    return f"Source{NBSP}: API Marché du travail de France Travail" + (f", données du {said}" if said else "")


def _pictures(view: FicheView, sheet: Sheet, head: PaperHead) -> Iterator[tuple[str, str]]:
    yield from front_pictures(view)
    for box in (*sheet.recto, *sheet.verso):
        yield from ((block.id, low_drawing(block)) for block in box.drawn)
        yield from ((picture_name(grades), steps_picture(grades)) for grades in box.grades)
    if head.address:
        yield CODE, qr_code(head.address)


def low_drawing(block: BlockView) -> str:
    """A block's chart drawn again, as low as half of a sheet has room for."""
    chart = block.chart
    if chart is None:
        return printed(block.svg)
    options = drawing_options(chart)
    return printed(draw(chart.kind, chart.rows, identifier=block.id, title="", description="", options=options))
