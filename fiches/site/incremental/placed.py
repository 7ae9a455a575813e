"""The site in place, as a store of files: held to its own sums before any of them is used again. The standard library alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from fiches.site.publish import SUMS, digest

Stamp = tuple[int, int, int]
"""What the system says of a file that did not change: its size, when it was written, when its entry last changed."""
_TICK = 50_000_000  # nanoseconds: the clock of a file system is no finer than this, by far


class PlacedSite:
    """The files of an output folder whose sums are known.

    `stamps`: of files whose sums were right at the moment `noted` (nanoseconds): a file with the same stamp is not read
    again, unless it changed so near that moment that the clock could not tell.
    """

    def __init__(self, root: Path, stamps: Mapping[str, Stamp], noted: int) -> None:
        self.root = root
        self._stamps, self._noted = stamps, noted
        self.sums = _sums(root)
        self._held: dict[str, bool] = {}
        self.read = 0  # files whose bytes had to be read again

    def is_whole(self) -> bool:
        """Whether every file that the sums announce is there as it was."""
        return bool(self.sums) and all(map(self.holds, self.sums))

    def holds(self, name: str) -> bool:
        """Whether a file is there, and is the one that the sums announce."""
        if name not in self._held:
            self._held[name] = self._is_right(name)
        return self._held[name]

    def _is_right(self, name: str) -> bool:
        wanted, path = self.sums.get(name), self.root / name
        stamp = stamp_of(path)
        if wanted is None or stamp is None:
            return False
        known = self._stamps.get(name)
        if known is not None and tuple(known) == stamp and stamp[2] + _TICK < self._noted:
            return True
        self.read += 1
        return digest(path) == wanted

    def has(self, files: Mapping[str, str]) -> bool:
        """Whether every one of these files, by path with its sum, is there as it was."""
        return bool(files) and all(self.sums.get(name) == found and self.holds(name) for name, found in files.items())

    def give(self, names: Iterable[str], other: Path) -> None:
        """Puts files into another folder, without copying their bytes where the system allows it."""
        for name in names:
            target = other / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.root / name, target)
            except OSError:
                shutil.copyfile(self.root / name, target)


def stamp_of(path: Path) -> Stamp | None:
    """None where there is no such file, or where a link stands in its place."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns) if stat.S_ISREG(found.st_mode) else None


def stamps_of(root: Path, names: Iterable[str]) -> dict[str, Stamp]:
    """Of the files that are there."""
    found = ((name, stamp_of(root / name)) for name in names)
    return {name: stamp for name, stamp in found if stamp is not None}


def sums_digest(root: Path) -> str:
    """The digest of a site's own list of sums; empty where it has none."""
    try:
        return hashlib.sha256((root / SUMS).read_bytes()).hexdigest()
    except OSError:
        return ""


def _sums(root: Path) -> dict[str, str]:
    try:
        lines = (root / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {name: found for found, gap, name in (line.partition("  ") for line in lines) if gap}
