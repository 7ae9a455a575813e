"""What a drawing is made of, as numbers: points, texts, each with its marks and its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from fiches.site.checks.reading import content, local
from fiches.site.proofs.page import PageReading, marks_of
from fiches.site.proofs.words import Worth

NEAR = 0.75  # how far a shape may be from its value, in the drawing's own unit: coordinates have one decimal
BASELINE = 4.0  # from the middle of a line of text to its baseline
_CORNERS = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_NOWHERE = float("nan")
_COLOUR = re.compile(r"var\(--([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn thing: `kind` is `dot`, `text` or `area`; `colour` the name of its fill."""

    kind: str
    x: float
    y: float
    marks: tuple[str, ...]
    colour: str
    words: str = ""
    axis: str = ""
    place: str = ""  # the name of its outline, as `a35`


@lru_cache(maxsize=128)
def shapes(drawing: etree._Element) -> tuple[Shape, ...]:
    """In the order of the drawing; kept from a proof of a page to the next."""
    return tuple(_shapes(drawing, "", (), ""))


def _shapes(element: etree._Element, colour: str, marks: tuple[str, ...], axis: str) -> Iterator[Shape]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        own = _COLOUR.match(str(child.get("fill", "")))
        fill = own[1] if own else "" if child.get("fill") else colour
        held = tuple(mark for sequence in marks_of(child) for mark in sequence) or marks
        along = str(child.get("data-axe", axis))
        tag = local(child)
        if tag == "g":
            yield from _shapes(child, fill, held, along)
        elif tag == "text":
            yield Shape("text", _at(child, "x"), _at(child, "y"), held, fill, content(child), along)
        elif tag == "circle":
            yield Shape("dot", _at(child, "cx"), _at(child, "cy"), held, fill, axis=along)
        elif tag == "path":
            yield replace(
                _path(str(child.get("d", "")), held, fill), place=str(child.get("id", "")), words=content(child)
            )
        elif tag == "use":
            yield Shape(
                "area",
                _NOWHERE,
                _NOWHERE,
                held,
                fill,
                place=str(child.get("href", "")).lstrip("#"),
                words=content(child),
            )


def _at(element: etree._Element, name: str) -> float:
    try:
        return float(str(element.get(name, _NOWHERE)))
    except ValueError:
        return _NOWHERE


def _path(line: str, marks: tuple[str, ...], colour: str) -> Shape:
    corners = [(float(x), float(y)) for x, y in _CORNERS.findall(line)]
    if len(corners) > 2 and line.startswith("M") and line.endswith("Z") and "," in line:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Shape("dot", (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, marks, colour)
    return Shape("area", _NOWHERE, _NOWHERE, marks, colour)


def value_of(page: PageReading, shape: Shape) -> float | None:
    """What a shape's first mark is worth; None for one that has none, or that leads nowhere."""
    found = page.worth(shape.marks[0]) if shape.marks else None
    return float(found.result.value) if isinstance(found, Worth) else None


def straight(points: Sequence[tuple[float, float, str]], said: str, near: float = NEAR) -> Iterator[str]:
    """Points off the line through the two that are farthest apart."""
    if not points:
        return
    low, high = min(points), max(points)
    if low[0] == high[0]:
        return
    for value, place, mark in points:
        wanted = low[1] + (high[1] - low[1]) * (value - low[0]) / (high[0] - low[0])
        if abs(place - wanted) > near:
            yield f"point {said} {place:g} pour {mark} (attendu : {wanted:.1f} d’après sa série)."
