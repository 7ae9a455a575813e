"""The data files of every edition kept, each at its own address, and what changed since the former one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fiches.editions.diff import compared
from fiches.editions.store import read_edition
from fiches.site.data.revision_files import PREFIX as REVISIONS
from fiches.site.data.revision_files import published_revisions
from fiches.site.data.similar_files import PREFIX as SIMILAR
from fiches.site.data.similar_files import STRUCTURE
from fiches.site.data.whole_edition import PREFIX, whole_edition


def other_editions(edition: Path, former: Path | None, kept: Sequence[Path]) -> dict[str, bytes]:
    """By path from the site's root; the files of `edition` itself are left out. Raises ContentError for a damaged one."""
    files: dict[str, bytes] = {}
    for folder in kept:
        if folder != edition:
            files |= whole_edition(read_edition(folder).frame, folder.name)
    if former is not None:
        files |= published_revisions(compared(read_edition(former), read_edition(edition)))
    return files


def sweep(site: Path) -> None:
    """Takes away those that a former site held."""
    for prefix in (PREFIX, REVISIONS, SIMILAR, STRUCTURE):
        for stale in site.glob(f"{prefix}*"):
            stale.unlink()
