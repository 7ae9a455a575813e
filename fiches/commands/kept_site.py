"""What a build may use again of the site in place, and what it leaves for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fiches.commands.fiche_work import FicheResult, FicheTask
from fiches.commands.kept_places import KeptPlaces
from fiches.commands.render_job import RenderContext
from fiches.keys import TerritoryKey
from fiches.site.checks.results import PageResult
from fiches.site.context import FicheSummary
from fiches.site.incremental.conditions import conditions_of, with_own
from fiches.site.incremental.decisions import Present
from fiches.site.incremental.fate import Decision, Fate
from fiches.site.incremental.placed import PlacedSite
from fiches.site.incremental.record import FicheRecord, read_record, record_bytes
from fiches.site.incremental.store import SiteRecord, Store
from fiches.site.publish import embedded_folder

_UNKNOWN = "aucune construction précédente, ou sa trace est absente, abîmée ou d’un autre programme"
_CHANGED_FILES = "ses fichiers en place ne sont pas ceux de la dernière construction"
_MOST_MOVED = 10_000  # identifiers that are kept for `explain`
_ASKED = "demandée par --full ou --only"


@dataclass
class KeptSite:
    """The fiches of a build: what becomes of each, and, as they are done, what they gave.

    `placed`: the site in place; None where nothing of it may be used again.
    """

    context: RenderContext
    store: Store
    output: Path
    placed: PlacedSite | None
    present: Present
    conditions: Mapping[str, str]
    places: KeptPlaces
    fates: dict[TerritoryKey, Decision] = field(default_factory=dict)
    records: dict[TerritoryKey, FicheRecord] = field(default_factory=dict)
    results: dict[TerritoryKey, FicheResult] = field(default_factory=dict)

    def tasks(self, territories: Iterable[TerritoryKey]) -> list[FicheTask]:
        """Decides what becomes of each fiche; those that must be computed."""
        found = []
        for territory in territories:
            decision = self._decision(territory)
            self.fates[territory] = decision
            if decision.fate is not Fate.KEPT:
                same = decision.fate is Fate.SAME
                found.append(FicheTask(territory, self.records[territory].sources.figures if same else ""))
        return found

    def _decision(self, territory: TerritoryKey) -> Decision:
        if self.placed is None:
            return Decision(Fate.MADE, _ASKED)
        raw = self.store.fiche(str(territory))
        record = read_record(raw, self.context.data.catalogue.by_id()) if raw is not None else None
        if record is None:
            return Decision(Fate.MADE, _UNKNOWN)
        if not self.placed.has(record.files):
            return Decision(Fate.MADE, _CHANGED_FILES)
        self.records[territory] = record
        own = with_own(self.conditions, self.context.site, territory)
        return self.present.decide(record.sources, own)

    def done(self, result: FicheResult) -> None:
        """Notes what a fiche gave."""
        territory = result.summary.territory
        self.results[territory] = result
        fate = self.fates[territory]
        if result.written and fate.fate is Fate.SAME:
            self.fates[territory] = Decision(Fate.MADE, fate.reason, fate.changed)

    def give(self, aside: Path) -> None:
        """Puts the files of the fiches that were not written into a new site."""
        if self.placed is not None:
            for territory in self._used_again():
                self.placed.give(self.records[territory].files, aside)

    def _used_again(self) -> list[TerritoryKey]:
        return [territory for territory, decision in self.fates.items() if decision.fate is not Fate.MADE]

    def summaries(self) -> dict[TerritoryKey, FicheSummary]:
        """What lists and home say of each fiche."""
        kept = {key: record.summary for key, record in self.records.items() if self.fates[key].fate is Fate.KEPT}
        return {**kept, **{key: result.summary for key, result in self.results.items()}}

    def sums(self) -> dict[str, str]:
        """Of the files that were not written."""
        own = {name: found for key in self._used_again() for name, found in self.records[key].files.items()}
        return {**own, **self.places.sums()}

    def proofs(self) -> dict[str, PageResult]:
        """What was read in the pages of which nothing has changed, the figures that they are held to included."""
        kept = (self.records[key].proofs for key, decision in self.fates.items() if decision.fate is Fate.KEPT)
        return {**{one.report.name: one for results in kept for one in results}, **self.places.proofs()}

    def finished(self, sums: Mapping[str, str], pages: Sequence[PageResult]) -> dict[TerritoryKey, FicheRecord]:
        """What is kept of each fiche of this build; that of one that stays as it was is the same object."""
        files = self._files(sums)
        read = {result.report.name: result for result in pages}
        found = {}
        for territory, fate in self.fates.items():
            proofs = tuple(read[name] for name in files[territory] if name in read)
            if fate.fate is not Fate.KEPT:
                found[territory] = self._new_record(territory, files[territory], proofs)
            elif not self.records[territory].proofs:
                found[territory] = self.records[territory].proven(proofs)
            else:
                found[territory] = self.records[territory]
        return found

    def save(self, sums: Mapping[str, str], pages: Sequence[PageResult]) -> None:
        """Leaves what the next build may use again. Raises OSError when the disk refuses."""
        for territory, record in self.finished(sums, pages).items():
            if self.placed is None or record is not self.records.get(territory):
                self.store.write_fiche(str(territory), record_bytes(record))
        self.store.write_cells(self.present.cells.as_bytes())
        self.store.keep_only({str(key) for key in self.context.published})

    def _new_record(
        self, territory: TerritoryKey, files: Mapping[str, str], proofs: tuple[PageResult, ...]
    ) -> FicheRecord:
        result = self.results[territory]
        own = with_own(self.conditions, self.context.site, territory)
        sources = self.present.sources(own, result.reads, result.figures)
        return FicheRecord(sources, files, result.summary, proofs)

    def _folder(self, territory: TerritoryKey) -> str:
        return self.context.site.territories[territory].folder

    def _files(self, sums: Mapping[str, str]) -> dict[TerritoryKey, dict[str, str]]:
        """The sums of each fiche's files."""
        files: dict[TerritoryKey, dict[str, str]] = {key: {} for key in self.context.published}
        for name, owner in self.owners(sums):
            files[owner][name] = sums[name]
        return files

    def owners(self, names: Iterable[str]) -> Iterator[tuple[str, TerritoryKey]]:
        """Those of a site's files that are a fiche's, and whose."""
        folders = {self._folder(key): key for key in self.context.published}
        folders |= {embedded_folder(key): key for key in self.context.published}
        for name in names:
            owner = next((folders[part] for part in _parents(name) if part in folders), None)
            if owner is not None:
                yield name, owner

    def site_record(self, sums: Mapping[str, str], former: Mapping[str, str]) -> SiteRecord:
        """What became of each file, for `explain`."""
        own = {name for files in self._files(sums).values() for name in files}
        former_cells = self.store.cells()
        moved = self.present.cells.changed_since(former_cells).tolist() if former_cells else []
        return SiteRecord(
            edition=self.context.manifest.edition,
            fates={str(key): (str(one.fate), one.reason, one.changed) for key, one in self.fates.items()},
            others={name: former.get(name) != found for name, found in sums.items() if name not in own},
            folders={str(key): self._folder(key) for key in self.context.published},
            moved=tuple(moved[:_MOST_MOVED]),
        )


def _parents(name: str) -> Iterable[str]:
    """`a/b/c.svg` → `a/`, `a/b/`."""
    parts = name.split("/")[:-1]
    return ("/".join(parts[: length + 1]) + "/" for length in range(len(parts)))


def kept_site(context: RenderContext, store: Store, output: Path, *, reuse: bool) -> KeptSite:
    """`reuse`: whether what is in place may be used again."""
    placed = placed_site(store, output) if reuse else None
    conditions = conditions_of(context.site, context.data)
    places = KeptPlaces(store, placed, conditions)
    return KeptSite(context, store, output, placed, Present(context.data.dataset), conditions, places)


def placed_site(store: Store, output: Path) -> PlacedSite:
    """The site in place, with what the last build noted of its files."""
    former = store.site() or SiteRecord()
    return PlacedSite(output, former.stamps, former.noted)
