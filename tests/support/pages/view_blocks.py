"""Blocks of a fiche for the tests that lay them out on paper."""

from __future__ import annotations

from fiches.site.fiche.model import BlockView
from fiches.site.paper.rows import is_table
from tests.support import figures as build
from tests.support.pages.fakes import view_of


def blocks() -> dict[str, BlockView]:
    """Those of the usual fiche, by catalogue id."""
    return dict(view_of(build.make_fiche()).blocks)


def kinds() -> dict[str, BlockView]:
    """One block of each sort."""
    found = list(blocks().values())
    return {
        "E": next(b for b in found if b.chart and b.chart.kind == "evolution"),
        "L": next(b for b in found if b.barred and b.id == "demandeurs-age"),
        "G": next(b for b in found if b.barred and b.id == "tension"),
        "T": next(b for b in found if is_table(b)),
        "M": next(b for b in found if b.missing),
    }
