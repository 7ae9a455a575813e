"""`merge DIR…`: one site out of the shards of `--shard`, the bytes of a single build; what is no shard of it is refused."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fiches.commands.build_summary import Stages
from fiches.commands.check import refuse_faulty_site
from fiches.commands.completion import Completion
from fiches.commands.fiche_files import sheets_of
from fiches.commands.former_sheets import FormerSheets
from fiches.commands.inputs import Inputs, edition_folder, read_inputs
from fiches.commands.kept_site import kept_site, placed_site
from fiches.commands.locks import BUILD, only_one
from fiches.commands.options import Options
from fiches.commands.publication import read_work, refuse_missing_libraries
from fiches.commands.shard_reading import adopt, refuse_other_files, refuse_other_shards, refuse_other_site
from fiches.commands.site_files import WholeSite
from fiches.commands.stop_signals import stops_put_off
from fiches.errors import Code, ContentError
from fiches.progress import Reporter, counted
from fiches.site.checks.results import PageResult, SiteReport
from fiches.site.incremental.shard_folder import ShardFolder, read_shard
from fiches.site.incremental.store import Store
from fiches.site.publish import put_back, refuse_foreign, staging

_SHOWN = 12  # missing shards that are named


def run(options: Options, reporter: Reporter) -> None:
    """Raises FicheError's children; the output folder then is as it was."""
    with only_one(BUILD, options.output):
        put_back(options.output)
        refuse_foreign(options.output)
        shards = _shards([Path(one) for one in options.editions], options.output)
        refuse_other_shards(shards)
        chosen = _as_built(options, shards[0])
        refuse_missing_libraries(chosen)
        _merge(chosen, read_inputs(chosen, reporter), shards, reporter)


def _shards(folders: Sequence[Path], output: Path) -> list[ShardFolder]:
    """In their order. Raises ContentError where a folder is no shard, where one is missing or there twice."""
    found = []
    for folder in folders:
        shard = read_shard(folder)
        if shard is None:
            raise ContentError(
                f"{folder} : ce n’est pas un lot (api/v1/build.json absent, ou celui d’un site entier). Attendu : un dossier"
                " construit par python build.py render --shard I/N.",
                code=Code.SHARD_OR_SITE,
            )
        if folder.resolve() == output.resolve():
            raise ContentError(
                f"{folder} : ce lot est aussi le dossier de sortie. Choisir un autre dossier (--output).",
                code=Code.SHARD_OR_SITE,
            )
        found.append(shard)
    counts = {shard.count for shard in found}
    if len(counts) > 1:
        raise ContentError(
            f"{', '.join(map(str, found))} : les lots ne sont pas d’un même partage. Attendu : le même N pour tous (--shard I/N).",
            code=Code.SHARDS_INCOMPLETE,
        )
    (count,) = counts
    times = Counter(shard.number for shard in found)
    double = [str(shard) for shard in found if times[shard.number] > 1]
    if double:
        raise ContentError(
            f"{', '.join(double)} : le même lot plusieurs fois. Attendu : chacun des {count} lots une fois.",
            code=Code.SHARDS_INCOMPLETE,
        )
    missing = [str(number) for number in range(1, count + 1) if number not in times]
    if missing:
        named = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        raise ContentError(
            f"merge : {counted(len(found), 'lot donné')} sur {count} ; manquent : {named}. Les construire (--shard I/{count}), et donner"
            " tous les dossiers.",
            code=Code.SHARDS_INCOMPLETE,
        )
    return sorted(found, key=lambda shard: shard.number)


def _as_built(options: Options, shard: ShardFolder) -> Options:
    """What a shard says of itself need not be typed again. Raises ContentError for options that say otherwise."""
    edition = str(shard.built["edition"])
    if options.demo and not shard.simulated:
        raise ContentError(
            f"{shard} : construit sans --demo, la commande dit --demo. Retirer --demo.", code=Code.SHARDS_DIFFER
        )
    if options.edition not in (None, edition):
        raise ContentError(
            f"{shard} : édition {edition}, la commande dit --edition {options.edition}. Retirer --edition.",
            code=Code.SHARDS_DIFFER,
        )
    if options.pdf not in (None, shard.pdf):
        typed, found = ("--pdf", "sans PDF") if options.pdf else ("--no-pdf", "avec PDF")
        raise ContentError(
            f"{shard} : construit {found}, la commande dit {typed}. Retirer {typed}.", code=Code.SHARDS_DIFFER
        )
    return replace(options, demo=shard.simulated, edition=edition, pdf=shard.pdf)


def _merge(options: Options, inputs: Inputs, shards: Sequence[ShardFolder], reporter: Reporter) -> None:
    stages = Stages()
    with stages.stage("lecture"):
        folder = edition_folder(options, inputs.access)
        work, unusual = read_work(options, inputs.config, folder, reporter)
        store = Store(options.content, options.output)
        kept = kept_site(work.context, store, options.output, reuse=False)
        refuse_other_site(shards, work.context.site.construction)
        files = {shard.number: adopt(kept, shard) for shard in shards}
    sheets = FormerSheets(work.job, work.context.site, store, placed_site(store, options.output), sheets_of)
    end = Completion(options, reporter, stages, kept, sheets)

    def proven(root: Path, given: Options, told: Reporter, known: Mapping[str, PageResult]) -> SiteReport:
        """What the pages of a shard were proven with must be what the site has."""
        for shard in shards:
            refuse_other_files(shard, root, files[shard.number])
        return refuse_faulty_site(root, given, told, known)

    with stops_put_off() as end.before_switch:
        with staging(options.output) as aside:
            with stages.stage("fiches"):
                for shard in shards:
                    _copied(shard, files[shard.number], aside)
            end.put_site(aside, WholeSite(folder.parent, work.revision_files, work.former.known, unusual), proven)
        end.leave(work.former.new)


def _copied(shard: ShardFolder, names: Sequence[str], aside: Path) -> None:
    """Bytes of their own: a shard stays what it is, whatever becomes of the site."""
    for name in names:
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shard.root / name, aside / name)
