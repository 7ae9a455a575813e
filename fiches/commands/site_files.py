"""The files of the whole site: lists, home, method, data of every edition, machine-readable lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.render_job import RenderContext
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary
from fiches.site.data.archive import other_editions, sweep
from fiches.site.data.build_report import Counts, build_json, territories_json
from fiches.site.data.distinction_files import distinction_files
from fiches.site.data.similar_files import similar_files
from fiches.site.data.whole_edition import whole_edition
from fiches.site.pages.addresses import FormerSlugs, render_addresses
from fiches.site.pages.site_pages import render_site_pages
from fiches.site.publish import BUILD_FILE, write_file
from fiches.site.unusual_words import UnusualWord

TERRITORIES_FILE = "api/v1/territoires.json"


@dataclass(frozen=True, slots=True)
class WholeSite:
    """What the site's own files need besides the fiches."""

    editions: Path  # the folder of editions
    revisions: Mapping[str, bytes]  # the files of what changed since the previous edition, by path
    former: FormerSlugs  # folders that fiches used to have
    unusual: Sequence[UnusualWord] = ()  # words from outside that are written unusually


def write_site_files(
    context: RenderContext,
    summaries: Mapping[TerritoryKey, FicheSummary],
    root: Path,
    inputs: WholeSite,
) -> None:
    """Writes them under a root that holds the fiches already.

    `summaries`: of the fiches just rendered; the others are computed again.
    """
    site, edition = context.site, context.manifest.edition
    everyone = [summaries.get(key) or context.summary(key) for key in context.published]
    sweep(root)
    whole = whole_edition(context.data.dataset.frame, edition)
    others = {**other_editions(inputs.editions, site.published_editions, but=edition), **inputs.revisions}
    beside = {**similar_files(context.data, edition), **distinction_files(everyone, edition)}
    pages = render_site_pages(
        site, everyone, *({n: len(b) for n, b in files.items()} for files in (whole, others, beside))
    )
    addresses = render_addresses(site, inputs.former, root)
    lists = _lists(context, root, inputs.unusual)
    for name, content in {**whole, **others, **beside, **pages, **addresses, **lists}.items():
        write_file(root, name, content.encode() if isinstance(content, str) else content)


def _lists(context: RenderContext, root: Path, unusual: Sequence[UnusualWord]) -> dict[str, bytes]:
    """`territoires.json` and `build.json`: which PDFs and charts there are is read from the folder."""
    manifest = context.manifest
    territories = [context.site.territories[key] for key in context.published]
    pdfs = {t.key for t in territories if (root / t.folder / "fiche.pdf").is_file()}
    charts = sum(1 for _ in root.glob("**/graphiques/*.svg"))
    return {
        TERRITORIES_FILE: territories_json(
            territories, edition=manifest.edition, pdfs=pdfs, degraded=manifest.degraded
        ),
        BUILD_FILE: build_json(
            manifest,
            Counts(len(territories), len(pdfs), charts),
            editions=context.site.published_editions,
            construction=context.site.construction,
            unusual=unusual,
        ),
    }
