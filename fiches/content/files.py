"""Reading files of the content folder: their bytes, their text in UTF-8, those of a folder."""

from __future__ import annotations

import codecs
from pathlib import Path

from fiches.errors import Code, ContentError, MachineError

SITE = "site.toml"
"""The settings of a site, in its content folder."""


def visible_files(folder: Path) -> list[Path]:
    """What a folder holds, by name, without what an editor's computer hides in it; nothing where it is absent."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


def read_text(path: Path, *, name: str) -> str:
    """The text of a content file, a byte order mark left out.

    Raises ContentError when it is absent or not UTF-8, MachineError when unreadable.
    """
    return decoded_text(read_raw(path, name=name), name)


def read_raw(path: Path, *, name: str) -> bytes:
    """What a content file holds. Raises ContentError when it is absent, MachineError when unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ContentError(
            f"{name} : fichier introuvable. Le créer, ou indiquer un autre chemin (--content, --territories).",
            code=Code.ABSENT_FILE,
        ) from None
    except OSError as error:
        raise MachineError(
            f"{name} : lecture impossible ({error.strerror}). Vérifier les droits du fichier.", code=Code.READING
        ) from None


def decoded_text(raw: bytes, name: str) -> str:
    """In UTF-8, its ends of line made one sign. Raises ContentError for another encoding."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:200]:
        raise ContentError(
            f"{name} : fichier en UTF-16 ou binaire, attendu UTF-8. Enregistrer le fichier en UTF-8.",
            code=Code.NOT_UTF8,
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(
            f"{name} : octet {error.start} illisible. Enregistrer le fichier en UTF-8 : ligne {line}, il semble en Windows-1252.",
            code=Code.NOT_UTF8,
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
