"""The outline tables of this folder, made by `fiches.charts.maps.generate`: whole units, ready to be drawn."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fiches.territories import COUNTRY, DEPARTEMENT

FOLDER = Path(__file__).parent
GRID = 640  # units: the width of a map's drawing
INSET = ("75", "92", "93", "94")  # Paris and its neighbours, drawn once more, larger
CREDIT = "Contours\u00a0: Natural Earth"


@dataclass(frozen=True, slots=True)
class Outline:
    """A territory's path. A circle of `r` units around (`x`, `y`) lies in it: the room of a label."""

    code: str
    x: int
    y: int
    r: int
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The outlines of one map, by code, in a frame of `width` × `height`; `beside` is the path of what is around.

    `framed`: that path is the frame of the inset.
    """

    width: int
    height: int
    beside: str
    outlines: dict[str, Outline]
    framed: bool = False


@cache
def national(kind: str) -> Sheet:
    """The country by département or by région; `beside` is the frame of the inset."""
    sheet = _sheet("national.csv", "type", COUNTRY, kind)
    return replace(sheet, framed=True) if kind == DEPARTEMENT else replace(sheet, beside="")


@cache
def regional(region: str) -> Sheet | None:
    """A région by département, `beside` its neighbours; None for one of a single département."""
    return _sheet("regional.csv", "region", region, region) if region in _regions() else None


@cache
def locator(kind: str) -> Sheet:
    """The country as a small drawing: `beside` its régions, the outlines those of one level."""
    return _sheet("locator.csv", "type", COUNTRY, kind)


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["region"] for row in _rows("regional.csv"))


def _sheet(name: str, column: str, frame: str, wanted: str) -> Sheet:
    first = next(row for row in _rows(name) if row[column] == frame and row["code"] in ("", "FR"))
    outlines = [_outline(row) for row in _rows(name) if row[column] == wanted and row is not first]
    return Sheet(int(first["x"]), int(first["y"]), first["trace"], {one.code: one for one in outlines})


def _outline(row: dict[str, str]) -> Outline:
    return Outline(row["code"], int(row["x"]), int(row["y"]), int(row["r"]), row["trace"])


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
