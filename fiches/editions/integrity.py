"""The digests that an edition carries in its manifest, held at each reading: an edition never changes once written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

FILES = "files"  # key of the manifest: file → SHA-256
SEALED_SINCE = 2  # the schema from which editions carry digests
Document = Mapping[str, object]


def sealed(manifest: Document, name: str, files: Mapping[str, bytes]) -> dict[str, object]:
    """The manifest, of file name `name`, with the digest of every file and of its own content beside that entry."""
    found = {other: hashlib.sha256(content).hexdigest() for other, content in files.items()}
    return {**manifest, FILES: {**found, name: _own_digest({**manifest, FILES: found})}}


def unsealed(manifest: Document) -> dict[str, object]:
    """The manifest without its digests."""
    return {key: value for key, value in manifest.items() if key != FILES}


def is_sealed(manifest: Document) -> bool:
    """Whether an edition must carry digests: those of earlier schemas have none."""
    schema = manifest.get("schema")
    return isinstance(schema, int) and schema >= SEALED_SINCE


def holds_itself(manifest: Document, name: str) -> bool:
    """Whether a manifest is as it was written; True for an earlier schema, which says nothing of it."""
    if not is_sealed(manifest):
        return True
    found = manifest.get(FILES)
    if not isinstance(found, dict) or name not in found:
        return False
    others = {other: digest for other, digest in found.items() if other != name}
    return bool(found[name] == _own_digest({**manifest, FILES: others}))


def changed_files(manifest: Document, files: Mapping[str, bytes]) -> Iterator[str]:
    """The files that are not those that the manifest was written with; none for an earlier schema."""
    if not is_sealed(manifest):
        return
    found = manifest.get(FILES)
    for name, content in files.items():
        if not isinstance(found, dict) or found.get(name) != hashlib.sha256(content).hexdigest():
            yield name


def _own_digest(manifest: Document) -> str:
    """SHA-256 of the content, whatever the spaces and the line ends of the file."""
    text = json.dumps(manifest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
