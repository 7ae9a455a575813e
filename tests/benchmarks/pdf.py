"""What a PDF costs: the processor's time of its layout and of its setting, the median of some départements, and its profile."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from fiches.charts.engine.render import draw
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import ChartRenderer, SiteContext
from fiches.site.data.open_data import csv_bytes, fiche_rows
from fiches.site.fiche.model import FicheView
from fiches.site.fiche.page import fiche_view
from fiches.site.paper.layout import paper_of
from fiches.site.paper.pdf import make_pdf
from fiches.territories import DEPARTEMENT
from tests.benchmarks.titles import read_context

FICHES, TIMES = 9, 3
PARTS = {
    "choix et hauteurs": ("sheet_of",),
    "dessins refaits": ("low_drawing",),
    "styles": ("get_all_computed_styles",),
    "mise en page": ("layout_document",),
    "tracé": ("paint",),
    "écriture et balises": ("write", "add_tags"),
}
_Drawn = tuple[Fiche, FicheView, bytes]


def measured(content: Path, edition: Path) -> Iterator[str]:
    """The least of some tries for each fiche, their median, then the shares of a profile."""
    context = read_context(content, edition)
    keys = [key for key in context.published if key.type == DEPARTEMENT][::11][:FICHES]
    drawn: list[_Drawn] = []
    for key in keys:
        fiche = build_fiche(context.data, key)
        view = fiche_view(fiche, context=context.site, renderer=ChartRenderer(draw))
        drawn.append((fiche, view, csv_bytes(fiche_rows(context.data, fiche))))
    _seconds(drawn[0], context.site)  # what a worker reads once: fonts, styles, compiled drawings
    times = [min(_seconds(one, context.site) for _ in range(TIMES)) for one in drawn]
    yield f"temps de processeur médian : {median(times):.3f} s ({len(times)} fiches, de {min(times):.3f} à {max(times):.3f})"
    yield f"pour comparer, cent millions d’additions : {_yardstick():.2f} s"
    profile = cProfile.Profile()
    for one in drawn[:3]:
        profile.runcall(_seconds, one, context.site)
    yield from _shares(pstats.Stats(profile))


def _seconds(one: _Drawn, site: SiteContext) -> float:
    start = time.process_time()
    make_pdf(paper_of(one[0], one[1], site), one[2])
    return time.process_time() - start


def _yardstick() -> float:
    """How fast this machine is now: other work beside slows both alike."""
    start = time.process_time()
    sum(range(100_000_000))
    return time.process_time() - start


def _shares(stats: pstats.Stats) -> Iterator[str]:
    """Of the whole, in hundredths; parts leave out what they do not name."""
    found: dict[str, float] = {}
    for (_, _, name), (_, _, _, cumulated, _) in stats.stats.items():  # type: ignore[attr-defined]
        found[name] = max(found.get(name, 0.0), cumulated)
    whole = found["_seconds"]
    for part, names in PARTS.items():
        share = sum(found.get(name, 0.0) for name in names)
        yield f"  {part} : {100 * share / whole:.0f} %"
