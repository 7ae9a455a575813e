"""Words of a drawing at the place of the value that they name: rows, graduations; lines through their dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import numbers, plain
from fiches.site.proofs.geometry import drawings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import NEAR, Shape, lines, shapes

_KEYED = ".//data[@data-cle]"
_AT_LABEL = 1.0


def label_findings(page: PageReading) -> Iterator[str]:
    """Each finding names the drawing, what is read and what its table says."""
    for drawing in drawings(page.document):
        figure = next(drawing.iterancestors("figure"))
        block = next(figure.iterancestors("section"), figure)
        found = shapes(drawing)
        name = f"dessin « {figure.get('id')} »"
        kind = str(drawing.get("class", ""))
        told = list(_rows(found, _heads(block)))
        if "graphique-evolution" in kind:
            told += [*_graduations(found), *_vertices(drawing, found)]
        yield from (f"{name} : {finding}" for finding in dict.fromkeys(told))


def _heads(block: etree._Element) -> dict[str, str]:
    """The head of the row of each key of the block's tables."""
    rows: dict[str, str] = {}
    for row in elements(block, ".//table/tbody/tr"):
        label = plain("".join(content(one) for one in row.findall("th")))
        for data in elements(row, _KEYED):
            rows.setdefault(str(data.get("data-cle")), label)
    return rows


def _rows(found: Sequence[Shape], heads: Mapping[str, str]) -> Iterator[str]:
    """The label at the height of a value is the head of its row in the table."""
    labels = [(one.y, plain(one.words)) for one in found if one.kind == "text" and one.axis == "libelles"]
    known = set(heads.values())
    for value in found:
        wanted = heads.get(value.marks[0], "") if value.kind == "text" and value.marks and not value.axis else ""
        for height, said in labels if wanted else ():
            if abs(height - value.y) < _AT_LABEL and said != wanted and said in known:
                yield f"« {said} » devant {value.marks[0]} (attendu, comme dans le tableau : {wanted})."


def _graduations(found: Sequence[Shape]) -> Iterator[str]:
    """The graduations of an axis are evenly spaced: each stands where the others put it."""
    ticks = sorted((one.y, float(said[0].value)) for one in found if one.axis == "y" and (said := numbers(one.words)))
    steps = [round(after[1] - before[1], 6) for before, after in pairwise(ticks)]
    usual = max(set(steps), key=steps.count, default=0)
    for (_, before), (_, after) in pairwise(ticks):
        if abs(after - before - usual) > abs(usual) / 100:
            yield f"graduation {after:g} après {before:g} (attendu : un pas de {abs(usual):g})."


def _vertices(drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """A line turns at the dots of its values only."""
    dots = [(one.x, one.y) for one in found if one.kind == "dot"]
    upright = {round(x) for points in lines(drawing) for x, _ in points if len(points) < 3}
    for points in lines(drawing):
        if len({x for x, _ in points}) < 3 or len({y for _, y in points}) < 2:
            continue
        for x, y in points:
            if round(x) not in upright and not any(abs(x - dx) <= NEAR and abs(y - dy) <= NEAR for dx, dy in dots):
                near = min(dots, key=lambda dot: abs(dot[0] - x), default=(x, y))
                yield f"la ligne passe en ({x:g}, {y:g}) (attendu : le point de sa valeur, {near[0]:g}, {near[1]:g})."
