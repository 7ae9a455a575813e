"""Publishing an edition: rendered aside, checked, then switched in; the output folder changes whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fiches.commands.build_summary import Stages
from fiches.commands.check import refuse_faulty_pages, refuse_faulty_site
from fiches.commands.completion import Completion
from fiches.commands.edition_job import chosen_territories, compared_with_previous, render_job
from fiches.commands.fiche_files import sheets_of, write_fiches
from fiches.commands.former_addresses import FormerAddresses, former_addresses
from fiches.commands.former_sheets import FormerSheets
from fiches.commands.kept_site import KeptSite, kept_site
from fiches.commands.one_edition import (
    refuse_other_construction,
    refuse_other_edition,
    refuse_other_source,
)
from fiches.commands.options import Options
from fiches.commands.render_job import RenderContext, RenderJob, configured_territories, read_render_context
from fiches.commands.site_files import WholeSite
from fiches.commands.stop_signals import stops_put_off
from fiches.content.config import Config
from fiches.content.pdf_form import PdfForm
from fiches.editions.store import has_digests, read_edition
from fiches.errors import Code, MachineError
from fiches.harvest.received_names import received_edition
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from fiches.site.incremental.store import Store
from fiches.site.pages.former_editions import FOLDER as FORMER
from fiches.site.paper.libraries import MISSING_LIBRARIES, libraries_found
from fiches.site.publish import is_ours, published_keys, site_files, staging
from fiches.site.unusual_words import UnusualWord, told, unusual_words


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, read and ready to be rendered."""

    job: RenderJob
    context: RenderContext
    territories: tuple[TerritoryKey, ...]  # the fiches to render
    completes: bool  # the rest of the site stays as it is in the output folder
    revision_files: Mapping[str, bytes]  # by path from the site's root
    former: FormerAddresses  # where fiches used to be
    notices: tuple[str, ...] = ()  # what was taken away from the source's words


def publish(options: Options, config: Config, folder: Path, reporter: Reporter, key: str = "") -> None:
    """Publishes the edition of a folder into the output folder. Raises FicheError's children; nothing then changes.

    `key`: the digest of all that the build depends on, by which the next one knows that nothing has changed.
    """
    stages = Stages()
    with stages.stage("lecture"):
        work, unusual = read_work(options, config, folder, reporter)
        reuse = not options.full and not work.completes
        store = Store(options.content, options.output)
        kept = kept_site(work.context, store, options.output, reuse=reuse)
    end = Completion(
        options,
        reporter,
        stages,
        kept,
        FormerSheets(work.job, work.context.site, store, kept.placed, sheets_of, work.completes),
        key,
    )
    others = WholeSite(folder.parent, work.revision_files, work.former.known, unusual)
    with stops_put_off() as end.before_switch:
        with staging(options.output) as aside:
            if work.completes:
                _copied(options.output, kept, aside)
            with stages.stage("fiches"):
                _rendered(work, kept, aside, options.workers, reporter)
            if options.shard:
                end.put_shard(aside, options.shard, others, refuse_faulty_pages)
            else:
                end.put_site(aside, others, refuse_faulty_site)
        end.leave(work.former.new)


def _copied(output: Path, kept: KeptSite, aside: Path) -> None:
    """Of the site in place, its fiches and the PDFs of former editions. All else follows from them, and is made again: a list
    that grows can change its pages.
    """
    names = site_files(output)
    former = (name for name in names if name.startswith(FORMER))
    for name in (*former, *(name for name, _ in kept.owners(names))):
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(output / name, aside / name)


def read_work(
    options: Options, config: Config, folder: Path, reporter: Reporter
) -> tuple[Publication, Sequence[UnusualWord]]:
    """What is published, and its words from outside that are written unusually; says what a publisher must know of both."""
    if not has_digests(folder):
        reporter.detail(
            f"Édition {folder.name} : d’un schéma antérieur, sans sommes de ses fichiers ; seuls ses comptes sont vérifiés."
        )
    work = read_publication(options, config, folder, pdf=makes_pdfs(options, config, reporter))
    unusual = unusual_words(
        work.context.site, config.territories.territoires, territories_name=options.territories_name
    )
    for sentence in (*work.notices, *told(unusual)):
        reporter.warn(sentence)
    return work, unusual


def read_publication(options: Options, config: Config, folder: Path, *, pdf: bool) -> Publication:
    """Reads the edition and the content, and compares the edition with the previous one.

    Raises ContentError when one is at fault, SourceUnavailable for a territory that the edition lacks, UsageError for
    a key of --only that is not configured.
    """
    edition, notices = received_edition(read_edition(folder))
    refuse_other_source(edition.manifest, demo=options.demo)
    job = render_job(options, config, folder, pdf=pdf)
    chosen = chosen_territories(options.only, configured_territories(job, edition), options.territories_name)
    completes = bool(chosen) and is_ours(options.output)
    if completes:
        refuse_other_construction(options, config)
        refuse_other_edition(options.output, edition.manifest)
    if chosen:
        already = published_keys(options.output) if completes else []
        job = replace(job, only=tuple(dict.fromkeys((*already, *chosen))))
    revisions, revision_files = compared_with_previous(folder, edition)
    job = replace(job, revisions=revisions)
    context = read_render_context(job, edition)
    return Publication(
        job,
        context,
        tuple(chosen or (options.shard.of(context.published) if options.shard else context.published)),
        completes,
        revision_files,
        former_addresses(job, context, options.output),
        notices,
    )


def _rendered(work: Publication, kept: KeptSite, aside: Path, workers: int, reporter: Reporter) -> None:
    """Writes under a folder the fiches that must be, and puts there those that may stay as they are."""
    tasks = kept.tasks(work.territories)
    with reporter.step("Fiches", len(tasks)) as step:
        for result in write_fiches(work.job, work.context, tasks, aside, workers=workers):
            kept.done(result)
            step.advance()
    kept.give(aside)


def refuse_missing_libraries(options: Options) -> None:
    """Raises MachineError at once, before any harvest, when PDFs are asked for by name and cannot be made."""
    if options.pdf and not libraries_found():
        raise MachineError(f"{MISSING_LIBRARIES}, ou retirer --pdf.", code=Code.PDF_LIBRARIES)


def makes_pdfs(options: Options, config: Config, reporter: Reporter) -> bool:
    """Whether fiches get their PDF; on a machine that cannot make them, says how, and the site is built without."""
    asked = bool(config.site.pdf)
    wanted = asked if options.pdf is None else options.pdf
    if wanted != asked:
        option = "--pdf" if wanted else "--no-pdf"
        reporter.say(f"{option} l’emporte sur pdf = {_as_written(config.site.pdf)} de site.toml.")
    if not wanted or libraries_found():
        return wanted
    reporter.warn(f"{MISSING_LIBRARIES}. Le site est construit sans PDF.")
    return False


def _as_written(form: PdfForm) -> str:
    return str(form).lower() if isinstance(form, bool) else f'"{form}"'
