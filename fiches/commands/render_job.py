"""What rendering depends on (`RenderJob`), and the same once read (`RenderContext`): the edition, the content, the names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fiches.commands.edition_data import read_edition_data
from fiches.content.addresses import other_source
from fiches.content.chosen_formats import formats_by_level
from fiches.content.config import Site, TerritoryList
from fiches.content.logo import read_logo
from fiches.content.own_pages import load_own_pages
from fiches.content.own_texts import load_own_texts
from fiches.editions.diff import Revisions
from fiches.editions.store import Edition, Manifest, Referential, read_edition
from fiches.errors import Code, SourceUnavailable
from fiches.harvest.received_names import received_edition
from fiches.harvest.scope import published as published_territories
from fiches.indicators.edition_data import EditionData
from fiches.indicators.fiche import build_fiche
from fiches.indicators.metier_places import followed_metiers
from fiches.keys import TerritoryKey
from fiches.site.construction import UNKNOWN, Construction
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.data.code_labels import CodeLabels
from fiches.site.summary import summary_of
from fiches.wording.labels import Labels, told_apart
from fiches.wording.texts import load_texts


@dataclass(frozen=True, slots=True)
class RenderJob:
    """All that rendering depends on; small, so that it travels to other processes."""

    edition: Path  # its folder
    content: Path  # the content folder
    settings: Site  # site.toml, with what the environment and the command line change of it
    territories: TerritoryList
    territories_name: str  # the territory list, as messages name it
    published_editions: tuple[str, ...] = ()  # the editions whose data are published, oldest first
    revisions: Revisions | None = None  # what changed since the previous edition; None for a first one
    construction: Construction = UNKNOWN  # what the site is built with, besides its edition
    only: tuple[TerritoryKey, ...] | None = None  # the fiches that the site will hold, when not all of them


@dataclass(frozen=True, slots=True)
class RenderContext:
    """A job, its edition and its content read."""

    manifest: Manifest
    data: EditionData
    site: SiteContext
    code_labels: CodeLabels

    @property
    def published(self) -> list[TerritoryKey]:
        """The fiches that the site holds, by level then code."""
        return self.site.in_order()

    def summary(self, territory: TerritoryKey) -> FicheSummary:
        """What lists and home say of a fiche that is not rendered anew."""
        return summary_of(build_fiche(self.data, territory))


def read_render_context(
    job: RenderJob, edition: Edition | None = None, data: EditionData | None = None
) -> RenderContext:
    """Reads the content of a job, its edition unless it is passed, and what its figures are computed from, likewise.

    Raises ContentError when either is at fault, SourceUnavailable for a territory that the edition lacks,
    SourceChanged for a damaged name.
    """
    edition = edition or received_edition(read_edition(job.edition))[0]
    configured = configured_territories(job, edition)
    published = frozenset(configured if job.only is None else job.only)
    data = replace(data or read_edition_data(job.content, job.territories, edition), published=published)
    site = _site_context(job, edition, data, configured)
    return RenderContext(edition.manifest, data, site, CodeLabels(data.catalogue, data.territories, site.labels))


def _site_context(
    job: RenderJob, edition: Edition, data: EditionData, configured: Sequence[TerritoryKey]
) -> SiteContext:
    return SiteContext(
        settings=job.settings,
        edition=edition.id,
        demo=edition.manifest.demo,
        catalogue=data.catalogue,
        texts=load_texts(job.content),
        territories=data.territories,
        published=data.published,
        periods=edition.manifest.periods,
        labels=_labels(edition.referential),
        formats=formats_by_level(
            job.settings.formats, Counter(key.type for key in configured), pdf=bool(job.settings.pdf)
        ),
        revisions=job.revisions,
        published_editions=job.published_editions,
        degraded=edition.manifest.degraded,
        read_whole=edition.manifest.lues_en_entier,
        set_aside=Counter(f"{one['type_territoire']}-{one['code_territoire']}" for one in edition.manifest.ecartees),
        other_source=other_source(edition.manifest.source, simulated=edition.manifest.demo),
        accepted=edition.manifest.accepted,
        updated=data.dataset.latest_update,
        outlined=data.outlined,
        metiers=followed_metiers(data),
        similarity=data.similarity,
        construction=job.construction,
        groups=job.territories.groupes,
        own_texts=load_own_texts(job.content, [str(key) for key in configured]),
        own_pages=load_own_pages(job.content, job.settings.pages),
        logo=read_logo(job.content, job.settings.marque.logo),
    )


def _labels(referential: Referential) -> Labels:
    """`activite/ROME/J1501` → (`ROME`, `J1501`); an empty label is none."""
    named = ((name.split("/", 2), label) for name, label in referential.labels.items() if label)
    return told_apart({(group, code): label for (_, group, code), label in named})


def configured_territories(job: RenderJob, edition: Edition) -> tuple[TerritoryKey, ...]:
    """Every fiche of the configuration, by level then code.

    Raises SourceUnavailable for a territory that the edition lacks.
    """
    listed = edition.referential.territories
    known = {territory.key for territory in listed}
    missing = [key for key in job.territories.single if key not in known]
    if missing:
        raise SourceUnavailable(
            f"{job.territories_name} : {', '.join(map(str, missing))} absent de l’édition {edition.id}. Récolter"
            " d’abord ce territoire : python build.py harvest.",
            code=Code.NOT_HARVESTED,
        )
    return tuple(published_territories(job.territories, listed, place=job.territories_name))
