"""What a release needs beside the demo: its number checked, its notes, its archive, its bill of materials.

    python3 .ci/release.py check v0.2.0         the tag is the version of pyproject.toml and has its section in CHANGELOG.md
    python3 .ci/release.py notes v0.2.0         that section
    python3 .ci/release.py pack FOLDER FILE     FOLDER as a ZIP file, the same bytes for the same files
    python3 .ci/release.py sbom < CYCLONEDX     without the date and the serial number, which change at each run

Standard library alone: run by the system's Python, before anything is installed.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP file can hold
USAGE = 2


def check(tag: str) -> str:
    """The tag itself. Ends in words where it is no version, another one, or one that CHANGELOG.md does not tell."""
    if not re.fullmatch(r"v\d+\.\d+\.\d+", tag):
        raise SystemExit(f"{tag}: a release is tagged as v0.2.0.")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if tag != f"v{version}":
        raise SystemExit(f"{tag}: pyproject.toml says {version}. Correct one or the other, see docs/maintain.md.")
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    (own,) = [package["version"] for package in locked if package["source"].get("virtual") == "."]
    if own != version:
        raise SystemExit(f"{tag}: uv.lock says {own}. Run uv lock, and commit it.")
    notes(tag)
    return tag


def notes(tag: str) -> str:
    """The section of CHANGELOG.md that bears the version, without its heading."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^## {re.escape(tag.removeprefix('v'))} — .+?\n(.+?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    if not found or not found[1].strip():
        raise SystemExit(f"{tag}: CHANGELOG.md has no section of this version, or an empty one.")
    return found[1].strip()


def pack(folder: str, target: str) -> str:
    """Files in the order of their names, undated, under the folder's own name."""
    root = Path(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(root.rglob("*"), key=lambda one: one.as_posix()):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{root.name}/{path.relative_to(root).as_posix()}", OLDEST)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes())
    return target


def sbom() -> str:
    """What uv exports of its lock, the same from one run to the next."""
    bill = json.load(sys.stdin)
    bill.pop("serialNumber", None)
    bill.get("metadata", {}).pop("timestamp", None)
    return json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True)


COMMANDS: dict[str, tuple[Callable[..., str], int]] = {
    "check": (check, 1),
    "notes": (notes, 1),
    "pack": (pack, 2),
    "sbom": (sbom, 0),
}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS or len(arguments) != COMMANDS[name][1]:
        sys.stderr.write(__doc__ or "")
        raise SystemExit(USAGE)
    sys.stdout.write(f"{COMMANDS[name][0](*arguments)}\n")
