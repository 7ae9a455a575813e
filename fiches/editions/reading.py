"""The files of an edition, read and held against its digests, before they are given a meaning; what to do of a damaged one."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from fiches.editions.integrity import changed_files, holds_itself
from fiches.editions.migrations import is_known
from fiches.errors import Code, ContentError
from fiches.keys import SCHEMA_VERSION
from fiches.territories import written_code

_KINDS = {"missing": "champ absent", "unexpected_keyword_argument": "champ inconnu", "extra_forbidden": "champ inconnu"}
OBSERVATIONS, MANIFEST, REFERENTIAL = "observations.parquet", "manifest.json", "referentiel.json"


def raw_manifest(folder: Path) -> dict[str, object]:
    """The manifest as it is written. Raises ContentError when it is unreadable, changed, or of a schema to come."""
    raw = _json(folder, MANIFEST, _read(folder, MANIFEST))
    if not is_known(raw.get("schema")):
        raise ContentError(
            f"{folder.name}/{MANIFEST} : schéma {ascii(raw.get('schema'))[:40]} inconnu (attendu : {SCHEMA_VERSION} au"
            " plus). Mettre le programme à jour.",
            code=Code.EDITION_TOO_NEW,
        )
    if not holds_itself(raw, MANIFEST):
        raise _changed(folder, MANIFEST)
    return raw


def read_files(folder: Path, manifest: dict[str, object]) -> tuple[bytes, dict[str, object]]:
    """The table and the referential of an edition. Raises ContentError when one is not the one that was written."""
    files = {name: _read(folder, name) for name in (OBSERVATIONS, REFERENTIAL)}
    for name in changed_files(manifest, files):
        raise _changed(folder, name)
    return files[OBSERVATIONS], _json(folder, REFERENTIAL, files[REFERENTIAL])


def _cure(folder: Path) -> str:
    """What to do of an edition that cannot be trusted."""
    return (
        f"La reprendre telle qu’elle a été récoltée (git checkout -- content/editions/{folder.name}, ou « History » de ces fichiers"
        " sur GitHub), ou supprimer ce dossier et récolter à nouveau (python build.py harvest)."
    )


def damaged(folder: Path, words: str) -> ContentError:
    """The error of an edition that cannot be trusted, with what to do."""
    return ContentError(f"{words} {_cure(folder)}", code=Code.EDITION_DAMAGED)


def _changed(folder: Path, name: str) -> ContentError:
    return damaged(
        folder,
        f"{folder.name}/{name} : changé ou abîmé depuis la récolte (somme SHA-256 différente). Une édition ne se modifie pas.",
    )


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise damaged(folder, f"{folder / name} : illisible ({error.strerror or error}).") from None


def _json(folder: Path, name: str, content: bytes) -> dict[str, object]:
    try:
        raw = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(folder, f"{folder / name} : illisible ({one_line(error)}).") from None
    if not isinstance(raw, dict):
        raise damaged(folder, f"{folder / name} : lu {type(raw).__name__}, attendu un objet JSON.")
    return raw


def first_fault(error: ValidationError) -> str:
    """The first field of a document that has not the type of its own: « periods.DE_1, valeur d’un autre type »."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"])) or "document"
    return f"{written_code(place)}, {_KINDS.get(first['type'], 'valeur d’un autre type que le sien')}"


def one_line(error: Exception) -> str:
    """What an error says, on one short line."""
    return " ".join(str(error).split())[:300] or type(error).__name__
