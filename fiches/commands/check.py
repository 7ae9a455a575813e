"""`check`: every proof of a site on an output folder already built, or about to be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from fiches.commands.options import Options
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed, Code, ContentError
from fiches.progress import Reporter, counted
from fiches.site.checks.results import Mapper, PageResult, PageTask, SiteReport
from fiches.site.checks.site import check_pages, check_site
from fiches.site.incremental.shard_folder import read_shard
from fiches.site.proofs.declared import CATALOGUE
from fiches.site.publish import BUILD_FILE, is_ours


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder that this program has not built, CheckFailed with every finding."""
    refuse_foreign_folder(options.output)
    refuse_faulty_site(options.output, options, reporter)


def refuse_foreign_folder(output: Path) -> None:
    """Raises ContentError for a folder that this program has not built, or that is a shard."""
    if not is_ours(output):
        raise ContentError(
            f"{output} : aucun site à contrôler ({BUILD_FILE} absent). Construire d’abord le site, ou indiquer"
            " son dossier avec --output.",
            code=Code.NO_SITE,
        )
    if shard := read_shard(output):
        raise ContentError(
            f"{output} : c’est le lot {shard.number} sur {shard.count} d’un site, pas un site entier. Réunir d’abord les lots :"
            " python build.py merge, suivi de leurs dossiers.",
            code=Code.SHARD_OR_SITE,
        )


def content_of(options: Options) -> Path | None:
    """The content folder, whose units and texts pages are held to; None where there is none beside the site."""
    return options.content if (options.content / CATALOGUE).is_file() else None


def refuse_faulty_site(
    site: Path, options: Options, reporter: Reporter, known: Mapping[str, PageResult] | None = None
) -> SiteReport:
    """Checks a folder, and prints what was counted. Raises CheckFailed with every finding.

    `known`: what pages gave that have not changed since they were read.
    """
    with worker_pool(options.workers) as mapper:
        report = check_site(site, content=content_of(options), mapper=counting(mapper, reporter), known=known)
    if report.findings:
        raise CheckFailed(*report.findings)
    reporter.say(
        f"Contrôlé : {counted(report.pages, 'page')}, {counted(report.charts, 'graphique')},"
        f" {counted(report.numbers, 'nombre marqué')},"
        f" {counted(report.links, 'lien')}."
    )
    return report


def refuse_faulty_pages(
    shard: Path, options: Options, reporter: Reporter, known: Mapping[str, PageResult] | None = None
) -> SiteReport:
    """The same of a shard's pages, and of what lies beside each; what the whole site tells is proven once it is merged."""
    with worker_pool(options.workers) as mapper:
        report = check_pages(shard, content=content_of(options), mapper=counting(mapper, reporter), known=known)
    if report.findings:
        raise CheckFailed(*report.findings)
    return report


def counting(mapper: Mapper, reporter: Reporter) -> Mapper:
    """The same, which tells how many pages are read."""

    def mapped(read: Callable[[PageTask], PageResult], work: Sequence[PageTask]) -> Iterator[PageResult]:
        with reporter.step("Contrôle", len(work)) as step:
            for report in mapper(read, work):
                yield report
                step.advance()

    return mapped
