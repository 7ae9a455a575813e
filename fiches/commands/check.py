"""`check`: every check of a site on an output folder already built, or about to be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fiches.commands.options import Options
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter, counted
from fiches.site.checks.page import PageReport
from fiches.site.checks.site import Mapper, check_site
from fiches.site.publish import BUILD_FILE, is_ours


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder that this program has not built, CheckFailed with every finding."""
    if not is_ours(options.output):
        raise ContentError(
            f"{options.output} : aucun site à contrôler ({BUILD_FILE} absent). Construire d’abord le site, ou indiquer"
            " son dossier avec --output."
        )
    refuse_faulty_site(options.output, options.workers, reporter)


def refuse_faulty_site(site: Path, workers: int, reporter: Reporter) -> None:
    """Checks a folder with so many processes, and prints what was counted. Raises CheckFailed with every finding."""
    with worker_pool(workers) as mapper:
        report = check_site(site, mapper=_counted(mapper, reporter))
    if report.findings:
        raise CheckFailed(*report.findings)
    reporter.say(
        f"Contrôlé : {counted(report.pages, 'page')}, {counted(report.charts, 'graphique')},"
        f" {counted(report.numbers, 'nombre marqué')},"
        f" {counted(report.links, 'lien')}."
    )


def _counted(mapper: Mapper, reporter: Reporter) -> Mapper:
    """The same, which tells how many pages are read."""

    def counting(
        read: Callable[[tuple[str, str]], PageReport], work: Sequence[tuple[str, str]]
    ) -> Iterator[PageReport]:
        with reporter.step("Contrôle", len(work)) as step:
            for report in mapper(read, work):
                yield report
                step.advance()

    return counting
