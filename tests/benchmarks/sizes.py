"""What the fiches of a site weigh, by level and format, beside what `fiches/content/site_size.py` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from fiches.content.site_size import PAGE, WEIGHTS, site_size

Weights = Mapping[str, Mapping[str, Sequence[int]]]
"""By level, by format: the bytes of each fiche; under `FOLDER` those of all its files, under `DRAWINGS` how many it has."""
FOLDER, DRAWINGS = "dossier", "dessins"
_TOLD_OTHERWISE = 10  # in %: beyond it, a constant is said to be out of date


def measured(site: Path) -> Iterator[str]:
    """A line a level and format, median, largest, constant; then the whole site against its estimate."""
    weights = weights_of(site)
    for level, sizes in weights.items():
        yield f"{level} : {len(sizes[PAGE])} fiches"
        for name, own in sizes.items():
            constant = WEIGHTS[level].get(name)
            said = f", constante {constant:,}{' (périmée)' if is_stale(constant, own) else ''}" if constant else ""
            yield f"  {name:8} médiane {median(own):11,.0f}, maximum {max(own):11,}{said}"
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    fiches = {level: len(sizes[PAGE]) for level, sizes in weights.items()}
    estimated = site_size(fiches, {level: formats_of(sizes) for level, sizes in weights.items()})
    all_fiches = sum(sum(sizes[FOLDER]) for sizes in weights.values())
    yield f"site : {total:,} octets, estimés à {estimated:,} ; {total / sum(fiches.values()):,.0f} par fiche"
    yield f"ce qui n’est d’aucune fiche : {total - all_fiches:,} octets"


def weights_of(site: Path) -> Weights:
    """Those of a site, by its list of fiches."""
    found: dict[str, dict[str, list[int]]] = {}
    for entry in json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]:
        level = found.setdefault(entry["type"], {})
        for name, size in _sizes(site, entry).items():
            level.setdefault(name, []).append(size)
    return found


def formats_of(sizes: Mapping[str, object]) -> set[str]:
    return set(sizes) - {PAGE, FOLDER, DRAWINGS}


def is_stale(constant: int, own: Sequence[int]) -> bool:
    """Whether a constant is no longer the median."""
    return abs(constant - median(own)) * 100 > _TOLD_OTHERWISE * median(own)


def _sizes(site: Path, entry: dict[str, str | None]) -> dict[str, int]:
    """The bytes of a fiche's page, of its files by format, of its folder."""
    folder = site / str(entry["url"])
    files = {form: path for form in ("csv", "json", "xlsx", "pdf") if (path := entry[form])}
    drawings = [path.stat().st_size for path in (folder / "graphiques").glob("*.svg")]
    return {
        PAGE: (folder / "index.html").stat().st_size,
        **{form: (site / path).stat().st_size for form, path in files.items()},
        **({"svg": sum(drawings), DRAWINGS: len(drawings)} if drawings else {}),
        FOLDER: sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    }
