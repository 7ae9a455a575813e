"""The data files of every published edition, each at its own address."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fiches.editions.store import read_edition
from fiches.site.data.whole_edition import whole_edition


def other_editions(folder: Path, editions: Iterable[str], *, but: str) -> dict[str, bytes]:
    """The files of every edition of a folder that is listed but one, by path from the site's root.

    Raises ContentError for a damaged edition.
    """
    files: dict[str, bytes] = {}
    for name in editions:
        if name != but:
            files |= whole_edition(read_edition(folder / name).frame, name)
    return files
