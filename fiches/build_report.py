"""api/v1: the list of fiches, and what was built. No time, no date of the run."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from importlib.metadata import version

from fiches.editions import Manifest
from fiches.schemas import FRANCE, TerritoryKey
from fiches.territories import Territory

_LIBRARIES = ("altair", "jinja2", "pandas", "vl-convert-python", "weasyprint")


def territories_json(
    territories: Sequence[Territory],
    *,
    edition: str,
    pdfs: Collection[TerritoryKey],
) -> bytes:
    """`api/v1/territoires.json` (interface, section 4)."""
    rows = [_row(territory, edition=edition, pdf=territory.key in pdfs) for territory in territories]
    return json_bytes({"territoires": rows})


def _row(territory: Territory, *, edition: str, pdf: bool) -> dict[str, object]:
    folder = territory.folder
    return {
        "type": territory.key.type,
        "code": territory.key.code,
        "nom": territory.name,
        "niveau": territory.level,
        "url": folder,
        "pdf": f"{folder}fiche.pdf" if pdf else None,
        "csv": f"{folder}donnees.csv",
        "json": f"{folder}donnees.json",
        "parents": [{"type": p.type, "code": p.code} for p in _written(territory.parents)],
        "edition": edition,
    }


def _written(parents: Sequence[TerritoryKey]) -> list[TerritoryKey]:
    """Nearest first, the country last, under its one code."""
    return list(dict.fromkeys(FRANCE if parent.type == "NAT" else parent for parent in parents))


def build_json(manifest: Manifest, *, fiches: int, pdfs: int, charts: int, editions: Sequence[str]) -> bytes:
    """`api/v1/build.json`. `editions`: those whose data are published, oldest first."""
    return json_bytes(
        {
            "edition": manifest.edition,
            "editions": list(editions),
            "demo": manifest.demo,
            "periodes": dict(manifest.periods),
            "fiches": fiches,
            "pdf": pdfs,
            "graphiques": charts,
            "couverture": manifest.coverage,
            "versions": {"schema": manifest.schema, **{name: version(name) for name in _LIBRARIES}},
        }
    )


def json_bytes(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
