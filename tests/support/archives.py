"""Small archives in the shape of the registry packages that the reference tables come from."""

from __future__ import annotations

import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path


def npm_archive(folder: Path, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """`etalab-….tgz`, one JSON file a table."""
    with tarfile.open(folder / "etalab-decoupage-administratif-6.0.0.tgz", "w:gz") as archive:
        for name, rows in tables.items():
            content = json.dumps(rows).encode()
            member = tarfile.TarInfo(f"package/data/{name}.json")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def wheel(folder: Path, name: str, files: Mapping[str, bytes]) -> None:
    """`<name>-….whl` with these files."""
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)


def multipolygon(ring: Sequence[tuple[float, float]]) -> str:
    """A little-endian WKB MultiPolygon of one ring, in hexadecimal."""
    head = struct.pack("<BII", 1, 6, 1) + struct.pack("<BII", 1, 3, 1)
    points = b"".join(struct.pack("<2d", *point) for point in ring)
    return (head + struct.pack("<I", len(ring)) + points).hex()
