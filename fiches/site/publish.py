"""Replacing the output folder at once: the site is built aside, then exchanged; a failure leaves the former one as it was."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from fiches.errors import CheckFailed, Code, ContentError, MachineError
from fiches.keys import TerritoryKey
from fiches.site.foreign import foreign_entries, is_mount_point
from fiches.territories import written_code

BUILD_FILE = "api/v1/build.json"
SUMS = "SHA256SUMS"
GITIGNORE = ".gitignore"  # stays through the switch, outside sums and checks
_MOST_NAMED = 3
_AT_FDCWD = -100
_EXCHANGE = 2


def refuse_foreign(output: Path) -> None:
    """Raises ContentError when `output` holds anything that we have not built, MachineError when it cannot be replaced."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise ContentError(
            f"{output} : ce n’est pas un dossier. Choisir un autre dossier de sortie (--output).",
            code=Code.OUTPUT_TAKEN,
        )
    if not output.is_dir():
        return
    if is_mount_point(output):
        raise MachineError(
            f"{output} : un système de fichiers est monté là, et le dossier ne peut pas être remplacé d’un coup. Choisir un"
            f" dossier à l’intérieur, comme --output {output / 'site'}. Rien n’y a été touché.",
            code=Code.MOUNTED,
        )
    ours = _named_by_sums(output) if is_ours(output) else None
    others = list(foreign_entries(output, {GITIGNORE} if ours is None else {GITIGNORE, SUMS, *ours}))
    if others and ours is not None:
        raise ContentError(
            f"{output} : ce dossier contient ce que nous n’y avons pas mis ({_first(others)}), et que remplacer le site"
            " effacerait. Le ranger ailleurs, ou choisir un autre dossier (--output) : rien n’y a été touché.",
            code=Code.OUTPUT_TAKEN,
        )
    if others:
        raise ContentError(
            f"{output} : le dossier n’est pas vide ({_first(others)}) et ne contient pas {BUILD_FILE} et {SUMS}, les"
            " marques de nos sites. Choisir un dossier vide, ou vider celui-ci : rien n’y a été touché.",
            code=Code.OUTPUT_TAKEN,
        )


def _first(names: Sequence[str]) -> str:
    return ", ".join(written_code(name) for name in names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")


def _named_by_sums(output: Path) -> set[str] | None:
    """The files that a site's own sums name; None where it has none."""
    try:
        lines = (output / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return {line.partition("  ")[2] for line in lines}


def is_ours(output: Path) -> bool:
    """Whether the folder holds a site that this program has built."""
    try:
        document = json.loads((output / BUILD_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and "edition" in document


def published_keys(output: Path) -> list[TerritoryKey]:
    """The fiches that a site of ours holds, in its own order. Raises ContentError where its list cannot be read."""
    try:
        document = json.loads((output / "api/v1/territoires.json").read_text(encoding="utf-8"))
        return [TerritoryKey(str(entry["type"]), str(entry["code"])) for entry in document["territoires"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ContentError(
            f"{output} : la liste des fiches du site en place (api/v1/territoires.json) est illisible. Rendre le site entier"
            " (sans --only).",
            code=Code.ONLY,
        ) from None


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


_DISK = (
    errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.ENAMETOOLONG,
    errno.EMFILE, errno.ENFILE, errno.EBUSY, errno.ENOMEM, errno.EMLINK,
)  # fmt: skip


def disk_error(place: Path, error: OSError) -> MachineError:
    """The French message of a disk that refuses."""
    return MachineError(
        f"{error.filename or place} : écriture impossible ({error.strerror or error}). Libérer de la place, vérifier les"
        " droits, ou choisir un autre dossier (--output). Le site précédent est intact.",
        code=Code.WRITING,
    )


def put_back(output: Path) -> None:
    """Puts back a site that a run killed between two renames had moved away. Raises MachineError when the disk refuses."""
    former = output.absolute().parent / f".{output.name}.ancien"
    if former.is_dir() and not output.exists():
        try:
            former.rename(output)
        except OSError as error:
            raise disk_error(output, error) from None


def _sweep(output: Path) -> None:
    """Removes what killed runs have left aside."""
    put_back(output)
    parent = output.absolute().parent
    former = parent / f".{output.name}.ancien"
    if former.is_dir():
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
            " avec l’édition et les réglages.",
            code=Code.FILE_NAME,
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_files(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes each of them, texts as UTF-8. Raises CheckFailed as `write_file` does."""
    for name, content in files.items():
        write_file(root, name, content.encode() if isinstance(content, str) else content)


def _is_within(root: Path, name: str) -> bool:
    """Whether a relative name, its links followed, stays in the folder: no `..`, no absolute part, no control character."""
    parts = name.split("/")
    if not name.isprintable() or "\\" in name or any(part in ("", ".", "..") for part in parts):
        return False
    return (root / name).resolve().is_relative_to(root.resolve())


def site_files(root: Path) -> list[str]:
    """Every file of a site, sorted, links aside; neither `SHA256SUMS` nor `.gitignore`."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(root).as_posix() for path in files)
    return sorted(name for name in names if name not in (SUMS, GITIGNORE))


def write_sums(root: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """`SHA256SUMS`, in the form that `sha256sum --check` reads; the sums by path. `known`: those that need no reading."""
    sums = {name: (known or {}).get(name) or digest(root / name) for name in site_files(root)}
    (root / SUMS).write_text("".join(f"{found}  {name}\n" for name, found in sums.items()), encoding="utf-8")
    return sums


def embedded_folder(key: TerritoryKey) -> str:
    """Where the key figures of a fiche lie for other sites: `embed/DEP-35/`."""
    return f"embed/{key}/"


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
