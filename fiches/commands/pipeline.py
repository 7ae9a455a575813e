"""The commands: the only module that knows all the others."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fiches.commands.diff_report import DiffForm, written
from fiches.commands.doctor.examination import Visit, examined
from fiches.commands.probe.run import probe
from fiches.commands.render import Order, Rendered, Workshop, crew, render_into, workshop
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config, load_config
from fiches.editions.diff import compared
from fiches.editions.store import edition_folder, pick, previous_of, read_edition, same_source
from fiches.errors import CheckFailed, ContentError, MachineError, UsageError
from fiches.harvest.estimate import estimate
from fiches.harvest.run import HarvestOptions, Run
from fiches.harvest.update import bring_up_to_date
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from fiches.site.checks.site import check_site
from fiches.site.context import FicheSummary
from fiches.site.data.archive import other_editions, sweep
from fiches.site.data.build_report import build_json, territories_json
from fiches.site.data.similar_files import similar_files
from fiches.site.data.whole_edition import whole_edition
from fiches.site.pages.site_pages import render_site_pages
from fiches.site.paper.pdf import MISSING_LIBRARIES, libraries_found
from fiches.site.publish import (
    BUILD_FILE,
    is_ours,
    published_keys,
    refuse_foreign,
    staging,
    switch,
    write_file,
    write_sums,
)
from fiches.source.access import Access, access_of


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, as typed (interface, section 1)."""

    demo: bool = False
    output: Path = Path("site")
    content: Path = Path("content")
    territories: Path | None = None
    edition: str | None = None
    only: tuple[str, ...] = ()
    pdf: bool | None = None  # None: as site.toml says
    jobs: int = 0  # 0: the machine's cores
    full: bool = False
    offline: bool = False
    max_seconds: float | None = None  # how long a harvest may last
    between: tuple[str, ...] = ()  # the two editions of `diff`
    form: DiffForm = "text"
    accept: str = ""  # why the edition that the gate refuses is let in
    sonde: bool = False  # `doctor` asks the source about itself

    @property
    def workers(self) -> int:
        return self.jobs or os.cpu_count() or 1

    @property
    def territories_name(self) -> str:
        path = self.territories or self.content / "territoires.toml"
        return f"{path.parent.name}/{path.name}"


def run(command: str, options: Options, reporter: Reporter) -> None:
    """Carries out a command. Raises FicheError's children; anything else is a bug."""
    COMMANDS[command](options, reporter)


def _build(options: Options, reporter: Reporter) -> None:
    refuse_foreign(options.output)
    _refuse_missing_libraries(options)
    config, catalogue, access = _prepared(options)
    if options.offline or options.edition:
        folder = access.editions / pick(access.editions, options.edition)
    else:
        folder = _harvested(options, config, catalogue, access, reporter)
    _publish(options, config, folder, reporter)


def _harvest(options: Options, reporter: Reporter) -> None:
    config, catalogue, access = _prepared(options)
    if options.offline:
        raise UsageError("harvest interroge la source : --offline n’a pas de sens ici. Retirer l’option.")
    _harvested(options, config, catalogue, access, reporter)


def _render(options: Options, reporter: Reporter) -> None:
    refuse_foreign(options.output)
    _refuse_missing_libraries(options)
    config, _, access = _prepared(options)
    _publish(options, config, access.editions / pick(access.editions, options.edition), reporter)


def _plan(options: Options, _reporter: Reporter) -> None:
    config, catalogue, access = _prepared(options)
    for line in estimate(config, catalogue, access, place=options.territories_name):
        print(line)  # noqa: T201 — the command's own output


def _check(options: Options, reporter: Reporter) -> None:
    if not is_ours(options.output):
        raise ContentError(
            f"{options.output} : aucun site à contrôler ({BUILD_FILE} absent). Construire d’abord le site, ou indiquer"
            " son dossier avec --output."
        )
    _checked(options.output, options, reporter)


def _doctor(options: Options, _reporter: Reporter) -> None:
    """Raises the error of the worst line, once all are said."""
    visit = Visit(
        options.content, options.output, options.territories, options.territories_name, options.pdf, options.demo,
        options.offline,
    )  # fmt: skip
    for line in [probe(*_prepared(options))] if options.sonde else examined(visit):
        print(line, flush=True)  # noqa: T201 — the command's own output


def _diff(options: Options, _reporter: Reporter) -> None:
    """Raises ContentError for an unknown edition, UsageError for an unknown territory."""
    _, _, access = _prepared(options)
    former, later = (edition_folder(access.editions, name) for name in options.between)
    found = compared(read_edition(former), read_edition(later))
    if options.only:
        found = found.only(_typed(options.only))
    try:
        sys.stdout.write(written(found, options.form))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _typed(keys: Sequence[str]) -> list[TerritoryKey]:
    try:
        return [TerritoryKey.parse(text) for text in keys]
    except ValueError as error:
        raise UsageError(f"--only : lu « {error} », attendu TYPE-CODE, comme DEP-35. Corriger la clé.") from None


COMMANDS: dict[str, Callable[[Options, Reporter], None]] = {
    "build": _build,
    "harvest": _harvest,
    "render": _render,
    "plan": _plan,
    "check": _check,
    "diff": _diff,
    "doctor": _doctor,
}


def _prepared(options: Options) -> tuple[Config, Catalogue, Access]:
    config = load_config(options.content, options.territories)
    return config, load_catalogue(options.content), access_of(config, demo=options.demo)


