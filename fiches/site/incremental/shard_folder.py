"""The folder of a shard: the fiches of its share, what their pages were proven with, and what is kept of each, for `merge`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from fiches.site.incremental.placed import PlacedSite
from fiches.site.incremental.sealed import read_sealed, write_sealed
from fiches.site.publish import BUILD_FILE

ENTRY = "lot"  # of `build.json`: a folder that has it is no site
KEPT = "lot"  # the folder of what is kept of each fiche
_SUFFIX = ".fiche"
OWN = frozenset({ENTRY, "fiches", "pdf", "graphiques"})  # entries of `build.json` that differ from one shard to another


@dataclass(frozen=True)
class ShardFolder:
    """A shard as it lies on disk.

    `pdf`: whether its fiches have a PDF; `simulated`: whether its figures are of the built-in emulator (`--demo`);
    `built`: its `build.json`.
    """

    root: Path
    number: int
    count: int
    pdf: bool
    simulated: bool
    built: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.root} (lot {self.number}/{self.count})"

    @cached_property
    def placed(self) -> PlacedSite:
        """Its files, held to its own sums."""
        return PlacedSite(self.root, {}, 0)

    @cached_property
    def kept(self) -> list[str]:
        """The fiches that something is kept of, by key."""
        return sorted(path.name.removesuffix(_SUFFIX) for path in (self.root / KEPT).glob(f"*{_SUFFIX}"))

    def fiche(self, name: str) -> bytes | None:
        """What is kept of a fiche; None where it cannot be believed."""
        return read_sealed(self.root / KEPT / f"{name}{_SUFFIX}")


def entry_of(number: int, count: int, *, pdf: bool, simulated: bool) -> dict[str, object]:
    """The entry of `build.json` that makes a folder a shard."""
    return {"numero": number, "nombre": count, "avec_pdf": pdf, "emulateur_integre": simulated}


def write_kept(root: Path, name: str, content: bytes) -> None:
    """Keeps what `merge` needs of a fiche. Raises OSError when the disk refuses."""
    write_sealed(root / KEPT / f"{name}{_SUFFIX}", content)


def read_shard(root: Path) -> ShardFolder | None:
    """None for a folder that is no shard of ours."""
    try:
        built = json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))
        own = built[ENTRY]
        number, count = int(own["numero"]), int(own["nombre"])
        pdf, simulated = own["avec_pdf"] is True, own["emulateur_integre"] is True
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    whole = "edition" in built and 1 <= number <= count
    return ShardFolder(root, number, count, pdf, simulated, built) if whole else None
