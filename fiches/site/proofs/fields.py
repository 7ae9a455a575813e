"""Fields of dots: each stands where the axes put its count and its grade."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.proofs.french import numbers
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import BASELINE, NEAR, Shape, straight
from fiches.site.proofs.words import Worth

_AXIS = NEAR + 0.5  # graduations stand half a unit beside their place


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot, the key and the value of its count, those of its grade."""

    shape: Shape
    key: str
    count: float
    grade_key: str
    grade: float


def field_findings(page: PageReading, _drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Dots stand across by the logarithm of their counts, upwards in the band of their grades; each has both."""
    dots: list[Dot] = []
    for shape in (one for one in found if one.kind == "dot"):
        worths = [worth for mark in shape.marks if isinstance(worth := page.worth(mark), Worth)]
        counts, grades = ([one for one in worths if (one.measure == "niveau") is graded] for graded in (False, True))
        if len(counts) != 1 or len(grades) != 1 or counts[0].result.value <= 0:
            said = " ".join(shape.marks) or "aucune clé"
            yield f"point en ({shape.x:g}, {shape.y:g}) : {said} (attendu : un nombre et un niveau)."
            continue
        (count,), (grade,) = counts, grades
        dots.append(Dot(shape, count.mark, float(count.result.value), grade.mark, float(grade.result.value)))
    yield from _across(dots, _ticks(found, "x"))
    yield from _upwards(dots, _ticks(found, "y"))


def _ticks(found: Sequence[Shape], axis: str) -> list[tuple[float, float]]:
    """The numbers written along an axis, each with its place, the least first."""
    said = ((numbers(one.words), one) for one in found if one.kind == "text" and one.axis == axis)
    return sorted((float(n[0].value), one.x if axis == "x" else one.y - BASELINE) for n, one in said if n)


def _across(dots: Sequence[Dot], ticks: Sequence[tuple[float, float]]) -> Iterator[str]:
    """All on one scale; where the graduations put each count, when there are two: counts that are near have one."""
    if dots:
        yield from straight([(math.log(dot.count), dot.shape.x, dot.key) for dot in dots], "à")
    places = [(math.log(value), x, f"la graduation {value:g}") for value, x in ticks if value > 0]
    if len(places) < 2:
        return
    yield from straight(places, "à", _AXIS)
    (low, left, _), (high, right, _) = places[0], places[-1]
    for dot in dots:
        wanted = left + (right - left) * (math.log(dot.count) - low) / (high - low)
        if abs(dot.shape.x - wanted) > _AXIS:
            yield f"point à {dot.shape.x:g} pour {dot.key} = {dot.count:g} (attendu : {wanted:.1f} d’après l’axe)."


def _upwards(dots: Sequence[Dot], ticks: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Nearer to the graduation of its grade than half the way to another; the graduations are evenly spaced."""
    if len(ticks) < 2:
        yield f"axe des niveaux : {len(ticks)} graduation (attendu : deux au moins)."
        return
    yield from straight([(grade, y, f"la graduation {grade:g}") for grade, y in ticks], "haut de")
    half = abs(ticks[1][1] - ticks[0][1]) / (ticks[1][0] - ticks[0][0]) / 2 if ticks[1][0] > ticks[0][0] else 0.0
    places = dict(ticks)
    for dot in dots:
        wanted = places.get(dot.grade)
        if wanted is None or abs(dot.shape.y - wanted) >= half:
            expected = "aucune graduation" if wanted is None else f"{wanted:g} à {half:g} près"
            yield f"point haut de {dot.shape.y:g} pour {dot.grade_key} = {dot.grade:g} (attendu : {expected})."
