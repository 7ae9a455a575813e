"""What the fiches of a site weigh, by level and format, beside what `fiches/content/site_size.py` says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from fiches.content.site_size import PAGE, WEIGHTS, site_size


def measured(site: Path) -> Iterator[str]:
    """A line a level, then the whole site against its estimate."""
    weights: dict[str, dict[str, list[int]]] = {}
    for entry in json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]:
        found = weights.setdefault(entry["type"], {})
        for name, size in _sizes(site, entry).items():
            found.setdefault(name, []).append(size)
    for level, sizes in weights.items():
        said = (f"{name} {median(own):,.0f} ({WEIGHTS[level][name]:,})" for name, own in sizes.items())
        yield f"{level} : {', '.join(said)}"
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    fiches = {level: len(sizes[PAGE]) for level, sizes in weights.items()}
    estimated = site_size(fiches, {level: set(sizes) - {PAGE} for level, sizes in weights.items()})
    yield f"site : {total:,} octets, estimés à {estimated:,}"


def _sizes(site: Path, entry: dict[str, str | None]) -> dict[str, int]:
    """The bytes of a fiche's page, and of its files by format."""
    files = {form: path for form in ("csv", "json", "xlsx", "pdf") if (path := entry[form])}
    sizes = {form: (site / path).stat().st_size for form, path in files.items()}
    drawings = [path.stat().st_size for path in (site / str(entry["url"]) / "graphiques").glob("*.svg")]
    return {
        PAGE: (site / str(entry["url"]) / "index.html").stat().st_size,
        **sizes,
        **({"svg": sum(drawings)} if drawings else {}),
    }
