"""Where what is kept of an output folder lies: one file a fiche, one for the site. The standard library alone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fiches.site.incremental.digests import digest_of
from fiches.site.incremental.placed import Stamp
from fiches.site.incremental.sealed import read_sealed, write_sealed

FOLDER = "construction"
_SITE, _IDLE, _MOMENT, _CELLS, _PLACES = "site", "inchange", "moment", "cellules", "lieux"
_SHEETS = ".feuilles"


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What the last build left of the whole site.

    `key`: digest of all that a build depends on, empty where another build than a whole one came after; `sums`: digest of
    the list of sums; `stamps` and `noted`: see `PlacedSite`; `warnings`: what that build said, to be said again; `fates`: of
    each fiche, by key, what became of it, why, and the identifiers of what changed; `others`: of each file that is no
    fiche's, whether its bytes changed; `folders`: of each fiche, by key; `moved`: identifiers of
    what changed in the edition since the build before, the first of them.
    """

    key: str = ""
    sums: str = ""
    noted: int = 0
    edition: str = ""
    summary: str = ""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    fates: Mapping[str, tuple[str, str, tuple[int, ...]]] = field(default_factory=dict)
    others: Mapping[str, bool] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[int, ...] = ()


class Store:
    """The cache of an output folder, under the content's own: another output has another one.

    Known by where the output lies from the content: both may be moved together, as from a machine to the next.
    """

    def __init__(self, content: Path, output: Path) -> None:
        place = os.path.relpath(output.absolute(), content.absolute())
        self.folder = content / ".cache" / FOLDER / digest_of(place)[:16]

    def site(self) -> SiteRecord | None:
        """None where nothing can be believed."""
        raw = read_sealed(self.folder / _SITE)
        try:
            found = json.loads(raw) if raw is not None else None
            return None if found is None else _site_record(found)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def write_site(self, record: SiteRecord) -> None:
        """Raises OSError when the disk refuses."""
        (self.folder / _IDLE).unlink(missing_ok=True)
        write_sealed(self.folder / _SITE, json.dumps(asdict(record), ensure_ascii=True, sort_keys=True).encode())

    def moment(self) -> int:
        """Now, by the clock of the file system (nanoseconds). Raises OSError when the disk refuses."""
        write_sealed(self.folder / _MOMENT, b"")
        return (self.folder / _MOMENT).stat().st_mtime_ns

    def note_idle(self, sums: str) -> None:
        """Notes that a run found a site as it had to be. Raises OSError when the disk refuses."""
        write_sealed(self.folder / _IDLE, sums.encode())

    def was_idle(self, sums: str) -> bool:
        """Whether the last run found this site as it had to be."""
        return read_sealed(self.folder / _IDLE) == sums.encode()

    def fiche(self, name: str) -> bytes | None:
        """What was kept of a fiche, by its key as text; None where nothing can be believed."""
        return read_sealed(self.folder / f"{name}.fiche")

    def write_fiche(self, name: str, content: bytes) -> None:
        """Raises OSError when the disk refuses."""
        write_sealed(self.folder / f"{name}.fiche", content)

    def places(self) -> bytes | None:
        """What was kept of the pages that lead to places; None where nothing can be believed."""
        return read_sealed(self.folder / _PLACES)

    def write_places(self, content: bytes) -> None:
        """Raises OSError when the disk refuses."""
        write_sealed(self.folder / _PLACES, content)

    def former_sheets(self, edition: str) -> bytes | None:
        """What was kept of the sheets of a former edition; None where nothing can be believed."""
        return read_sealed(self.folder / f"{edition}{_SHEETS}")

    def write_former_sheets(self, edition: str, content: bytes) -> None:
        """Raises OSError when the disk refuses."""
        write_sealed(self.folder / f"{edition}{_SHEETS}", content)

    def cells(self) -> bytes | None:
        """The digests of the edition that the last build read; None where nothing can be believed."""
        return read_sealed(self.folder / _CELLS)

    def write_cells(self, content: bytes) -> None:
        """Raises OSError when the disk refuses."""
        write_sealed(self.folder / _CELLS, content)

    def keep_only(self, names: Collection[str]) -> None:
        """Forgets the other fiches."""
        for path in self.folder.glob("*.fiche"):
            if path.name.removesuffix(".fiche") not in names:
                with suppress(OSError):
                    path.unlink()

    def forget(self) -> None:
        """Removes all that is kept."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _site_record(found: Any) -> SiteRecord:
    """Raises TypeError or ValueError for a document of another shape."""
    stamps = {name: (int(a), int(b), int(c)) for name, (a, b, c) in found["stamps"].items()}
    fates = {key: (str(a), str(b), tuple(map(int, c))) for key, (a, b, c) in found["fates"].items()}
    lists = {name: tuple(found[name]) for name in ("warnings", "moved")}
    return SiteRecord(**{**found, "stamps": stamps, "fates": fates, **lists})
