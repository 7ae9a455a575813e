"""api/v1: the list of fiches, and what was built. No time, no date of the run."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version

from fiches.editions.store import Manifest
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.construction import UNKNOWN, Construction
from fiches.territories import COUNTRY, Territory

_LIBRARIES = ("altair", "jinja2", "pandas", "vl-convert-python", "weasyprint")


def territories_json(
    territories: Sequence[Territory],
    *,
    edition: str,
    pdfs: Collection[TerritoryKey],
    degraded: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """`api/v1/territoires.json` (interface, section 4). `degraded`: the territories whose figures are of a former edition."""
    own = {key: one["edition"] for key, one in (degraded or {}).items()}
    rows = [_row(t, edition=own.get(str(t.key), edition), pdf=t.key in pdfs) for t in territories]
    return json_bytes({"territoires": rows})


def _row(territory: Territory, *, edition: str, pdf: bool) -> dict[str, object]:
    folder = territory.folder
    return {
        "type": territory.key.type,
        "code": territory.key.code,
        "nom": territory.name,
        "niveau": territory.level.folder,
        "url": folder,
        "pdf": f"{folder}fiche.pdf" if pdf else None,
        "csv": f"{folder}donnees.csv",
        "json": f"{folder}donnees.json",
        "parents": [{"type": p.type, "code": p.code} for p in _written(territory.parents)],
        "edition": edition,
    }


def _written(parents: Sequence[TerritoryKey]) -> list[TerritoryKey]:
    """Nearest first, the country last, under its one code."""
    return list(dict.fromkeys(FRANCE if parent.type == COUNTRY else parent for parent in parents))


def build_json(
    manifest: Manifest,
    *,
    fiches: int,
    pdfs: int,
    charts: int,
    editions: Sequence[str],
    construction: Construction = UNKNOWN,
) -> bytes:
    """`api/v1/build.json`. `editions`: those whose data are published, oldest first.

    `reprises`, where there are some: the territories that keep a former edition's figures, which one and why.
    """
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
            **({"reprises": _taken_over(manifest)} if manifest.degraded else {}),
            "construction": construction.as_json(),
            "versions": {"schema": manifest.schema, **{name: version(name) for name in _LIBRARIES}},
        }
    )


def _taken_over(manifest: Manifest) -> dict[str, dict[str, str]]:
    return {key: {"edition": one["edition"], "raison": one["reason"]} for key, one in manifest.degraded.items()}


def json_bytes(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
