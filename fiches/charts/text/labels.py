"""Names beside the points of a field, none over a point or another name; those set farther off, with a leader."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.place import LINE

ROOMS = (112, 150, 80, 220)  # pixels: the widths to which a name is cut, in turn
FAR_ROOMS = (112, 160, 84)
ASIDE = (20.0, -20.0, 40.0, -40.0)
RINGS = (
    26.0,
    40.0,
    54.0,
    70.0,
    90.0,
    115.0,
    150.0,
    190.0,
    240.0,
    300.0,
)  # pixels from a point to the middle of a name with a leader
FARTHEST = 120.0  # beyond, only where nothing nearer is free
WAYS = 36
_ANGLES = [2 * math.pi * way / WAYS for way in range(WAYS)]
_COS = np.array([math.cos(angle) for angle in _ANGLES])
_SIN = np.array([math.sin(angle) for angle in _ANGLES])
EDGE = 5.5  # pixels from the middle of a point to where a leader begins
CLEAR = 4.0  # pixels: a name without a leader is so much nearer to its own point than to any other, which it would seem to name
DIRECTIONS = ((-1, 0), (0, 1), (0, -1), (1, 0), (-1, -1), (-1, 1), (1, 1), (1, -1))
Place = tuple[float, float, str]
Segment = tuple[float, float, float, float]
Edges = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]
Wanted = tuple[float, float, str]
"""A name and its point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place already taken, in pixels."""

    x: float
    y: float
    x2: float
    y2: float

    def meets(self, other: Box) -> bool:
        return self.x < other.x2 and other.x < self.x2 and self.y < other.y2 and other.y < self.y2

    def far_from(self, x: float, y: float) -> float:
        """From its edge to a point; 0 within."""
        return math.hypot(max(self.x - x, 0.0, x - self.x2), max(self.y - y, 0.0, y - self.y2))

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x + self.x2) / 2, (self.y + self.y2) / 2

    def holds(self, other: Box) -> bool:
        return self.x <= other.x and other.x2 <= self.x2 and self.y <= other.y and other.y2 <= self.y2


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place: its first baseline, its point, and the leader that joins them where they are apart."""

    x: float
    y: float
    anchor: str
    lines: Sequence[str]
    to_x: float
    to_y: float
    leader: Segment | None = None


def placed(wanted: Sequence[Wanted], points: Sequence[Box], inside: Box) -> list[Label]:
    """The names, each near its point (x, y) and no other, or joined to it by a leader; one that fits nowhere is left out.

    The first is placed first. The others follow in the order whose leaders cross least: that given, or
    from one side to the other.
    """
    first, rest = list(wanted[:1]), wanted[1:]
    orders = (rest, *(_towards(rest, *way) for way in DIRECTIONS))
    best: tuple[tuple[int, int], list[Label]] | None = None
    for order in orders:
        labels = _in_order([*first, *order], points, inside)
        faults = len(wanted) - len(labels), crossings(labels)
        if best is None or faults < best[0]:
            best = faults, labels
        if not any(faults):
            break
    return best[1] if best else []


def _towards(wanted: Sequence[Wanted], across: int, down: int) -> Sequence[Wanted]:
    """From one side to the other, in a direction."""
    return sorted(wanted, key=lambda one: across * one[0] + down * one[1])


def crossings(labels: Sequence[Label]) -> int:
    """How many times leaders cross."""
    leaders = [label.leader for label in labels if label.leader]
    return sum(_cross(one, other) for one, other in combinations(leaders, 2))


def _in_order(wanted: Sequence[Wanted], points: Sequence[Box], inside: Box) -> list[Label]:
    taken = list(points)
    labels: list[Label] = []
    for x, y, name in wanted:
        leaders = [label.leader for label in labels if label.leader]
        others = [box for box in points if not box.meets(Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5))]
        label = _near(x, y, name, (taken, others), inside) or _far(x, y, name, taken, inside, leaders)
        if label:
            labels.append(label)
            taken.append(box_of((label.x, label.y, label.anchor), label.lines))
            taken += [Box(px - 1, py - 1, px + 1, py + 1) for px, py in _along(label.leader)]
    return labels


def box_of(place: Place, names: Sequence[str]) -> Box:
    """What the lines of a name cover from this baseline."""
    x, y, anchor = place
    wide = max(text_width(name) for name in names)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left - 1, y - 10, left + wide + 1, y + 4 + LINE * (len(names) - 1))


def _near(x: float, y: float, name: str, around: tuple[Sequence[Box], Sequence[Box]], inside: Box) -> Label | None:
    """A place beside the point that covers nothing of what is taken, and is nearest to this point."""
    taken, others = around
    for lines in (wrap(name, room) for room in ROOMS):
        for place in _beside(x, y, lines):
            box = box_of(place, lines)
            free = inside.holds(box) and not any(box.meets(one) for one in taken)
            if free and all(box.far_from(*one.middle) >= box.far_from(x, y) + CLEAR for one in others):
                return Label(*place, lines, x, y)
    return None


