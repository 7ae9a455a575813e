"""What an output folder holds that no build of ours has put there, and whether it can be exchanged for a new one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what file managers leave where they look
_MOUNTS = Path("/proc/self/mountinfo")
_PLACE = 4  # the field of a line of mountinfo that says where


def foreign_entries(folder: Path, ours: Collection[str]) -> Iterator[str]:
    """Files, links and folders that are not among `ours` (paths from the folder), each folder as one; in order."""
    folders = {parent.as_posix() for name in ours for parent in Path(name).parents}
    for place, names, files in os.walk(folder):
        here = Path(place).relative_to(folder)
        for name in sorted((*names, *files)):
            path, entry = here / name, Path(place) / name
            known = path.as_posix() in (folders if name in names else ours)
            if (not known and name not in _DROPPINGS) or entry.is_symlink():
                yield f"{path.as_posix()}/" if name in names else path.as_posix()
        names[:] = [name for name in sorted(names) if (here / name).as_posix() in folders]


def is_mount_point(folder: Path) -> bool:
    """Whether a file system is mounted there, a folder of the same disk included (`mount --bind`, a container's volume)."""
    if os.path.ismount(folder):
        return True
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    return str(folder.resolve()) in {line.split()[_PLACE].replace("\\040", " ") for line in lines}


def links_in(folder: Path) -> list[str]:
    """Every symbolic link under a folder, to a file or a folder; none is followed."""
    found = []
    for place, names, files in os.walk(folder):
        entries = (Path(place) / name for name in (*names, *files))
        found += [entry.relative_to(folder).as_posix() for entry in entries if entry.is_symlink()]
    return sorted(found)
