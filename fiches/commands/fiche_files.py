"""The files of fiches: one territory's figures → its page, charts, data files and PDF, in this process or in several."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.commands.fiche_work import FicheResult, FicheTask
from fiches.commands.render_job import RenderContext, RenderJob, read_render_context
from fiches.commands.worker_pool import WorkerStart, worker_pool
from fiches.content.addresses import host_of
from fiches.content.formats import Format
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.fiche import Fiche
from fiches.keys import TerritoryKey
from fiches.site.collector import collector_paused
from fiches.site.context import ChartRenderer
from fiches.site.data.open_data import Row, csv_bytes, fiche_rows
from fiches.site.data.series_json import FileHead, json_bytes
from fiches.site.data.workbook_words import workbook
from fiches.site.fiche.downloads import Beside
from fiches.site.fiche.embedded import render_embedded
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
    _remove_former(root / folder)
    sizes = {name: len(content) for name, content in files.items()}
    beside = Beside(sizes, [row[8] for row in rows if row[1:3] == territory])
    files |= render_fiche(fiche, context=context.site, renderer=renderer, view=view, beside=beside)
    cartouche = {f"{embedded_folder(territory)}index.html": render_embedded(territory, fiche.headlines, context.site)}
    write_files(root, {**{folder + name: content for name, content in files.items()}, **cartouche})


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
    for path in (*folder.glob("donnees*"), *folder.glob("fiche.pdf"), *folder.glob("graphiques/*.svg")):
        path.unlink()


_worker: tuple[RenderJob, Path] | None = None  # of a worker process: its job, and where it writes
_worker_context: RenderContext | None = None  # the job, read with the process's first fiche


def _start_worker(job: RenderJob, root: Path) -> None:
    global _worker, _worker_context
    _worker, _worker_context = (job, root), None


def _write_in_worker(task: FicheTask) -> FicheResult:
    """Raises RuntimeError in a process that was not started with a job."""
    global _worker_context
    if _worker is None:
        raise RuntimeError("a worker renders only once started with its job")
    job, root = _worker
    _worker_context = _worker_context or read_render_context(job)
    return write_fiche(_worker_context, task.territory, root, task.unless)
