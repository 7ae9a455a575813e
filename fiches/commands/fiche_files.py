"""The files of fiches: one territory's figures → its page, charts, data files and PDF, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.commands.render_job import RenderContext, RenderJob, read_render_context
from fiches.commands.worker_pool import WorkerStart, worker_pool
from fiches.content.addresses import host_of
from fiches.content.formats import Format
from fiches.indicators.fiche import build_fiche
from fiches.keys import TerritoryKey
from fiches.site.context import ChartRenderer, FicheSummary
from fiches.site.data.open_data import Row, csv_bytes, fiche_rows
from fiches.site.data.series_json import FileHead, json_bytes
from fiches.site.data.workbook_words import workbook
from fiches.site.fiche.downloads import Beside
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper.layout import papers
from fiches.site.paper.pdf import make_pdf
from fiches.site.publish import write_file


def write_fiches(
    job: RenderJob, context: RenderContext, territories: Sequence[TerritoryKey], root: Path, *, workers: int
) -> Iterator[FicheSummary]:
    """Writes the fiches under a root, with so many processes; their summaries in the same order."""
    if min(workers, len(territories)) <= 1:
        yield from (write_fiche(context, territory, root) for territory in territories)
        return
    with worker_pool(min(workers, len(territories)), WorkerStart(_start_worker, (job, root))) as mapper:
        yield from mapper(_write_in_worker, territories)


def write_fiche(context: RenderContext, territory: TerritoryKey, root: Path) -> FicheSummary:
    """Writes one fiche's folder under a root. Raises RenderError for a template or a chart at fault."""
    fiche = build_fiche(context.data, territory)
    folder = context.site.territories[territory].folder
    rows = fiche_rows(context.data, fiche)
    renderer = ChartRenderer(draw, standalone if context.site.writes(territory, "svg") else None)
    view = fiche_view(fiche, context=context.site, renderer=renderer)
    files: dict[str, str | bytes] = {**_data_files(context, territory, rows)}
    if context.site.writes(territory, "pdf"):
        files["fiche.pdf"] = make_pdf(papers(fiche, view, context.site), csv_bytes(rows))
    _remove_former(root / folder)
    sizes = {name: len(content) for name, content in files.items()}
    beside = Beside(sizes, [row[8] for row in rows if row[1:3] == territory])
    files |= render_fiche(fiche, context=context.site, renderer=renderer, view=view, beside=beside)
    for name, content in files.items():
        write_file(root, folder + name, content.encode() if isinstance(content, str) else content)
    return FicheSummary.of(fiche)


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


def _write_in_worker(territory: TerritoryKey) -> FicheSummary:
    """Raises RuntimeError in a process that was not started with a job."""
    global _worker_context
    if _worker is None:
        raise RuntimeError("a worker renders only once started with its job")
    job, root = _worker
    _worker_context = _worker_context or read_render_context(job)
    return write_fiche(_worker_context, territory, root)
