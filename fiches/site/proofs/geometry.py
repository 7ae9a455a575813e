"""Lengths, places and colours of a drawing against the values that it marks: one scale a drawing, no other meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from fiches.site.proofs.curves import curve_findings, sparkline_findings
from fiches.site.proofs.fields import field_findings
from fiches.site.proofs.line_names import name_findings
from fiches.site.proofs.maps import map_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import Shape, shapes
from fiches.site.proofs.words import Worth

_GRADE = re.compile(r"grade-([1-5])")


def geometry_findings(page: PageReading, drawing: etree._Element) -> Iterator[str]:
    """What a drawing shows otherwise than its marks say; nothing for a kind that has no scale."""
    kind = next((name.removeprefix("graphique-") for name in _classes(drawing) if name.startswith("graphique-")), "")
    inside = next((one for one in drawing if str(one.get("transform", "")).startswith("translate")), drawing)
    found = shapes(inside)  # a file draws its title outside
    yield from _grades(page, found)
    if kind in _KINDS:
        yield from _KINDS[kind](page, drawing, found)


def _classes(element: etree._Element) -> list[str]:
    return str(element.get("class", "")).split()


def _grades(page: PageReading, found: Sequence[Shape]) -> Iterator[str]:
    """A colour of grade is that of the level marked."""
    for shape in found:
        if match := _GRADE.fullmatch(shape.colour):
            levels = [one for one in map(page.worth, shape.marks) if isinstance(one, Worth) and one.measure == "niveau"]
            if levels and int(levels[-1].result.value) != int(match[1]):
                yield f"couleur du niveau {match[1]} pour {levels[-1].mark} = {int(levels[-1].result.value)}."


def _line_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Of a drawing of lines: where their points are, then the names at their ends."""
    yield from curve_findings(page, drawing, found)
    yield from name_findings(page, drawing, found)


_Kind = Callable[[PageReading, etree._Element, Sequence[Shape]], Iterator[str]]
_KINDS: dict[str, _Kind] = {
    "evolution": _line_findings,
    "sparkline": sparkline_findings,
    "nuage": field_findings,
    "carte": map_findings,
}


def drawings(document: etree._Element) -> list[etree._Element]:
    """The drawings of a page that have a figure around them."""
    drawn = (one for one in document.iter("svg") if "graphique" in str(one.get("class", "")))
    return [one for one in drawn if next(one.iterancestors("figure"), None) is not None]


def all_geometry(page: PageReading) -> Iterator[str]:
    """The drawings of a page, then its files."""
    for drawing in drawings(page.document):
        figure = next(drawing.iterancestors("figure"), None)
        name = str(figure.get("id", "")) if figure is not None else ""
        yield from (f"dessin « {name} » : {finding}" for finding in geometry_findings(page, drawing))
    for name, alone in page.alone.items():
        if "graphique-carte" not in _classes(alone):  # its key stands in the page alone
            yield from (f"graphiques/{name}.svg : {finding}" for finding in geometry_findings(page, alone))
