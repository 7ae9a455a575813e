"""`check`: every proof of a site on an output folder already built, or about to be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fiches.commands.options import Options
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter, counted
from fiches.site.checks.site import Mapper, PageResult, PageTask, check_site
from fiches.site.proofs.reference import CATALOGUE
from fiches.site.publish import BUILD_FILE, is_ours


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder that this program has not built, CheckFailed with every finding."""
    refuse_foreign_folder(options.output)
    refuse_faulty_site(options.output, options, reporter)


def refuse_foreign_folder(output: Path) -> None:
    """Raises ContentError for a folder that this program has not built."""
    if not is_ours(output):
        raise ContentError(
            f"{output} : aucun site à contrôler ({BUILD_FILE} absent). Construire d’abord le site, ou indiquer"
            " son dossier avec --output."
        )


def content_of(options: Options) -> Path | None:
    """The content folder, whose units and texts pages are held to; None where there is none beside the site."""
    return options.content if (options.content / CATALOGUE).is_file() else None


def refuse_faulty_site(site: Path, options: Options, reporter: Reporter) -> None:
    """Checks a folder, and prints what was counted. Raises CheckFailed with every finding."""
    with worker_pool(options.workers) as mapper:
        report = check_site(site, content=content_of(options), mapper=counting(mapper, reporter))
    if report.findings:
        raise CheckFailed(*report.findings)
    reporter.say(
        f"Contrôlé : {counted(report.pages, 'page')}, {counted(report.charts, 'graphique')},"
        f" {counted(report.numbers, 'nombre marqué')},"
        f" {counted(report.links, 'lien')}."
    )


def counting(mapper: Mapper, reporter: Reporter) -> Mapper:
    """The same, which tells how many pages are read."""

    def mapped(read: Callable[[PageTask], PageResult], work: Sequence[PageTask]) -> Iterator[PageResult]:
        with reporter.step("Contrôle", len(work)) as step:
            for report in mapper(read, work):
                yield report
                step.advance()

    return mapped
