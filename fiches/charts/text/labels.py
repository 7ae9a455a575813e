"""Names beside the points of a field, none over a point or another name; those set farther off, with a leader."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.charts.text.measure import text_width, wrap
from fiches.charts.text.place import LINE

ROOMS = (112, 150, 80, 220)  # pixels: the widths to which a name is cut, in turn
FAR_ROOMS = (112, 160)
ASIDE = (20.0, -20.0, 40.0, -40.0)
RINGS = (26.0, 40.0, 54.0, 70.0, 90.0, 115.0, 150.0)  # pixels from a point to the middle of a name with a leader
WAYS = 24
EDGE = 5.5  # pixels from the middle of a point to where a leader begins
Place = tuple[float, float, str]
Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A place already taken, in pixels."""

    x: float
    y: float
    x2: float
    y2: float

    def meets(self, other: Box) -> bool:
        return self.x < other.x2 and other.x < self.x2 and self.y < other.y2 and other.y < self.y2

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


def placed(wanted: Sequence[tuple[float, float, str]], points: Sequence[Box], inside: Box) -> list[Label]:
    """The names that find room, in order, each near its point (x, y) or joined to it; the others are left out."""
    taken = list(points)
    labels: list[Label] = []
    for x, y, name in wanted:
        leaders = [label.leader for label in labels if label.leader]
        label = _near(x, y, name, taken, inside) or _far(x, y, name, taken, inside, leaders)
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


def _near(x: float, y: float, name: str, taken: Sequence[Box], inside: Box) -> Label | None:
    for lines in (wrap(name, room) for room in ROOMS):
        for place in _beside(x, y, lines):
            box = box_of(place, lines)
            if inside.holds(box) and not any(box.meets(other) for other in taken):
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
    """The nearest free place around, whose leader crosses nothing."""
    for ring in RINGS:
        for lines in (wrap(name, room) for room in FAR_ROOMS):
            for place in _around(x, y, ring, lines):
                box = box_of(place, lines)
                if not inside.holds(box) or any(box.meets(other) for other in taken):
                    continue
                leader = _leader(x, y, box)
                if not _covers(leader, taken) and not any(_cross(leader, other) for other in leaders):
                    return Label(*place, lines, x, y, leader)
    return None


def _around(x: float, y: float, ring: float, lines: Sequence[str]) -> Iterator[Place]:
    """Places all around a point, flattened as names are."""
    tall = LINE * (len(lines) - 1)
    wide = max(text_width(line) for line in lines) / 2
    for way in range(WAYS):
        angle = 2 * math.pi * way / WAYS
        yield x + math.cos(angle) * (ring + wide / 2), y + math.sin(angle) * ring + 3 - tall / 2, "middle"


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


def _covers(leader: Segment, taken: Sequence[Box]) -> bool:
    return any(box.x < x < box.x2 and box.y < y < box.y2 for x, y in _along(leader)[1:] for box in taken)


def _cross(one: Segment, other: Segment) -> bool:
    """Whether two segments have a point in common, their ends aside."""
    return _parted(one, other) and _parted(other, one)


def _parted(line: Segment, other: Segment) -> bool:
    """Whether the ends of `other` lie on both sides of the line."""
    x, y, x2, y2 = line
    first, second = ((x2 - x) * (b - y) - (y2 - y) * (a - x) for a, b in (other[:2], other[2:]))
    return first * second < 0
