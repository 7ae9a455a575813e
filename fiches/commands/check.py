"""`check`: every check of a site on an output folder already built, or about to be published."""

from __future__ import annotations

from pathlib import Path

from fiches.commands.options import Options
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter, counted
from fiches.site.checks.site import check_site
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
        report = check_site(site, mapper=mapper)
    if report.findings:
        raise CheckFailed(*report.findings)
    reporter.say(
        f"Contrôlé : {counted(report.pages, 'page')}, {counted(report.charts, 'graphique')},"
        f" {counted(report.numbers, 'nombre marqué')},"
        f" {counted(report.links, 'lien')}."
    )
