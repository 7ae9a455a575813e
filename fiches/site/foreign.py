"""What an output folder holds that no build of ours has put there, and whether it can be exchanged for a new one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what file managers leave where they look
_MOUNTS = Path("/proc/self/mountinfo")
_PLACE = 4  # the field of a line of mountinfo that says where


def foreign_entries(folder: Path, ours: Collection[str]) -> Iterator[str]:
    """Files, links and folders that are not among `ours` (paths from the folder), each folder as one; in order."""
    yield from _foreign(str(folder), "", ours, _folders_of(ours))


def _foreign(folder: str, prefix: str, ours: Collection[str], folders: Collection[str]) -> Iterator[str]:
    """Texts, not paths: a whole site is walked at each build."""
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path, is_folder = prefix + entry.name, entry.is_dir()
        known = path in (folders if is_folder else ours)
        if (not known and entry.name not in _DROPPINGS) or entry.is_symlink():
            yield f"{path}/" if is_folder else path
    for entry in entries:
        path = prefix + entry.name
        if path in folders and entry.is_dir(follow_symlinks=False):
            yield from _foreign(entry.path, f"{path}/", ours, folders)


def _folders_of(names: Collection[str]) -> set[str]:
    """Every folder above these files."""
    folders: set[str] = set()
    for name in names:
        cut = name.rfind("/")
        while cut > 0 and name[:cut] not in folders:
            folders.add(name[:cut])
            cut = name.rfind("/", 0, cut)
    return folders


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
