"""Files of the cache: written whole at once, with a digest, and never believed when they are cut, changed or of another form."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_FORM = b"fiches-etat-1\n"  # of the files of this folder: another one is not read
_DIGEST = 32


def write_sealed(path: Path, content: bytes) -> None:
    """Raises OSError when the disk refuses; the former file is then as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".etat-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_FORM + hashlib.sha256(content).digest() + content)
        Path(aside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def read_sealed(path: Path) -> bytes | None:
    """What was written; None where there is nothing that can be believed."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    start = len(_FORM) + _DIGEST
    content = raw[start:]
    if not raw.startswith(_FORM) or raw[len(_FORM) : start] != hashlib.sha256(content).digest():
        return None
    return content
