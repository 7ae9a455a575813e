"""The files of fiches: one territory's figures → its page, charts, data files and PDF, in this process or in several."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.commands.fiche_work import FicheResult, FicheTask
from fiches.commands.render_job import RenderContext, RenderJob, read_render_context
from fiches.commands.worker_pool import WorkerStart, worker_pool
from fiches.content.addresses import host_of
from fiches.content.formats import Format
from fiches.content.own_texts import NO_OWN_TEXTS
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.fiche import Fiche
from fiches.keys import TerritoryKey
from fiches.site.atom import FEED
from fiches.site.cards import CARD, card_bytes, has_card
from fiches.site.collector import collector_paused
from fiches.site.context import ChartRenderer
from fiches.site.data.open_data import Row, csv_bytes, fiche_rows, own_periods
from fiches.site.data.series_json import FileHead, json_bytes
from fiches.site.data.workbook_words import workbook
from fiches.site.fiche.card import fiche_card
from fiches.site.fiche.downloads import Beside
from fiches.site.fiche.embedded import render_embedded
from fiches.site.fiche.feed import fiche_feed
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.incremental.figures import figures_digest
from fiches.site.paper.layout import paper_of
from fiches.site.paper.pdf import make_pdf
from fiches.site.publish import embedded_folder, write_files
from fiches.site.summary import summary_of


def write_fiches(
    job: RenderJob, context: RenderContext, tasks: Sequence[FicheTask], root: Path, *, workers: int
) -> Iterator[FicheResult]:
    """Writes the fiches under a root, with so many processes; what each gave, in the same order."""
    if min(workers, len(tasks)) <= 1:
        yield from (write_fiche(context, task.territory, root, task.unless) for task in tasks)
        return
    with worker_pool(min(workers, len(tasks)), WorkerStart(_start_worker, (job, root))) as mapper:
        yield from mapper(_write_in_worker, tasks)


def sheets_of(job: RenderJob, territories: Sequence[TerritoryKey], workers: int) -> Iterator[bytes]:
    """The PDFs alone of a job's fiches, in their order, with so many processes."""
    with worker_pool(min(workers, len(territories)), WorkerStart(_start_worker, (job, Path()))) as mapper:
        yield from mapper(_sheet_in_worker, territories)


@collector_paused()
def write_fiche(context: RenderContext, territory: TerritoryKey, root: Path, unless: str = "") -> FicheResult:
    """Computes a fiche's figures, and writes its folder under a root unless their digest is this one.

    Raises RenderError for a template or a chart at fault.
    """
    start = time.perf_counter()
    with context.data.dataset.reading(territory) as reads:
        fiche = build_fiche(context.data, territory)
        rows = fiche_rows(context.data, fiche)
        figures, count = figures_digest(fiche, rows), reads.count()
        written = figures != unless
        if written:
            _write(context, fiche, rows, root)
    return FicheResult(
        summary=summary_of(fiche),
        reads=reads,
        figures=figures if reads.count() == count else "",
        written=written,
        seconds=time.perf_counter() - start,
        process=os.getpid(),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    )


def _write(context: RenderContext, fiche: Fiche, rows: Sequence[Row], root: Path) -> None:
    territory = fiche.territory
    folder = context.site.territories[territory].folder
    renderer = ChartRenderer(draw, standalone if context.site.writes(territory, "svg") else None)
    view = fiche_view(fiche, context=context.site, renderer=renderer)
    files: dict[str, str | bytes] = {**_data_files(context, territory, rows)}
    if context.site.writes(territory, "pdf"):
        files["fiche.pdf"] = make_pdf(paper_of(fiche, view, context.site), csv_bytes(rows))
    if feed := fiche_feed(fiche, view, rows, context.site):
        files[FEED] = feed
    if has_card(territory, context.site):
        files[CARD] = card_bytes(fiche_card(territory, fiche.headlines, context.site))
    _remove_former(root / folder)
    sizes = {name: len(content) for name, content in files.items()}
    beside = Beside(sizes, own_periods(rows, territory))
    files |= render_fiche(fiche, context=context.site, renderer=renderer, view=view, beside=beside)
    cartouche = {f"{embedded_folder(territory)}index.html": render_embedded(territory, fiche.headlines, context.site)}
    write_files(root, {**{folder + name: content for name, content in files.items()}, **cartouche})


@collector_paused()
def sheet_of(context: RenderContext, territory: TerritoryKey) -> bytes:
    """The PDF of a former edition's fiche, without the publisher's own words, which are about the figures of today.

    Raises RenderError for a template or a chart at fault.
    """
    fiche, site = build_fiche(context.data, territory), replace(context.site, own_texts=NO_OWN_TEXTS)
    view = fiche_view(fiche, context=site, renderer=ChartRenderer(draw))
    return make_pdf(paper_of(fiche, view, site), csv_bytes(fiche_rows(context.data, fiche)))


def _data_files(context: RenderContext, territory: TerritoryKey, rows: Sequence[Row]) -> dict[str, bytes]:
    """The data files of a fiche, in the formats that its level has."""
    site = context.site
    head = FileHead(site.territories[territory], site.edition, host_of(context.manifest.source), site.demo)
    writers: dict[Format, Callable[[], bytes]] = {
        "csv": lambda: csv_bytes(rows),
        "json": lambda: json_bytes(rows, head),
        "xlsx": lambda: workbook(rows, territory, site, context.code_labels),
    }
    return {f"donnees.{form}": write() for form, write in writers.items() if site.writes(territory, form)}


def _remove_former(folder: Path) -> None:
    """What the site in place has of this fiche, under `--only`: nothing stays of a format that is no longer written."""
    for pattern in ("donnees*", "fiche.pdf", CARD, FEED, "graphiques/*.svg"):
        for path in folder.glob(pattern):
            path.unlink()


_worker: tuple[RenderJob, Path] | None = None  # of a worker process: its job, and where it writes
_worker_context: RenderContext | None = None  # the job, read with the process's first fiche


def _start_worker(job: RenderJob, root: Path) -> None:
    global _worker, _worker_context
    _worker, _worker_context = (job, root), None


def _write_in_worker(task: FicheTask) -> FicheResult:
    context, root = _read_worker()
    return write_fiche(context, task.territory, root, task.unless)


def _sheet_in_worker(territory: TerritoryKey) -> bytes:
    return sheet_of(_read_worker()[0], territory)


def _read_worker() -> tuple[RenderContext, Path]:
    """Raises RuntimeError in a process that was not started with a job."""
    global _worker_context
    if _worker is None:
        raise RuntimeError("a worker renders only once started with its job")
    job, root = _worker
    _worker_context = _worker_context or read_render_context(job)
    return _worker_context, root