def _beside(x: float, y: float, lines: Sequence[str]) -> list[Place]:
    """Places for a name's first line, beside its point, above, under: each an x, a baseline, an anchor."""
    tall = LINE * (len(lines) - 1)
    return [
        (x + 8, y + 4 - tall / 2, "start"),
        (x - 8, y + 4 - tall / 2, "end"),
        (x, y - 9 - tall, "middle"),
        (x, y + 17, "middle"),
        *((x + shift, level, "middle") for shift in ASIDE for level in (y - 9 - tall, y + 17)),
    ]


def _far(x: float, y: float, name: str, taken: Sequence[Box], inside: Box, leaders: Sequence[Segment]) -> Label | None:
    """The nearest free place around whose leader crosses nothing, or the least where there is none."""
    least: tuple[int, Label] | None = None
    edges = _edges(taken)
    for ring in RINGS:
        if least and ring > FARTHEST:
            break
        for lines in (wrap(name, room) for room in FAR_ROOMS):
            for place, box in _free((x, y), ring, lines, edges, inside):
                leader = _leader(x, y, box)
                crossed = 4 * sum(_cross(leader, other) for other in leaders)
                crossed += _covers(leader, taken) if least is None or crossed < least[0] else 0
                if least is None or crossed < least[0]:
                    least = crossed, Label(*place, lines, x, y, leader)
                if not crossed:
                    return least[1]
    return least[1] if least else None


def _free(
    point: tuple[float, float], ring: float, lines: Sequence[str], taken: Edges, inside: Box
) -> Iterator[tuple[Place, Box]]:
    """The places of a ring where the lines are inside and cover nothing of what is taken, each with what they cover."""
    places, (x, y, x2, y2) = _around(point, ring, lines)
    within = (inside.x <= x) & (x2 <= inside.x2) & (inside.y <= y) & (y2 <= inside.y2)
    left, top, right, bottom = x[:, None], y[:, None], x2[:, None], y2[:, None]
    meets: npt.NDArray[np.bool_] = (left < taken[2]) & (taken[0] < right) & (top < taken[3]) & (taken[1] < bottom)
    for free in np.flatnonzero(within & ~np.any(meets, axis=1)):
        yield places[free], Box(float(x[free]), float(y[free]), float(x2[free]), float(y2[free]))


def _edges(boxes: Sequence[Box]) -> Edges:
    """Their left, upper, right and lower edges, each an array: hundreds are compared at once."""
    found = np.array([(box.x, box.y, box.x2, box.y2) for box in boxes], dtype=np.float64).reshape(-1, 4)
    return found[:, 0], found[:, 1], found[:, 2], found[:, 3]


def _around(point: tuple[float, float], ring: float, lines: Sequence[str]) -> tuple[list[Place], Edges]:
    """Places all around a point, flattened as names are, and what the lines cover from each."""
    tall = LINE * (len(lines) - 1)
    wide = max(text_width(line) for line in lines) / 2
    x = point[0] + _COS * (ring + wide / 2)
    y = point[1] + _SIN * ring + 3 - tall / 2
    own = box_of((0.0, 0.0, "middle"), lines)
    edges = x + own.x, y + own.y, x + own.x2, y + own.y2
    return [(across, down, "middle") for across, down in zip(x.tolist(), y.tolist(), strict=True)], edges


def _leader(x: float, y: float, box: Box) -> Segment:
    """From the edge of a point to the nearest place of a name's box."""
    end_x, end_y = min(max(x, box.x), box.x2), min(max(y, box.y + 1), box.y2 - 1)
    away = math.hypot(end_x - x, end_y - y) or 1.0
    return x + (end_x - x) * EDGE / away, y + (end_y - y) * EDGE / away, end_x, end_y


def _along(leader: Segment | None) -> list[tuple[float, float]]:
    """Places along a leader, close enough for nothing to slip between."""
    if leader is None:
        return []
    x, y, x2, y2 = leader
    steps = max(int(math.hypot(x2 - x, y2 - y) / 4), 1)
    return [(x + (x2 - x) * step / steps, y + (y2 - y) * step / steps) for step in range(steps)]


def _covers(leader: Segment, taken: Sequence[Box]) -> int:
    """How many places along a leader are taken."""
    x, y, x2, y2 = leader
    around = Box(min(x, x2), min(y, y2), max(x, x2) + 0.01, max(y, y2) + 0.01)
    near = [box for box in taken if box.meets(around)]
    return sum(box.x < x < box.x2 and box.y < y < box.y2 for x, y in _along(leader)[1:] for box in near)


def _cross(one: Segment, other: Segment) -> bool:
    """Whether two segments have a point in common, their ends aside."""
    return _parted(one, other) and _parted(other, one)


def _parted(line: Segment, other: Segment) -> bool:
    """Whether the ends of `other` lie on both sides of the line."""
    x, y, x2, y2 = line
    first, second = ((x2 - x) * (b - y) - (y2 - y) * (a - x) for a, b in (other[:2], other[2:]))
    return first * second < 0
