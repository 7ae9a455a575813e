"""Rings of whole points → the `d` of an SVG path, as few bytes as may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

SMALLEST = 6  # twice the area, in square units, under which a ring is an islet that nobody would see


class Point(NamedTuple):
    x: int
    y: int


Ring = Sequence[Point]


def outline(rings: Iterable[Ring]) -> str:
    """`M12 30l4 5-3 2z…`: each ring from an absolute point by relative steps; the largest is always kept."""
    by_area = sorted((_without_repeats(ring) for ring in rings), key=_doubled_area, reverse=True)
    visible = [
        ring for place, ring in enumerate(by_area) if len(ring) > 2 and (not place or _doubled_area(ring) > SMALLEST)
    ]
    return "".join(_ring(ring) for ring in visible)


def _without_repeats(ring: Ring) -> list[Point]:
    """Points that rounding brought together, and the closing one, are dropped; so is the middle of a straight line."""
    points = [point for place, point in enumerate(ring) if not place or point != ring[place - 1]]
    points = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    return [p for i, p in enumerate(points) if not _aligned(points[i - 1], p, points[(i + 1) % len(points)])]


def _aligned(a: Point, b: Point, c: Point) -> bool:
    return (b.x - a.x) * (c.y - b.y) == (b.y - a.y) * (c.x - b.x)


def _doubled_area(ring: Ring) -> int:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs))


def _ring(ring: Ring) -> str:
    steps = [(b.x - a.x, b.y - a.y) for a, b in pairwise(ring)]
    return f"M{ring[0].x} {ring[0].y}l{''.join(_step(*step, first=not i) for i, step in enumerate(steps))}z"


def _step(x: int, y: int, *, first: bool) -> str:
    """A minus sign separates as well as a space does."""
    before = "" if first or x < 0 else " "
    return f"{before}{x}{'' if y < 0 else ' '}{y}"
