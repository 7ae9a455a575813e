"""From the grid of zones to a drawing: the frame, the rings of a path, what lies around merged and cut at the edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fiches.charts.maps.svg_paths import Point, Ring

_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Box:
    """In units of the grid, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        found = list(boxes)
        return cls(
            min(one.left for one in found),
            min(one.top for one in found),
            max(one.right for one in found),
            max(one.bottom for one in found),
        )

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """Units of the grid → those of a drawing."""

    left: float
    top: float
    scale: float
    x: float
    y: float

    @classmethod
    def of(cls, box: Box, wide: float, tall: float, margin: float) -> Frame:
        """The box in the middle of the width, at the top."""
        scale = min((wide - 2 * margin) / (box.right - box.left), (tall - 2 * margin) / (box.bottom - box.top))
        return cls(box.left, box.top, scale, (wide - (box.right - box.left) * scale) / 2, margin)

    def point(self, x: float, y: float) -> Point:
        return Point(round((x - self.left) * self.scale + self.x), round((y - self.top) * self.scale + self.y))

    def height(self, box: Box) -> int:
        return round((box.bottom - box.top) * self.scale + 2 * self.y)

    def rings(self, path: str) -> list[Ring]:
        """Those of a path of the grid."""
        return [[self.point(x, y) for x, y in ring] for ring in rings_of(path)]

    def view(self, wide: int, high: int) -> Box:
        """What of the grid a drawing of this size shows."""
        left, top = self.left - self.x / self.scale, self.top - self.y / self.scale
        return Box(left, top, left + wide / self.scale, top + high / self.scale)


def rings_of(path: str) -> list[list[Point]]:
    """The rings of a path that `svg_paths.outline` wrote."""
    found = []
    for x, y, steps in _RING.findall(path):
        ring = [Point(int(x), int(y))]
        numbers = [int(one) for one in _NUMBER.findall(steps)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append(Point(ring[-1].x + across, ring[-1].y + down))
        found.append(ring)
    return found


def merged(rings: Iterable[Sequence[Point]]) -> list[Ring]:
    """The same areas without the borders that two of them share, each then run along both ways."""
    edges = {edge: None for ring in rings for edge in pairwise([*ring[-1:], *ring]) if edge[0] != edge[1]}
    after: dict[Point, list[Point]] = {}
    for start, end in edges:
        if (end, start) not in edges:
            after.setdefault(start, []).append(end)
    found: list[Ring] = []
    while after:
        start = next(iter(after))
        ring = [start]
        while ring[-1] in after:
            step = after[ring[-1]].pop()
            if not after[ring[-1]]:
                del after[ring[-1]]
            ring.append(step)
        found.append(ring)
    return found


def cut(ring: Ring, wide: int, high: int) -> Ring:
    """A ring as far as the frame goes, closed along its edges: one edge after another (Sutherland and Hodgman)."""
    found = list(ring)
    for axis, limit, side in ((0, 0, 1), (0, wide, -1), (1, 0, 1), (1, high, -1)):
        inside = [(one, (one[axis] - limit) * side >= 0) for one in found]
        found = []
        for (before, was_in), (point, is_in) in pairwise([*inside[-1:], *inside]):
            if was_in != is_in:
                found.append(_crossing(before, point, axis, limit))
            if is_in:
                found.append(point)
    return found


def _crossing(before: Point, after: Point, axis: int, limit: int) -> Point:
    share = (limit - before[axis]) / (after[axis] - before[axis])
    x, y = (round(a + (b - a) * share) for a, b in zip(before, after, strict=True))
    return Point(limit, y) if axis == 0 else Point(x, limit)