def _harvested(options: Options, config: Config, catalogue: Catalogue, access: Access, reporter: Reporter) -> Path:
    chosen = HarvestOptions(options.full, options.max_seconds, options.accept)
    return bring_up_to_date(Run(config, catalogue, access, reporter, options.territories_name, chosen))


def _publish(options: Options, config: Config, edition: Path, reporter: Reporter) -> None:
    """Renders aside, checks, then switches: the output changes whole or not at all."""
    order = _order(options, config, edition, pdf=_makes_pdfs(options, config, reporter))
    chosen = _only(options, workshop(order)) if options.only else None
    if chosen is not None:
        kept = published_keys(options.output) if is_ours(options.output) else []
        order = replace(order, only=tuple(dict.fromkeys((*kept, *chosen))))
    shop = workshop(order)
    with staging(options.output) as aside:
        if chosen is not None and is_ours(options.output):
            shutil.copytree(options.output, aside, dirs_exist_ok=True)
        work = shop.published if chosen is None else chosen
        rendered = _rendered(options, order, work, aside, reporter)
        _site_files(shop, rendered, aside)
        write_sums(aside)
        _checked(aside, options, reporter)
        switch(aside, options.output)
    reporter.say(f"{len(shop.published)} fiches publiées dans {options.output} (édition {shop.manifest.edition}).")


def _refuse_missing_libraries(options: Options) -> None:
    """Raises MachineError at once, before any harvest, when PDFs are asked for by name and cannot be made."""
    if options.pdf and not libraries_found():
        raise MachineError(f"{MISSING_LIBRARIES}, ou retirer --pdf.")


def _makes_pdfs(options: Options, config: Config, reporter: Reporter) -> bool:
    """Whether fiches get their PDF; a machine that cannot make them is told how, and the site is built without."""
    wanted = config.site.pdf if options.pdf is None else options.pdf
    if not wanted or libraries_found():
        return wanted
    reporter.warn(f"{MISSING_LIBRARIES}. Le site est construit sans PDF.")
    return False


def _order(options: Options, config: Config, edition: Path, *, pdf: bool = False) -> Order:
    editions = edition.parent
    former = previous_of(editions, edition.name)
    return Order(
        edition=edition,
        former=editions / former if former else None,
        kept=tuple(editions / name for name in same_source(editions, edition.name)),
        content=options.content,
        title=config.site.titre,
        publisher=config.site.editeur,
        contact=config.site.contact,
        url=config.site_url,
        licence=config.site.licence,
        pdf=pdf,
        excel=config.site.excel,
        wanted=config.territories,
        place=options.territories_name,
    )


def _only(options: Options, shop: Workshop) -> list[TerritoryKey]:
    """The keys of --only. Raises UsageError for one that is not configured."""
    known = {str(key): key for key in shop.all_keys}
    unknown = [text for text in options.only if text not in known]
    if unknown:
        raise UsageError(
            f"--only : fiche inconnue {', '.join(unknown)} (attendu : TYPE-CODE d’un territoire de"
            f" {options.territories_name}, comme {next(iter(known))}). Corriger la clé."
        )
    return [known[text] for text in dict.fromkeys(options.only)]


def _rendered(
    options: Options, order: Order, work: Sequence[TerritoryKey], aside: Path, reporter: Reporter
) -> dict[TerritoryKey, Rendered]:
    with reporter.step("Fiches", len(work)) as step, crew(min(options.workers, len(work))) as mapped:
        done = {}
        results: Iterable[Rendered] = mapped(render_into, [(order, key, aside) for key in work])
        for key, result in zip(work, results, strict=True):
            done[key] = result
            step.advance()
    return done


def _site_files(shop: Workshop, rendered: dict[TerritoryKey, Rendered], aside: Path) -> None:
    """Lists, home, method and the machine-readable files, from every fiche that the site holds."""
    summaries: list[FicheSummary] = [
        rendered[key].summary if key in rendered else shop.summary(key) for key in shop.published
    ]
    sweep(aside)
    whole = whole_edition(shop.reader.dataset.frame, shop.manifest.edition)
    others = other_editions(shop.order.edition, shop.order.former, shop.order.kept)
    similar = similar_files(shop.reader, shop.manifest.edition)
    pages = render_site_pages(shop.context, summaries, *_sizes(whole, others, similar))
    for name, text in {**whole, **others, **similar, **pages}.items():
        write_file(aside, name, text.encode() if isinstance(text, str) else text)
    territories = [shop.context.territories[key] for key in shop.published]
    pdfs = {t.key for t in territories if (aside / t.folder / "fiche.pdf").is_file()}
    charts = sum(1 for _ in aside.glob("**/graphiques/*.svg"))
    write_file(
        aside,
        "api/v1/territoires.json",
        territories_json(territories, edition=shop.manifest.edition, pdfs=pdfs, degraded=shop.manifest.degraded),
    )
    built = build_json(
        shop.manifest, fiches=len(territories), pdfs=len(pdfs), charts=charts, editions=shop.context.kept
    )
    write_file(aside, BUILD_FILE, built)


def _sizes(*groups: dict[str, bytes]) -> list[dict[str, int]]:
    return [{name: len(content) for name, content in files.items()} for files in groups]


def _checked(site: Path, options: Options, reporter: Reporter) -> None:
    """Raises CheckFailed with every finding."""
    with crew(options.workers) as mapped:
        report = check_site(site, mapper=mapped)
    if report.findings:
        raise CheckFailed(*report.findings)
    reporter.say(
        f"Contrôlé : {report.pages} pages, {report.figures} graphiques, {report.numbers} nombres marqués,"
        f" {report.links} liens."
    )
