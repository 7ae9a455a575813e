"""What an edition's folder and the settings ask to be rendered: the job, the fiches that `--only` names, what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fiches.commands.one_edition import construction_now
from fiches.commands.options import Options
from fiches.commands.render_job import RenderJob
from fiches.content.config import Config
from fiches.editions.diff import Revisions, compared
from fiches.editions.store import Edition, previous_of, read_edition, same_source
from fiches.errors import Code, UsageError
from fiches.keys import TerritoryKey
from fiches.site.data.revision_files import published_revisions


def render_job(options: Options, config: Config, folder: Path, *, pdf: bool) -> RenderJob:
    """The job of an edition's folder: the settings as the environment and the command line leave them."""
    return RenderJob(
        edition=folder,
        content=options.content,
        settings=config.site.model_copy(update={"url": config.site_url, "pdf": pdf and (config.site.pdf or True)}),
        construction=construction_now(options, config),
        territories=config.territories,
        territories_name=options.territories_name,
        published_editions=tuple(same_source(folder.parent, folder.name)),
    )


def compared_with_previous(folder: Path, edition: Edition) -> tuple[Revisions | None, dict[str, bytes]]:
    """What changed since the previous edition of the same source: the summary that pages read, the files by path.

    The only comparison of a run: worker processes receive the summary. None and no file for a first edition.
    """
    previous = previous_of(folder.parent, folder.name)
    if previous is None:
        return None, {}
    comparison = compared(read_edition(folder.parent / previous), edition)
    return comparison.summary(), published_revisions(comparison)


def chosen_territories(only: Sequence[str], configured: Sequence[TerritoryKey], name: str) -> list[TerritoryKey]:
    """The keys of --only, each once. Raises UsageError for one that is not configured in the list called `name`."""
    by_text = {str(key): key for key in configured}
    unknown = [text for text in only if text not in by_text]
    if unknown:
        raise UsageError(
            f"--only : fiche inconnue {', '.join(unknown)} (attendu : TYPE-CODE d’un territoire de"
            f" {name}, comme {next(iter(by_text))}). Corriger la clé.",
            code=Code.UNKNOWN_FICHE,
        )
    return [by_text[text] for text in dict.fromkeys(only)]
