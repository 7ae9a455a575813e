"""Replacing the output folder at once: the site is built aside, then exchanged; a failure leaves the former one as it was."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fiches.errors import CheckFailed, ContentError, MachineError
from fiches.keys import TerritoryKey

BUILD_FILE = "api/v1/build.json"
SUMS = "SHA256SUMS"
GITIGNORE = ".gitignore"  # stays through the switch, outside sums and checks
_AT_FDCWD = -100
_EXCHANGE = 2


def refuse_foreign(output: Path) -> None:
    """Raises ContentError when `output` holds something that we have not built."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise ContentError(f"{output} : ce n’est pas un dossier. Choisir un autre dossier de sortie (--output).")
    if not output.is_dir() or is_ours(output):
        return
    others = sorted(path.name for path in output.iterdir() if path.name != GITIGNORE)
    if others:
        raise ContentError(
            f"{output} : le dossier n’est pas vide ({', '.join(others[:3])}…) et ne contient pas {BUILD_FILE}, la marque"
            " de nos sites. Choisir un dossier vide, ou vider celui-ci : rien n’y a été touché."
        )


def is_ours(output: Path) -> bool:
    """Whether the folder holds a site that this program has built."""
    try:
        document = json.loads((output / BUILD_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and "edition" in document


def published_keys(output: Path) -> list[TerritoryKey]:
    """The fiches that a site of ours holds, in its own order."""
    document = json.loads((output / "api/v1/territoires.json").read_text(encoding="utf-8"))
    return [TerritoryKey(entry["type"], entry["code"]) for entry in document["territoires"]]


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """An empty folder beside the output, removed whatever happens. Raises MachineError when the disk refuses."""
    parent = output.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(output)
        aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.chantier-{os.getpid()}-", dir=parent))
    except OSError as error:
        raise disk_error(parent, error) from None
    try:
        yield aside
    except OSError as error:
        if error.errno in _DISK:
            raise disk_error(parent, error) from None
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


_DISK = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EIO)


def disk_error(place: Path, error: OSError) -> MachineError:
    """The French message of a disk that refuses."""
    return MachineError(
        f"{error.filename or place} : écriture impossible ({error.strerror or error}). Libérer de la place, vérifier les"
        " droits, ou choisir un autre dossier (--output). Le site précédent est intact."
    )


def _sweep(output: Path) -> None:
    """Removes what killed runs have left aside; puts back a site that one of them had moved away."""
    parent = output.absolute().parent
    former = parent / f".{output.name}.ancien"
    if former.is_dir() and not output.exists():
        former.rename(output)
    elif former.is_dir():
        shutil.rmtree(former, ignore_errors=True)
    for left in parent.glob(f".{output.name}.chantier-*"):
        owner = left.name.rsplit("-", 2)[1]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(left, ignore_errors=True)


def write_file(root: Path, name: str, content: bytes) -> None:
    """Writes `root/name`. Raises CheckFailed, with nothing written, for a name that leads out of `root`."""
    path = root / name
    if not _is_within(root, name):
        raise CheckFailed(
            f"{ascii(name)[1:-1][:200]} : ce nom de fichier sort du dossier du site. Rien n’est écrit ; signaler ce défaut,"
            " avec l’édition et les réglages."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _is_within(root: Path, name: str) -> bool:
    """Whether a relative name, its links followed, stays in the folder: no `..`, no absolute part, no control character."""
    parts = name.split("/")
    if not name.isprintable() or "\\" in name or any(part in ("", ".", "..") for part in parts):
        return False
    return (root / name).resolve().is_relative_to(root.resolve())


def site_files(root: Path) -> list[str]:
    """Every file of a site, sorted; neither `SHA256SUMS` nor `.gitignore`."""
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in names if name not in (SUMS, GITIGNORE))


def write_sums(root: Path) -> None:
    """`SHA256SUMS`, in the form that `sha256sum --check` reads."""
    (root / SUMS).write_text("".join(f"{digest(root / name)}  {name}\n" for name in site_files(root)), encoding="utf-8")


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def switch(aside: Path, output: Path) -> None:
    """`aside` takes the place of `output`, at once where the system can. Raises MachineError when the disk refuses."""
    try:
        gitignore = output / GITIGNORE
        if gitignore.is_file():
            shutil.copyfile(gitignore, aside / GITIGNORE)
        aside.chmod(0o755)
        if not output.exists():
            aside.rename(output)
        elif not _exchanged(aside, output):
            _swapped(aside, output)
    except OSError as error:
        raise disk_error(output, error) from None


def _exchanged(one: Path, other: Path) -> bool:
    """renameat2(RENAME_EXCHANGE): both names change in one instant; False where the system has it not."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _swapped(aside: Path, output: Path) -> None:
    former = output.with_name(f".{output.name}.ancien")
    output.rename(former)
    try:
        aside.rename(output)
    except BaseException:
        former.rename(output)
        raise
    shutil.rmtree(former, ignore_errors=True)
