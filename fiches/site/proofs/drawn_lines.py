"""The lines of a drawing as numbers: each with its colour, its corners, and the series that its mark says it goes through.

A line bears one mark, the value at its last corner: `data-cle`, or `relatif(start;last)` where it is drawn as gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from fiches.site.checks.reading import local
from fiches.site.proofs.page import PageReading, marks_of
from fiches.site.proofs.reference import quarter_of
from fiches.site.proofs.words import Worth

RELATIVE, HOME = "relatif", "accent"
_MARK = re.compile(rf"{RELATIVE}\(([^;()]+);([^;()]+)\)")
_CORNER = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_RUN = re.compile(r"M[^M]*")
_STROKE = re.compile(r"var\(--([a-z0-9-]+)")
YEAR = 4  # quarters

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """`start`: the key that its gaps are from, empty for a line of values; `last`: the quarter of its last corner."""

    mark: str
    key: str
    start: str
    last: int
    colour: str
    runs: tuple[tuple[Point, ...], ...]

    @property
    def territory(self) -> str:
        """Empty for that of the page."""
        return self.key.partition("/")[0] if "/" in self.key else ""

    @property
    def corners(self) -> list[Point]:
        return [corner for run in self.runs for corner in run]

    @property
    def end(self) -> Point:
        return self.runs[-1][-1]

    def at(self, quarter: int) -> str:
        """The key of its series at a quarter."""
        head, _, rest = self.key.rpartition(".")
        before, _, period = head.rpartition(".")
        year, part = divmod(quarter, YEAR)
        return f"{before}.{year}T{part + 1}.{rest}" if "T" in period else f"{before}.{year}.{rest}"

    def value(self, page: PageReading, quarter: int) -> float | None:
        """What it should show at a quarter, computed from the cells; None without one."""
        value, start = _cell(page, self.at(quarter)), _cell(page, self.start) if self.start else None
        if not self.start or value is None:
            return value
        return 100 * (value - start) / start if start else None


def _cell(page: PageReading, key: str) -> float | None:
    found = page.worth(key)
    return float(found.result.value) if isinstance(found, Worth) else None


def lines(drawing: etree._Element) -> list[Line]:
    """In the order of the drawing; those whose mark is not of a line are left to `unmarked`."""
    return [line for path in _strokes(drawing) if (line := _line(path)) is not None]


def unmarked(drawing: etree._Element) -> Iterator[str]:
    """Strokes that rise or fall without a mark of a line."""
    for path in _strokes(drawing):
        if _line(path) is None:
            yield f"la ligne {str(path.get('d'))[:40]} n’a pas de marque (attendu : la valeur où elle finit)."


def _strokes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Paths that rise or fall: rules and gridlines are level or upright, discs and areas are closed."""
    for path in drawing.iter("*"):
        outline = str(path.get("d", "")) if local(path) == "path" else ""
        marked = path.get("data-cle") is not None or path.get("data-formule") is not None
        if outline and not outline.endswith("Z") and (marked or any(map(_slopes, _RUN.findall(outline)))):
            yield path


def _slopes(run: str) -> bool:
    corners = _CORNER.findall(run)
    return len(corners) > 2 or any(x != x2 and y != y2 for (x, y), (x2, y2) in pairwise(corners))


def _line(path: etree._Element) -> Line | None:
    marks = [mark for sequence in marks_of(path) for mark in sequence]
    if len(marks) != 1:
        return None
    found = _MARK.fullmatch(marks[0])
    start, key = found.groups() if found else ("", marks[0])
    last = quarter_of(key.split(".")[-2]) if key.count(".") > 1 and "(" not in key else None
    if last is None:
        return None
    outlines = _RUN.findall(str(path.get("d")))
    runs = tuple(tuple((float(x), float(y)) for x, y in _CORNER.findall(one)) for one in outlines)
    return Line(marks[0], key, start, last, _colour(path), runs)


def _colour(path: etree._Element) -> str:
    """The name of its stroke, its own or that of the group around it."""
    around = (one for one in (path, *path.iterancestors()) if one.get("stroke"))
    stroke = next((str(one.get("stroke")) for one in around), "")
    found = _STROKE.match(stroke)
    return found[1] if found else stroke
