"""Names beside the points of a field: none over another, all within, leaders that meet nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from fiches.charts.text.labels import Box, Label, box_of, crossings, placed
from tests.support.charts.builders import JOBS, SECTORS

INSIDE = Box(0, 0, 320, 240)
NAMES = (JOBS + SECTORS)[:10]
CROWDS = {
    "apart": [(30.0 + 60 * (i % 5), 40.0 + 120 * (i // 5)) for i in range(10)],
    "row": [(20.0 + 12 * i, 120.0) for i in range(10)],
    "heap": [(150.0 + 10 * (i % 3), 100.0 + 10 * (i // 3)) for i in range(10)],
    "corner": [(310.0 - 10 * i, 235.0) for i in range(10)],
}


def points(crowd: str) -> list[Box]:
    return [Box(x - 4.5, y - 4.5, x + 4.5, y + 4.5) for x, y in CROWDS[crowd]]


def labels(crowd: str) -> list[Label]:
    wanted = [(x, y, name) for (x, y), name in zip(CROWDS[crowd], NAMES, strict=True)]
    return placed(wanted, points(crowd), INSIDE)


def box(label: Label) -> Box:
    return box_of((label.x, label.y, label.anchor), label.lines)


@pytest.mark.parametrize("crowd", CROWDS)
def test_names_cover_neither_points_nor_one_another(crowd: str) -> None:
    found = [box(label) for label in labels(crowd)]
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    assert not any(one.meets(point) for one in found for point in points(crowd))
    assert all(INSIDE.holds(one) for one in found)


@pytest.mark.parametrize("crowd", CROWDS)
def test_every_name_finds_room(crowd: str) -> None:
    assert len(labels(crowd)) == len(NAMES)


@pytest.mark.parametrize("crowd", CROWDS)
def test_a_name_without_a_leader_is_nearest_to_its_own_point(crowd: str) -> None:
    for label in labels(crowd):
        if not label.leader:
            far = {point: box(label).far_from(*point) for point in CROWDS[crowd]}
            own = far.pop((label.to_x, label.to_y))
            assert own + 4 <= min(far.values())


def test_a_name_is_told_apart_from_the_point_beside() -> None:
    """Two points side by side: a name set over both would seem to be of either."""
    points = [Box(96, 96, 104, 104), Box(116, 96, 124, 104)]
    for label in placed([(100, 100, "Aide-soignant"), (120, 100, "Chef de rang")], points, INSIDE):
        here, there = ((100, 100), (120, 100)) if label.to_x == 100 else ((120, 100), (100, 100))
        assert label.leader or box(label).far_from(*here) + 4 <= box(label).far_from(*there)


@pytest.mark.parametrize("crowd", ["row", "heap"])
def test_a_leader_starts_at_its_point_and_ends_at_its_name(crowd: str) -> None:
    found = [label for label in labels(crowd) if label.leader]
    assert found
    for label in found:
        x, y, x2, y2 = label.leader or (0, 0, 0, 0)
        assert (x - label.to_x) ** 2 + (y - label.to_y) ** 2 == pytest.approx(5.5**2)
        assert box(label).x <= x2 <= box(label).x2
        assert box(label).y <= y2 <= box(label).y2


@pytest.mark.parametrize(("crowd", "most"), [("apart", 0), ("row", 3), ("heap", 0), ("corner", 4)])
def test_leaders_cross_only_where_ten_points_are_one_beside_another(crowd: str, most: int) -> None:
    """By solving where two lines meet, another way than the code's own."""
    crossed = 0
    leaders = [label.leader for label in labels(crowd) if label.leader]
    for (ax, ay, bx, by), (cx, cy, dx, dy) in combinations(leaders, 2):
        across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
        if across == 0:
            continue
        one = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across
        other = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across
        crossed += 0 < one < 1 and 0 < other < 1
    assert crossed == crossings(labels(crowd)) <= most


def test_a_single_point_has_its_name_beside_it() -> None:
    assert placed([(100, 100, "Nom")], [Box(95, 95, 105, 105)], INSIDE) == [Label(108, 104, "start", ["Nom"], 100, 100)]


def test_a_name_that_finds_no_room_is_left_out() -> None:
    assert placed([(10, 10, "Nom")], [Box(5, 5, 15, 15)], Box(0, 0, 20, 20)) == []
