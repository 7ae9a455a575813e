"""The pages that lead to places — the search, communes, other addresses — from one build to the next: they hold no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fiches.site.checks.results import PageResult
from fiches.site.incremental.digests import digest_of
from fiches.site.incremental.placed import PlacedSite
from fiches.site.incremental.record import PlacesRecord, read_places_record, record_bytes
from fiches.site.incremental.store import Store
from fiches.site.pages.addresses import FormerSlugs


@dataclass
class KeptPlaces:
    """`record`: what the last build left of them, where it may be used again."""

    store: Store
    placed: PlacedSite | None
    conditions: Mapping[str, str]
    record: PlacesRecord | None = None
    key: str = ""

    def give(self, aside: Path, former: FormerSlugs) -> Sequence[str]:
        """Puts into a new site those in place, if they are what this build would make; their paths, else none."""
        self.key = digest_of(repr((sorted(self.conditions.items()), sorted((k, *v) for k, v in former.items()))))
        raw = self.store.places() if self.placed else None
        record = read_places_record(raw) if raw is not None else None
        if self.placed is None or record is None or record.key != self.key or not self.placed.has(record.files):
            return ()
        self.placed.give(record.files, aside)
        self.record = record
        return [*record.files]

    def sums(self) -> Mapping[str, str]:
        """Of the files that were not made."""
        return self.record.files if self.record else {}

    def proofs(self) -> dict[str, PageResult]:
        """What was read in the pages that were not made."""
        return {one.report.name: one for one in self.record.proofs} if self.record else {}

    def save(self, names: Sequence[str], sums: Mapping[str, str], pages: Sequence[PageResult]) -> None:
        """Leaves them to the next build, unless one of them has a figure. Raises OSError when the disk refuses."""
        if self.record is not None:
            return
        own = set(names)
        proofs = tuple(one for one in pages if one.report.name in own)
        if not any(one.report.numbers for one in proofs):
            record = PlacesRecord(self.key, {name: sums[name] for name in names}, proofs)
            self.store.write_places(record_bytes(record))
