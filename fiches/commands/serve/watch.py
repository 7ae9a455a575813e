"""Which files have changed: their dates, sizes and numbers, read again ten times a second."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

EVERY = 0.1  # seconds between two looks
_ASIDE = {".cache", "__pycache__", ".git"}
Stamp = tuple[int, int, int]


class Watch:
    """What lies under folders, and single files, as it was at the last look. `aside`: folders that are not looked into."""

    def __init__(self, places: Sequence[Path], aside: Sequence[Path] = ()) -> None:
        self._places, self._aside = places, frozenset(map(str, aside))
        self._seen = self._stamps()

    def changes(self) -> tuple[Path, ...]:
        """The files that were written, made or removed since the last look, in order."""
        now = self._stamps()
        changed = {path for path, stamp in now.items() if self._seen.get(path) != stamp} | (
            self._seen.keys() - now.keys()
        )
        self._seen = now
        return tuple(map(Path, sorted(changed)))

    def _stamps(self) -> dict[str, Stamp]:
        return {path: stamp for place in self._places for path, stamp in _stamps(str(place), self._aside)}


def _stamps(place: str, aside: Collection[str]) -> Iterator[tuple[str, Stamp]]:
    """Each file under a folder, or the file itself; none where there is nothing, nor for what an editor keeps aside."""
    try:
        entries = list(os.scandir(place))
    except NotADirectoryError:
        with os.scandir(os.path.dirname(place)) as beside:  # noqa: PTH120
            entries = [entry for entry in beside if entry.path == place]
    except OSError:
        return
    for entry in entries:
        if entry.name in _ASIDE or entry.path in aside or entry.name.endswith(("~", ".swp", ".tmp")):
            continue
        try:
            if entry.is_dir():
                yield from _stamps(entry.path, aside)
            else:
                found = entry.stat()
                yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)
        except OSError:  # removed in between
            continue
