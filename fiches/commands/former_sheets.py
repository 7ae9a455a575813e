"""The sheets of former editions: the PDFs of country, régions and départements, each at an address that names its edition.

They are made from the editions of the content folder, by the program of today, as `--edition` would make them but for the
publisher's own words: whoever builds the site from nothing has them too. What is in place is used again as long as it is what
would be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fiches.commands.edition_job import compared_with_previous
from fiches.commands.render_job import RenderJob, configured_territories
from fiches.content.config import TerritoryList
from fiches.content.members import is_known, members
from fiches.content.places import named_territories
from fiches.editions.store import previous_of, read_edition
from fiches.harvest.received_names import received_edition
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.site.context import SiteContext
from fiches.site.incremental.digests import digest_of, files_digest, libraries_digest
from fiches.site.incremental.placed import PlacedSite
from fiches.site.incremental.record import PlacesRecord, read_places_record, record_bytes
from fiches.site.incremental.store import Store
from fiches.site.pages.former_editions import FOLDER, SHEET, sheet_path
from fiches.site.publish import digest, write_files
from fiches.territories import LARGE_LEVELS, ListedTerritory

Press = Callable[[RenderJob, Sequence[TerritoryKey], int], Iterable[bytes]]
"""The sheets of a job's territories, in their order, with so many processes (`fiche_files.sheets_of`)."""


@dataclass
class FormerSheets:
    """Those of a site that is being built.

    `job`, `context`: of its own edition; `placed`: the site in place, where it may be used again; `press`: what makes the
    sheets.
    """

    job: RenderJob
    context: SiteContext
    store: Store
    placed: PlacedSite | None
    press: Press
    completes: bool = False  # `--only`: what the site in place has stays as it is
    made: dict[str, PlacesRecord] = field(default_factory=dict)  # by edition

    def editions(self) -> Sequence[str]:
        """The editions before the site's own that keep their sheets, oldest first."""
        order, own, settings = self.job.published_editions, self.job.edition.name, self.job.settings
        before = order[: order.index(own)] if own in order else ()
        return before[-settings.pdf_anciens :] if settings.pdf and settings.pdf_anciens else ()

    def put(self, aside: Path, workers: int, reporter: Reporter) -> Mapping[str, Sequence[str]]:
        """Puts them into a new site; the paths of each edition. Raises ContentError for a damaged edition."""
        if self.completes:
            return _in_place(aside)
        shown = self._shown()
        editions = self.editions() if shown else ()
        return {edition: self._put(edition, shown, aside, workers, reporter) for edition in editions}

    def _shown(self) -> Sequence[TerritoryKey]:
        """The fiches that have a sheet of a former edition: of large levels, where they have a PDF today."""
        published = self.context.published
        return [key for key in published if key.type in LARGE_LEVELS and self.context.writes(key, "pdf")]

    def _put(
        self, edition: str, shown: Sequence[TerritoryKey], aside: Path, workers: int, reporter: Reporter
    ) -> Sequence[str]:
        key = self._key(edition, shown)
        raw = self.store.former_sheets(edition) if self.placed else None
        record = read_places_record(raw) if raw is not None else None
        if self.placed and record and record.key == key and self.placed.has(record.files):
            self.placed.give(record.files, aside)
        else:
            former = _read_former(self.job, edition, shown)
            paths = [*_written(former, aside, self.press, workers, reporter)]
            record = PlacesRecord(key, {path: digest(aside / path) for path in paths}, ())
        self.made[edition] = record
        return [*record.files]

    def _key(self, edition: str, shown: Sequence[TerritoryKey]) -> str:
        """The digest of all that the sheets of an edition are made from."""
        editions, job = self.job.edition.parent, self.job
        read = [name for name in (edition, previous_of(editions, edition)) if name]
        files = [path for name in read for path in (editions / name).iterdir() if path.is_file()]
        settings = job.settings.model_dump_json(exclude={"source", "garde", "pdf_anciens"})
        chosen = job.territories.model_dump_json(), sorted(shown)
        return digest_of(repr((job.construction, settings, chosen, files_digest(editions, files), libraries_digest())))

    def sums(self) -> Mapping[str, str]:
        """Of all of them, by path."""
        return {path: found for record in self.made.values() for path, found in record.files.items()}

    def save(self) -> None:
        """Leaves them to the next build. Raises OSError when the disk refuses."""
        for edition, record in self.made.items():
            self.store.write_former_sheets(edition, record_bytes(record))


def _in_place(site: Path) -> Mapping[str, Sequence[str]]:
    """The paths of the sheets that a folder has, by edition."""
    sheets = (path.relative_to(site).as_posix() for path in sorted(site.glob(f"{FOLDER}*/**/{SHEET}")))
    found: dict[str, list[str]] = {}
    for path in sheets:
        found.setdefault(path.removeprefix(FOLDER).partition("/")[0], []).append(path)
    return found


@dataclass(frozen=True, slots=True)
class _Former:
    """An edition to make sheets of: the job that makes them, and the address of each."""

    job: RenderJob
    paths: Mapping[TerritoryKey, str]


def _read_former(job: RenderJob, name: str, shown: Sequence[TerritoryKey]) -> _Former:
    """The same site, of a former edition, compared with the edition before it; of the territories that it had."""
    folder = job.edition.parent / name
    edition = received_edition(read_edition(folder))[0]
    listed = edition.referential.territories
    if not {territory.key for territory in listed} & {*shown}:
        return _Former(job, {})
    revisions, _ = compared_with_previous(folder, edition)
    then = _listed_then(job.territories, listed)
    former = replace(job, edition=folder, territories=then, revisions=revisions, only=None)
    names = named_territories(listed, {entry.key: entry for entry in then.territoires})
    of_then = [key for key in configured_territories(former, edition) if key in set(shown)]
    return _Former(former, {key: sheet_path(name, names[key]) for key in of_then})


def _listed_then(wanted: TerritoryList, listed: Sequence[ListedTerritory]) -> TerritoryList:
    """Without what an edition could not hold yet: a territory, a place, a group, that was added since."""
    known = {*(one.key for one in listed), FRANCE}
    return wanted.model_copy(
        update={
            "territoires": tuple(one for one in wanted.territoires if one.key in known),
            "selections": tuple(
                one
                for one in wanted.selections
                if is_known(one.place, known) and members(one.niveau, one.place, listed)
            ),
            "groupes": tuple(one for one in wanted.groupes if known.issuperset(one.keys)),
        }
    )


def _written(former: _Former, aside: Path, press: Press, workers: int, reporter: Reporter) -> Iterator[str]:
    """Makes the sheets of an edition under a root, one after the other; their paths."""
    tasks = [*former.paths]
    if not tasks:
        return
    with reporter.step(f"PDF de l’édition {former.job.edition.name}", len(tasks)) as step:
        for path, sheet in zip(former.paths.values(), press(former.job, tasks, workers), strict=True):
            write_files(aside, {path: sheet})
            step.advance()
            yield path
