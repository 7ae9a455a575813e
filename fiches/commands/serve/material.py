"""What pages are made from, read when it is first needed, and kept as long as no change reaches it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from fiches.commands.edition_data import read_edition_data
from fiches.commands.edition_job import chosen_territories, compared_with_previous, render_job
from fiches.commands.former_addresses import former_addresses
from fiches.commands.one_edition import refuse_other_source
from fiches.commands.options import Options
from fiches.commands.render_job import RenderContext, RenderJob, configured_territories, read_render_context
from fiches.commands.serve.drawings import Drawings
from fiches.commands.serve.kept import Kept
from fiches.commands.serve.messages import Start
from fiches.commands.site_files import DataFiles, data_files, render_other_addresses
from fiches.content.config import Config, load_config
from fiches.editions.diff import Revisions
from fiches.editions.store import Edition, read_edition
from fiches.harvest.received_names import received_edition
from fiches.indicators.dataset import Dataset
from fiches.indicators.edition_data import EditionData
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.fiche import Fiche
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary
from fiches.site.paper.libraries import libraries_found
from fiches.site.search.places import places_of, published_communes
from fiches.site.search.shards import search_files
from fiches.site.summary import summary_of

CONTEXT, CONFIG = "context", "config"
"""The values that fall when a text changes, and when any other file of the content does."""
_FIGURES = "fiches.indicators.fiche"
Compared = tuple[Revisions | None, dict[str, bytes]]


class Material:
    """An edition, its content and the figures of its fiches."""

    def __init__(self, start: Start, kept: Kept) -> None:
        self._start, self._kept = start, kept

    @property
    def context(self) -> RenderContext:
        """Raises FicheError's children when the content or the edition is at fault."""
        code = ("fiches.commands.render_job", "fiches.commands.edition_job")
        found: RenderContext = self._kept.get(CONTEXT, self._read, code=code, of=("data", "revisions"))
        return found

    @property
    def draw(self) -> Drawings:
        found: Drawings = self._kept.get("drawings", Drawings, code=("fiches.commands.serve.drawings",))
        return found

    def fiche(self, territory: TerritoryKey) -> Fiche:
        """The figures of a territory."""
        made: dict[TerritoryKey, Fiche] = self._kept.get("figures", dict, code=(_FIGURES,), of=("data",))
        if territory not in made:
            made[territory] = build_fiche(self.context.data, territory)
        return made[territory]

    def summaries(self) -> dict[TerritoryKey, FicheSummary]:
        """What lists say of fiches: those computed so far."""
        code = (_FIGURES, "fiches.site.summary")
        found: dict[TerritoryKey, FicheSummary] = self._kept.get("summaries", dict, code=code, of=("data",))
        return found

    def missing(self) -> list[TerritoryKey]:
        """The fiches that `summaries` lacks, in the order of the site."""
        known = self.summaries()
        return [key for key in self.context.published if key not in known]

    def summarise(self, territory: TerritoryKey) -> None:
        """Computes one of them. The figures of a fiche that nobody looks at are not kept."""
        made = self._kept.get("figures", dict, code=(_FIGURES,), of=("data",)).get(territory)
        self.summaries()[territory] = summary_of(made or build_fiche(self.context.data, territory))

    def data_files(self) -> DataFiles:
        """The files of whole editions. Every fiche must be summarised."""
        code = ("fiches.commands.site_files",)
        found: DataFiles = self._kept.get("files", self._data_files, code=code, of=("summaries", "revisions", CONTEXT))
        return found

    def _data_files(self) -> DataFiles:
        context, known = self.context, self.summaries()
        everyone = [known[key] for key in context.published]
        return data_files(context, everyone, self._start.edition.parent, self._revisions()[1])

    def search_files(self) -> dict[str, bytes]:
        """What the search field reads, by path: names and addresses, which no text of the content changes."""
        code = ("fiches.commands.render_job", "fiches.commands.edition_job", "fiches.site.search.shards")
        found: dict[str, bytes] = self._kept.get("search", self._search_files, code=code, of=("data",))
        return found

    def _search_files(self) -> dict[str, bytes]:
        site = self.context.site
        return search_files(places_of(site, published_communes(site)))

    @cached_property
    def other_addresses(self) -> dict[str, str]:
        """The pages at the addresses that fiches no longer have, by path; but for those that the site in place alone knows."""
        site, nothing = self.context.site, self._start.scratch
        return render_other_addresses(site, former_addresses(self._job(), self.context, nothing).known, nothing)

    def _read(self) -> RenderContext:
        edition = self._edition()
        return read_render_context(self._job(), edition, self._data(self._config(), edition))

    def _job(self) -> RenderJob:
        start, edition = self._start, self._edition()
        refuse_other_source(edition.manifest, demo=start.demo)
        config, options = self._config(), Options(content=start.content, territories=start.territories)
        wanted = config.site.pdf if start.pdf is None else start.pdf
        job = render_job(options, config, start.edition, pdf=bool(wanted) and libraries_found())
        configured = configured_territories(job, edition)
        chosen = chosen_territories(start.only, configured, options.territories_name)
        return replace(job, revisions=self._revisions()[0], only=tuple(chosen) or None)

    def _revisions(self) -> Compared:
        compare = lambda: compared_with_previous(self._start.edition, self._edition())  # noqa: E731
        code = ("fiches.editions.diff", "fiches.site.data.revision_files")
        found: Compared = self._kept.get("revisions", compare, code=code, of=("edition",))
        return found

    def _edition(self) -> Edition:
        code = ("fiches.editions.store", "fiches.harvest.received_names")
        found: Edition = self._kept.get(
            "edition", lambda: received_edition(read_edition(self._start.edition))[0], code=code
        )
        return found

    def _config(self) -> Config:
        read = lambda: load_config(self._start.content, self._start.territories)  # noqa: E731
        found: Config = self._kept.get(CONFIG, read, code=("fiches.content.config",))
        return found

    def _data(self, config: Config, edition: Edition) -> EditionData:
        dataset: Dataset = self._kept.get(
            "dataset", lambda: Dataset(edition.frame), code=("fiches.indicators.dataset",), of=("edition",)
        )
        data: EditionData = self._kept.get(
            "data",
            lambda: read_edition_data(self._start.content, config.territories, edition, dataset),
            code=("fiches.commands.edition_data",),
            of=("dataset", CONFIG),
        )
        return data
