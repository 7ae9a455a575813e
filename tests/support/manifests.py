"""Manifests written by hand, with digests that agree with them: what is tried is what they say, not that they have changed."""

from __future__ import annotations

import json
from pathlib import Path

from fiches.editions.integrity import FILES, sealed, unsealed
from fiches.editions.reading import MANIFEST, OBSERVATIONS, REFERENTIAL


def raw(folder: Path) -> dict[str, object]:
    """The manifest of an edition as it stands."""
    return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def rewrite(folder: Path, **changes: object) -> Path:
    """Changes an edition's manifest, and its digests with it; the edition's folder."""
    files = {name: (folder / name).read_bytes() for name in (OBSERVATIONS, REFERENTIAL)}
    changed = sealed({**unsealed(raw(folder)), **changes}, MANIFEST, files)
    (folder / MANIFEST).write_text(json.dumps(changed), encoding="utf-8")
    return folder


def without_digests(folder: Path, **changes: object) -> Path:
    """The same edition as schema 1 wrote it."""
    former = {key: value for key, value in raw(folder).items() if key != FILES}
    (folder / MANIFEST).write_text(json.dumps({**former, "schema": 1, **changes}), encoding="utf-8")
    return folder
