"""Words of a drawing at the place of the value that they name: rows, legends, graduations; lines through their dots."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import numbers, plain
from fiches.site.proofs.geometry import drawings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import BASELINE, NEAR, Shape, lines, shapes, value_of

_KEYED = ".//data[@data-cle]"
_AT_LABEL, _LEGEND_TOP = 1.0, 16.0
_FIELD_STEP = re.compile(r"M[\d.]+,([\d.]+)H")


def label_findings(page: PageReading) -> Iterator[str]:
    """Each finding names the drawing, what is read and what its table says."""
    for drawing in drawings(page.document):
        figure = next(drawing.iterancestors("figure"))
        block = next(figure.iterancestors("section"), figure)
        found = shapes(drawing)
        name = f"dessin « {figure.get('id')} »"
        kind = str(drawing.get("class", ""))
        rows, columns = _heads(block)
        told = [*_rows(found, rows), *_legend(found, columns, set(rows.values()))]
        if "graphique-evolution" in kind:
            told += [*_graduations(found), *_vertices(drawing, found)]
        if "graphique-nuage" in kind:
            told += list(_field(page, drawing, found))
        yield from (f"{name} : {finding}" for finding in dict.fromkeys(told))


def _heads(block: etree._Element) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The head of the row, and those of the columns, of each key of the block's tables."""
    rows: dict[str, str] = {}
    columns: dict[str, set[str]] = defaultdict(set)
    for table in elements(block, ".//table"):
        heads = [plain(content(one)) for one in elements(table, ".//thead//th")]
        for row in elements(table, ".//tbody/tr"):
            label = "".join(content(one) for one in row.findall("th"))
            for place, cell in enumerate(row):
                for data in elements(cell, _KEYED):
                    rows.setdefault(str(data.get("data-cle")), plain(label))
                    if place < len(heads):
                        columns[str(data.get("data-cle"))].add(heads[place])
    return rows, columns


def _rows(found: Sequence[Shape], heads: Mapping[str, str]) -> Iterator[str]:
    """The label at the height of a value is the head of its row in the table."""
    labels = [(one.y, plain(one.words)) for one in found if one.kind == "text" and one.axis == "libelles"]
    known = set(heads.values())
    for value in found:
        wanted = heads.get(value.marks[0], "") if value.kind == "text" and value.marks and not value.axis else ""
        for height, said in labels if wanted else ():
            if abs(height - value.y) < _AT_LABEL and said != wanted and said in known:
                yield f"« {said} » devant {value.marks[0]} (attendu, comme dans le tableau : {wanted})."


def _legend(found: Sequence[Shape], columns: Mapping[str, set[str]], rows: set[str]) -> Iterator[str]:
    """The name beside a sample of colour is the head of the column of the values that have this colour."""
    of_colour: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for mark in one.marks[:1]:
            of_colour[one.colour] |= columns.get(mark, set())
    every = set().union(*columns.values()) if columns else set()
    samples = [
        one
        for one in found
        if one.kind == "box" and not one.marks and one.y < _LEGEND_TOP and one.width <= BASELINE * 3
    ]
    for sample in samples:
        for label in found:
            beside = label.kind == "text" and label.axis == "libelles" and abs(label.y - sample.y - 9) <= BASELINE
            if beside and 0 < label.x - sample.x - sample.width <= 2 * BASELINE:
                said, wanted = plain(label.words), of_colour[sample.colour]
                if wanted and said not in wanted | rows and (said in every or len(wanted) == 1):
                    yield f"légende « {said} » (attendu, comme dans le tableau : {' ou '.join(sorted(wanted))})."


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


def _field(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """In a field of dots, each stands in the band of its grade, and further right the larger its count."""
    levels = [sorted({float(y) for y in _FIELD_STEP.findall(str(one.get("d", "")))}, reverse=True) for one in drawing]
    bands = max(levels, key=len, default=[])
    if len(bands) < 2:
        return
    half = (bands[0] - bands[1]) / 2
    placed = []
    for dot in found:
        grade = next((_grade(page, mark) for mark in dot.marks if mark.endswith(".niveau")), None)
        if dot.kind == "dot" and grade and grade <= len(bands):
            if abs(dot.y - bands[grade - 1]) >= half:
                yield f"point à {dot.y:g} pour {dot.marks[-1]} = {grade} (attendu : {bands[grade - 1]:g})."
            if (value := value_of(page, dot)) is not None:
                placed.append((value, dot.x, dot.marks[0]))
    placed.sort()
    for (less, left, _), (more, right, mark) in pairwise(placed):
        if (more > less and right < left - NEAR) or (more == less and abs(right - left) > NEAR):
            yield f"point à {right:g} pour {mark} = {more:g} (attendu : à droite de {left:g}, {less:g})."


def _grade(page: PageReading, mark: str) -> int | None:
    cell = page.source.find(mark)
    return None if cell is None or cell.value is None else int(cell.value)
