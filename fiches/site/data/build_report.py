"""api/v1: the list of fiches, and what was built. No time, no date of the run."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version
from typing import NamedTuple

from fiches.content.addresses import host_of
from fiches.content.formats import Format
from fiches.editions.store import Manifest
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.checks.outside import UNUSUAL
from fiches.site.comparing.groups import Group
from fiches.site.construction import UNKNOWN, Construction
from fiches.site.unusual_words import UnusualWord
from fiches.territories import COUNTRY, Territory

FILES: dict[Format, str] = {"pdf": "fiche.pdf", "csv": "donnees.csv", "json": "donnees.json", "xlsx": "donnees.xlsx"}
"""The file of each format that the list of fiches announces."""
GROUPS = "groupes"
_LIBRARIES = ("altair", "jinja2", "pandas", "vl-convert-python", "weasyprint", "xlsxwriter")


def territories_json(
    territories: Sequence[Territory],
    *,
    edition: str,
    files: Mapping[TerritoryKey, Collection[str]],
    degraded: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """`api/v1/territoires.json` (interface, section 4). `files`: those that each folder holds.

    `degraded`: the territories whose figures are of a former edition.
    """
    own = {key: one["edition"] for key, one in (degraded or {}).items()}
    rows = [_row(t, edition=own.get(str(t.key), edition), files=files[t.key]) for t in territories]
    return json_bytes({"territoires": rows})


def _row(territory: Territory, *, edition: str, files: Collection[str]) -> dict[str, object]:
    folder = territory.folder
    return {
        "type": territory.key.type,
        "code": territory.key.code,
        "nom": territory.name,
        "niveau": territory.level.folder,
        "url": folder,
        **{form: f"{folder}{name}" if name in files else None for form, name in FILES.items()},
        "parents": [{"type": p.type, "code": p.code} for p in _written(territory.parents)],
        "edition": edition,
    }


def _written(parents: Sequence[TerritoryKey]) -> list[TerritoryKey]:
    """Nearest first, the country last, under its one code."""
    return list(dict.fromkeys(FRANCE if parent.type == COUNTRY else parent for parent in parents))


class Counts(NamedTuple):
    """How many fiches, PDFs and charts the site holds."""

    fiches: int
    pdfs: int
    charts: int


def build_json(
    manifest: Manifest,
    counts: Counts,
    *,
    editions: Sequence[str],
    construction: Construction = UNKNOWN,
    unusual: Sequence[UnusualWord] = (),
    own: Mapping[str, object] | None = None,
) -> bytes:
    """`api/v1/build.json`. `editions`: those whose data are published, oldest first.

    `source`: the host asked. Where there are some: `mots_inhabituels`, the words from outside that are written unusually;
    `ecartees`, the rows that could not be believed; `reprises`, the territories that keep a former edition's figures,
    which one and why. `own`: what few folders have, which shard of the site they are, the groups of the publisher's.
    """
    return json_bytes(
        {
            "edition": manifest.edition,
            "editions": list(editions),
            "source": host_of(manifest.source),
            "demo": manifest.demo,
            "periodes": dict(manifest.periods),
            **(own or {}),
            "fiches": counts.fiches,
            "pdf": counts.pdfs,
            "graphiques": counts.charts,
            "couverture": manifest.coverage,
            **({UNUSUAL: [word._asdict() for word in unusual]} if unusual else {}),
            **({"reprises": _taken_over(manifest)} if manifest.degraded else {}),
            "construction": construction.as_json(),
            **({"ecartees": list(manifest.ecartees)} if manifest.ecartees else {}),
            "versions": {"schema": manifest.schema, **{name: version(name) for name in _LIBRARIES}},
        }
    )


def groups_entry(groups: Sequence[Group]) -> dict[str, object]:
    """What the publisher puts side by side, and on which page; no entry without groups."""
    entries = [
        {"nom": one.title, "url": one.path.removesuffix("index.html"), "territoires": [*map(str, one.members)]}
        for one in groups
    ]
    return {GROUPS: entries} if entries else {}


def _taken_over(manifest: Manifest) -> dict[str, dict[str, str]]:
    return {key: {"edition": one["edition"], "raison": one["reason"]} for key, one in manifest.degraded.items()}


def json_bytes(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
