"""JSON-LD of a page that offers data: whose, of which edition and days, in which files, simulated or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fiches.periods import is_period
from fiches.site.checks.reading import texts
from fiches.site.proofs.page import PageReading

_DISTRIBUTION = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SIMULATED = "Données simulées : aucun chiffre n’est de France Travail."


class Expected(NamedTuple):
    """What the page says of itself. `offered`: the addresses of the fiche's data files; None for a page that is no fiche."""

    title: str
    description: str
    address: str
    place: str
    edition: str
    demo: bool
    offered: Mapping[str, str] | None


def dataset_findings(script: str, page: Expected) -> Iterator[str]:
    """Each finding quotes what is read and what was expected."""
    try:
        said = dict(json.loads(script))
        files = {str(one["contentUrl"]): str(one["encodingFormat"]) for one in said["distribution"]}
        creator, place = str(said["creator"]["name"]), str(said["spatialCoverage"]["name"])
        variables = [str(one["propertyID"]) for one in said["variableMeasured"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        yield f"JSON-LD illisible ({error!r})."
        return
    yield from _texts(said, page)
    if "France Travail" not in creator:
        yield f"JSON-LD, creator « {creator} » (attendu : France Travail)."
    if page.place and line(place) != page.place:
        yield f"JSON-LD, spatialCoverage « {place} » (attendu : {page.place})."
    if not variables or not said.get("license") or "/" not in str(said.get("temporalCoverage", "/")):
        yield "JSON-LD : variables, licence ou période absentes."
    wanted = {address: _DISTRIBUTION[form] for form, address in (page.offered or {}).items()}
    if page.offered is not None and files != wanted:
        yield f"JSON-LD, distribution « {', '.join(sorted(files))} » (attendu : {', '.join(sorted(wanted))})."
    if others := [one for one in files if not one.startswith(page.address)]:
        yield f"JSON-LD, contentUrl « {others[0]} » (attendu : {page.address}…)."


def _texts(said: Mapping[str, Any], page: Expected) -> Iterator[str]:
    words = f"{page.description} {SIMULATED}" if page.demo else page.description
    expected = {"name": page.title, "description": words, "url": page.address, "version": page.edition}
    for kind, wanted in expected.items():
        if (read := line(str(said.get(kind, "")))) != line(wanted):
            yield f"JSON-LD, {kind} « {read} » (attendu, comme sur la page : {wanted})."


def line(text: str) -> str:
    """On one line, with plain spaces."""
    return " ".join(text.split())


def days_findings(page: PageReading) -> Iterator[str]:
    """The days that JSON-LD says are those of the fiche's own rows."""
    own = {row[8] for row in page.rows if f"{row[1]}-{row[2]}" == page.home}
    codes = [code for code in own if is_period(code)]
    wanted = f"{min(map(_first_day, codes))}/{max(map(_last_day, codes))}" if codes else ""
    for script in texts(page.document, "//script[@type='application/ld+json']/text()"):
        said = re.search(r'"temporalCoverage":\s*"([^"]*)"', str(script))
        if (read := said[1] if said else "") != wanted:
            yield f"JSON-LD, temporalCoverage « {read} » (attendu : {wanted})."


def _first_day(code: str) -> str:
    """`2026T2` → `2026-04-01`."""
    return f"{code[:4]}-{int(code[5:] or 1) * 3 - 2:02d}-01"


def _last_day(code: str) -> str:
    """`2026T2` → `2026-06-30`: the quarters end on the 31st, the 30th, the 30th and the 31st."""
    quarter = int(code[5:] or 4)
    return f"{code[:4]}-{quarter * 3:02d}-{30 if quarter in (2, 3) else 31}"
