"""One harvest of a source and one build of a site at a time: a lock that names its holder and dies with it."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from fiches.errors import Code, MachineError
from fiches.site.publish import disk_error

HARVEST, BUILD = "récolte", "construction"
_FILES = {HARVEST: ".recolte.verrou", BUILD: ".{name}.verrou"}


@contextmanager
def only_one(what: str, folder: Path) -> Iterator[None]:
    """Holds the lock of a harvest's cache folder, or of a build's output folder (then beside it), throughout the block.

    The system frees it with the process, however that ends. Raises MachineError at once where another process holds it,
    or where the disk refuses the file.
    """
    folder = folder.absolute()
    path = (folder if what == HARVEST else folder.parent) / _FILES[what].format(name=folder.name)
    made = [parent for parent in path.parents if not parent.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = _held(path, what)
    except OSError as error:
        raise disk_error(path.parent, error) from None
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        file.close()
        for parent in made:  # a run that fails leaves no new folder behind it
            with suppress(OSError):
                parent.rmdir()


def _held(path: Path, what: str) -> TextIO:
    """The lock file, open and locked, with its holder's name in it."""
    while True:
        file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = _holder(path)
            file.close()
            raise MachineError(
                f"Une autre {what} est en cours ici ({message}). Attendre qu’elle finisse, ou l’arrêter. Rien n’a changé.",
                code=Code.BUSY,
            ) from None
        except OSError:  # a file system without locks
            return file
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                file.truncate(0)
                json.dump({"processus": os.getpid(), "commande": " ".join(sys.argv)[:200]}, file, ensure_ascii=True)
                file.flush()
                return file
        file.close()  # its former holder has just removed it


def _holder(path: Path) -> str:
    """« processus 123 : build.py harvest »; as much as the file says."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        command = ascii(str(found["commande"]))[1:-1]
        return f"processus {int(found['processus'])} : {command}"
    except (OSError, ValueError, KeyError, TypeError):
        return f"fichier {path.name}"
