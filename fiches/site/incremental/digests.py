"""Digests of what a site is made with: the program's files, its libraries, a folder. The standard library alone: read first."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_PROGRAM = ("fiches", "templates")
_LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib/*-linux-gnu", "/usr/local/lib", "/opt/homebrew/lib")
_LIBRARIES = ("pango", "harfbuzz", "fontconfig")  # of the system: PDFs are set with them


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def files_digest(root: Path, files: Iterable[Path]) -> str:
    """Of the paths from `root` and of the bytes of files, whatever their order."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(f"{path.relative_to(root).as_posix()}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """The code, proofs included, the templates, the styles and the fonts, the version."""
    files = (path for name in _PROGRAM for path in (_ROOT / name).rglob("*"))
    own = [path for path in files if path.is_file() and "__pycache__" not in path.parts]
    return files_digest(_ROOT, [*own, *_ROOT.glob("pyproject.toml")])


@lru_cache(maxsize=1)
def libraries_digest() -> str:
    """The versions of Python, of every installed library, and of the system's own that PDFs need.

    The kernel's is none of them: two machines of one workflow seldom have the same.
    """
    installed = {path.name for folder in sys.path if folder for path in Path(folder).glob("*.dist-info")}
    system = {
        path.name
        for pattern in _LIBRARY_FOLDERS
        for folder in Path("/").glob(pattern.lstrip("/"))
        for name in _LIBRARIES
        for path in folder.glob(f"lib{name}*")
    }
    machine = (platform.system(), platform.machine(), *platform.libc_ver())
    return digest_of("\n".join((sys.version, *machine, *sorted(installed), *sorted(system))))
