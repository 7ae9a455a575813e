"""Fiches on paper, set for real, and PDFs read again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pikepdf

from fiches.charts.engine.render import draw
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import ChartRenderer, SiteContext
from fiches.site.fiche.page import fiche_view
from fiches.site.paper.layout import paper_of
from fiches.site.paper.model import Paper
from tests.support import figures as build

if TYPE_CHECKING:
    from weasyprint.document import Document

RENDERER = ChartRenderer(draw)
DATA = b"indicateur,type_territoire\nDE_1,DEP\n"


def paper_for(fiche: Fiche, context: SiteContext | None = None) -> Paper:
    """The sheet of a fiche, or its dossier where the settings ask for it."""
    site = context or build.make_context()
    return paper_of(fiche, fiche_view(fiche, context=site, renderer=RENDERER), site)


def empty_fiche() -> Fiche:
    """A territory for which the source has nothing at all."""
    names = ("demandeurs-abc", "demandeurs-age", "offres-trimestre", "tension", "dynamique")
    heads = [build.headline(name, None) for name in ("demandeurs-abc", "offres-trimestre")]
    return build.make_fiche(
        build.MAYOTTE, blocks=[build.missing_block(n, build.MAYOTTE) for n in names], headlines=heads
    )


def opened(made: bytes) -> pikepdf.Pdf:
    """A PDF, read again."""
    return pikepdf.open(io.BytesIO(made))


def elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node.K)

    yield from walk(document.Root.StructTreeRoot.K)


def tags(document: pikepdf.Pdf) -> list[str]:
    """The tag of every structure element, in reading order."""
    return [str(element.S) for element in elements(document)]


def bookmarks(document: pikepdf.Pdf) -> Sequence[str]:
    """The titles of the outline."""
    with document.open_outline() as outline:
        return [str(item.title) for item in outline.root]


MILLIMETRE = 96 / 25.4  # in pixels


def overflows(document: Document) -> list[str]:
    """What stands below the end of its box, on the pages of a document that is set: its first words, and how far."""
    found = []
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element is None or not str(box.element.get("class", "")).startswith("boite"):
                continue
            end = box.position_y + box.height + MILLIMETRE / 2
            for inner in box.descendants():
                low = inner.position_y + inner.height if type(inner).__name__ in CONTENT else 0
                if low > end:
                    found.append(f"{box.element.get('class')}: {getattr(inner, 'text', inner.element.get('src'))[:40]}")
    return found


CONTENT = ("TextBox", "InlineReplacedBox", "BlockReplacedBox")
