"""From the grid to a drawing: frames, rings, shared borders that go, areas cut at an edge."""

from __future__ import annotations

import pytest

from fiches.charts.maps.frames import Box, Frame, cut, merged, rings_of
from fiches.charts.maps.svg_paths import Point, Ring, outline

SQUARE = [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]
BESIDE = [Point(10, 0), Point(20, 0), Point(20, 10), Point(10, 10)]


def area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs)) / 2


def test_a_path_is_read_as_it_was_written() -> None:
    assert rings_of(outline([SQUARE, [Point(-40, 3), Point(-7, 9), Point(-30, 50)]])) == [
        [Point(-40, 3), Point(-7, 9), Point(-30, 50)],
        SQUARE,
    ]


def test_a_frame_puts_the_box_in_the_middle_at_the_top() -> None:
    frame = Frame.of(Box(100, 200, 300, 300), wide=640, tall=600, margin=20)
    assert (frame.point(100, 200), frame.point(300, 300)) == (Point(20, 20), Point(620, 320))
    assert frame.height(Box(100, 200, 300, 300)) == 340
    view = frame.view(640, 340)
    assert (round(view.left), round(view.right)) == (93, 307)
    tall = Frame.of(Box(0, 0, 100, 1000), wide=640, tall=600, margin=0)
    assert tall.point(50, 0) == Point(320, 0)


def test_areas_side_by_side_are_one_without_their_border() -> None:
    (found,) = merged([SQUARE, BESIDE])
    assert area(found) == 200
    assert len(rings_of(outline([found]))[0]) == 4


def test_an_area_with_a_hole_keeps_it() -> None:
    hole = [Point(4, 4), Point(4, 6), Point(6, 6), Point(6, 4)]
    assert sorted(area(ring) for ring in merged([SQUARE, hole])) == [4, 100]
    assert merged([]) == []


@pytest.mark.parametrize(
    ("ring", "wanted"),
    [
        (SQUARE, 100),
        ([Point(-10, 0), Point(10, 0), Point(10, 10), Point(-10, 10)], 100),
        ([Point(-50, -50), Point(50, -50), Point(50, 50), Point(-50, 50)], 600),
        ([Point(40, 0), Point(50, 0), Point(50, 10)], 0),
    ],
    ids=["inside", "across an edge", "all around", "outside"],
)
def test_an_area_is_cut_at_the_edges(ring: Ring, wanted: float) -> None:
    found = cut(ring, wide=30, high=20)
    assert area(found) == wanted
    assert all(0 <= point.x <= 30 and 0 <= point.y <= 20 for point in found)
