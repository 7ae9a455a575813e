"""The end of every publication: the files beside the fiches, the proofs, the switch, and what is left for the next build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from fiches.commands.build_summary import Stages
from fiches.commands.build_summary import told as summary_lines
from fiches.commands.former_addresses import Slugs, keep_addresses
from fiches.commands.kept_site import KeptSite
from fiches.commands.options import Options
from fiches.commands.share import Share
from fiches.commands.site_files import WholeSite, write_shard_files, write_site_files
from fiches.progress import Reporter, counted
from fiches.site.checks.results import PageResult, SiteReport
from fiches.site.incremental.placed import stamps_of, sums_digest
from fiches.site.incremental.record import record_bytes
from fiches.site.incremental.shard_folder import write_kept
from fiches.site.publish import switch, write_sums

Prove = Callable[[Path, Options, Reporter, Mapping[str, PageResult]], SiteReport]
"""`check.refuse_faulty_site`, or `check.refuse_faulty_pages` for a shard; handed over by who may load the proofs."""
FILES, PROOFS, TRACES = "listes et fichiers du site", "contrôle", "traces"


class Sheets(Protocol):
    """The PDFs of former editions (`former_sheets.FormerSheets`)."""

    def put(self, aside: Path, workers: int, reporter: Reporter) -> Mapping[str, Sequence[str]]: ...

    def sums(self) -> Mapping[str, str]: ...

    def save(self) -> None: ...


@dataclass
class Completion:
    """A publication whose fiches are at hand. `key`: the digest of all that the build depends on, see `nothing_new`;
    `before_switch`: called when nothing may stop the run any more, see `stop_signals`.
    """

    options: Options
    reporter: Reporter
    stages: Stages
    kept: KeptSite
    sheets: Sheets
    key: str = ""
    before_switch: Callable[[], None] = lambda: None
    sums: Mapping[str, str] = field(default_factory=dict)
    pages: Sequence[PageResult] = ()
    places: Sequence[str] = ()  # the paths of the files that lead to places

    def put_site(self, aside: Path, others: WholeSite, prove: Prove) -> None:
        """Completes the site, proves it, and puts it in place. Raises CheckFailed with every finding."""
        with self.stages.stage(FILES):
            sheets = self.sheets.put(aside, self.options.workers, self.reporter)
            others = replace(others, places=self.kept.places.give(aside, others.former), sheets=sheets)
            self.places = write_site_files(self.kept.context, self.kept.summaries(), aside, others)
            self.sums = write_sums(aside, {**self.kept.sums(), **self.sheets.sums()})
        self._prove(aside, prove)
        self._switch(aside)

    def put_shard(self, aside: Path, share: Share, others: WholeSite, prove: Prove) -> None:
        """The same for a shard: what its pages are proven with, their proofs, and what is kept of each fiche."""
        with self.stages.stage(FILES):
            write_shard_files(self.kept.context, share, aside, others.unusual)
            self.sums = write_sums(aside, self.kept.sums())
        self._prove(aside, prove)
        for territory, record in self.kept.finished(self.sums, self.pages).items():
            write_kept(aside, str(territory), record_bytes(record))
        self.sums = write_sums(aside, self.sums)
        self._switch(aside)

    def _switch(self, aside: Path) -> None:
        self.before_switch()
        switch(aside, self.options.output)

    def _prove(self, aside: Path, prove: Prove) -> None:
        with self.stages.stage(PROOFS):
            self.pages = prove(aside, self.options, self.reporter, self.kept.proofs()).results

    def leave(self, new: Slugs) -> None:
        """Leaves what the next build may use again, and says what was done. The site is in place."""
        summary = self._summary()
        with self.stages.stage(TRACES):
            self._leave(summary)
        if not self.kept.context.manifest.demo and not self.options.shard:
            keep_addresses(self.options.content, new, self.reporter)
        self.reporter.say(summary)
        fates, results = self.kept.fates.values(), self.kept.results.values()
        output, workers = self.options.output, self.options.workers
        self.reporter.say_all(summary_lines(self.stages, fates, results, output, self.sums, workers))

    def _summary(self) -> str:
        place, edition = self.options.output, self.kept.context.manifest.edition
        if share := self.options.shard:
            return f"Lot {share} : {counted(len(self.kept.fates), 'fiche')} dans {place} (édition {edition}) ; merge en fait un site."
        return f"{counted(len(self.kept.context.published), 'fiche publiée')} dans {place} (édition {edition})."

    def _leave(self, summary: str) -> None:
        """A disk that refuses is told, and stops nothing."""
        store, output = self.kept.store, self.options.output
        former = self.kept.placed.sums if self.kept.placed else {}
        record = self.kept.site_record(self.sums, former)
        try:
            self.kept.save(self.sums, self.pages)
            if not self.options.shard:
                self.kept.places.save(self.places, self.sums, self.pages)
                self.sheets.save()
            store.write_site(
                replace(
                    record,
                    key=self.key,
                    sums=sums_digest(output),
                    stamps=stamps_of(output, self.sums),
                    noted=store.moment(),
                    summary=summary,
                    warnings=tuple(self.reporter.warnings),
                )
            )
        except OSError as error:
            self.reporter.warn(
                f"{store.folder} : écriture impossible ({error.strerror or error}) ; la prochaine construction refera tout."
            )
