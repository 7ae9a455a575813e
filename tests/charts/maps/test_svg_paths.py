"""Rings of points written as short paths."""

from __future__ import annotations

import pytest

from fiches.charts.maps.svg_paths import Point, outline


@pytest.mark.parametrize(
    ("rings", "path"),
    [
        ([[Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 0)]], "M0 0l9 0 0 9z"),
        ([[Point(5, 5), Point(3, 9), Point(1, 2)]], "M5 5l-2 4-2-7z"),
        ([[Point(0, 0), Point(4, 0), Point(9, 0), Point(9, 9)]], "M0 0l9 0 0 9z"),
        ([[Point(0, 0), Point(0, 0), Point(9, 0), Point(9, 9)]], "M0 0l9 0 0 9z"),
        ([[Point(0, 0), Point(1, 0), Point(1, 1)], [Point(0, 0), Point(9, 0), Point(9, 9)]], "M0 0l9 0 0 9z"),
        ([[Point(0, 0), Point(1, 0), Point(1, 1)]], "M0 0l1 0 0 1z"),
    ],
    ids=["closed", "minus separates", "straight line", "repeated", "islet left out", "the only ring is kept"],
)
def test_rings_are_written_short(rings: list[list[Point]], path: str) -> None:
    assert outline(rings) == path
