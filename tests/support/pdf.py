"""Fiches on paper, set for real, and PDFs read again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf

from fiches.charts.engine.render import draw
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import ChartRenderer, SiteContext
from fiches.site.fiche.page import fiche_view
from fiches.site.paper.layout import Paper, papers
from tests.support import figures as build

RENDERER = ChartRenderer(draw)
DATA = b"indicateur,type_territoire\nDE_1,DEP\n"


def paper_of(fiche: Fiche, context: SiteContext | None = None) -> list[Paper]:
    """The sheets of a fiche, from the longest to the shortest."""
    site = context or build.make_context()
    return list(papers(fiche, fiche_view(fiche, context=site, renderer=RENDERER), site))


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
