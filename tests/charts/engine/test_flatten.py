"""The engine’s SVG read as a flat list of shapes."""

from __future__ import annotations

from fiches.charts.engine.flatten import flatten, short


def test_short_numbers() -> None:
    assert [short(value) for value in (1.0, 1.04, -0.01, 12.36)] == ["1", "1", "0", "12.4"]


def test_flattened_shapes_are_moved() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(10,5)"><g transform="translate(1,2)">'
        '<path d="M0,0h5v2h-5Z" fill="red"/><path aria-label="d1" transform="translate(3,4)" fill="red" '
        'd="M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0"/><path d="M0,0A5,5,0,0,1,3,4L1,1" stroke="red"/></g></g></svg>'
    )
    box, disc, arc = flatten(svg)
    assert box.geometry == (("d", "M11,7h5v2h-5Z"),)
    assert disc.geometry == (("cx", "14"), ("cy", "11"), ("r", "2"))
    assert disc.datum == "d1"
    assert arc.geometry == (("d", "M11,7A5,5,0,0,1,14,11L12,8"),)
