"""Curves and sparklines: points where their axis and their series put the values that they mark, lines through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from fiches.site.proofs.french import numbers
from fiches.site.proofs.line_names import name_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import BASELINE, NEAR, Shape, lines, value_of
from fiches.site.proofs.words import Worth


def curve_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Points where the graduations put their values, evenly spaced in time; the line turns at no other place."""
    dots = [(one, value) for one in found if one.kind == "dot" and (value := value_of(page, one)) is not None]
    ticks = [
        (one.y - BASELINE, float(said[0].value)) for one in found if one.axis == "y" and (said := numbers(one.words))
    ]
    if len(ticks) > 1:
        (low, first), (high, last) = min(ticks, key=lambda t: t[1]), max(ticks, key=lambda t: t[1])
        for dot, value in dots:
            wanted = low + (high - low) * (value - first) / (last - first)
            if abs(dot.y - wanted) > NEAR + 0.5:
                yield f"point à {dot.y:g} pour {dot.marks[0]} = {value:g} (attendu : {wanted:.1f} d’après l’axe)."
    yield from _series(page, found)
    yield from _graduations(found)
    yield from _vertices(drawing, found)
    yield from name_findings(drawing, found)


def _series(page: PageReading, found: Sequence[Shape]) -> Iterator[str]:
    """Within a series, heights and places follow values and periods on a straight scale; the points are on the line."""
    series: dict[str, list[tuple[float, float, float, float, str]]] = defaultdict(list)
    for dot in found:
        value = value_of(page, dot) if dot.kind == "dot" else None
        if value is not None and (moment := _moment(dot.marks[0])) is not None:
            name = dot.marks[0].replace(dot.marks[0].split(".")[-2], "", 1)
            series[name].append((value, dot.y, moment, dot.x, dot.marks[0]))
    for points in series.values():
        yield from straight([(value, y, mark) for value, y, _, _, mark in points], "haut de")
        yield from straight([(moment, x, mark) for _, _, moment, x, mark in points], "à")


def _moment(mark: str) -> float | None:
    year, _, quarter = mark.split(".")[-2].partition("T")
    return (
        int(year) + (int(quarter) - 1) / 4
        if year.isdigit() and quarter.isdigit()
        else float(year)
        if year.isdigit()
        else None
    )


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
    for points in lines(drawing):
        if len({x for x, _ in points}) < 3 or len({y for _, y in points}) < 2:
            continue
        for x, y in points:
            if not any(abs(x - dx) <= NEAR and abs(y - dy) <= NEAR for dx, dy in dots):
                near = min(dots, key=lambda dot: abs(dot[0] - x), default=(x, y))
                yield f"la ligne passe en ({x:g}, {y:g}) (attendu : le point de sa valeur, {near[0]:g}, {near[1]:g})."


def straight(points: Sequence[tuple[float, float, str]], said: str, near: float = NEAR) -> Iterator[str]:
    """Points off the line through the two that are farthest apart."""
    low, high = min(points), max(points)
    if low[0] == high[0]:
        return
    for value, place, mark in points:
        wanted = low[1] + (high[1] - low[1]) * (value - low[0]) / (high[0] - low[0])
        if abs(place - wanted) > near:
            yield f"point {said} {place:g} pour {mark} (attendu : {wanted:.1f} d’après sa série)."


def sparkline_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """The line stays in its frame, has a point for each value of its periods, and ends at its dot."""
    frame = [float(said) for said in str(drawing.get("viewBox") or drawing.get("viewbox") or "0 0 0 0").split()]
    strokes = lines(drawing)
    dots = [one for one in found if one.kind == "dot" and one.marks]
    for x, y in [point for points in strokes for point in points] + [(dot.x, dot.y) for dot in dots]:
        if not (frame[0] <= x <= frame[0] + frame[2] and frame[1] <= y <= frame[1] + frame[3]):
            yield f"point ({x:g}, {y:g}) hors du cadre."
            return
    if not strokes or not dots:
        return
    points, dot = max(strokes, key=len), dots[-1]
    if abs(points[-1][0] - dot.x) > NEAR or abs(points[-1][1] - dot.y) > NEAR:
        yield f"la ligne ne finit pas au point de {dot.marks[0]}."
    values = _history(page, dot.marks[0], len(points))
    if len(values) == len(points):
        yield from straight([(v, y, dot.marks[0]) for v, (_, y) in zip(values, points, strict=True)], "haut de")


def _history(page: PageReading, mark: str, count: int) -> list[float]:
    """The last values of a series, up to that of a mark, the oldest first."""
    series = page.source.series(mark)
    worths = [page.worth(name) for name in series[: series.index(mark) + 1]] if mark in series else []
    return [float(one.result.value) for one in worths if isinstance(one, Worth)][-count:]
