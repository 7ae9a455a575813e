"""A strip: a tick a value, at most one a pixel; a ring and a long tick that carry their marks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fiches.charts.strip import EDGE, RING, WIDE, draw_strip

VALUES = st.lists(st.floats(-100, 900, allow_nan=False), min_size=1, max_size=1300)


def drawn(values: list[float], own: float, parent: float | None = None) -> etree._Element:
    beside = None if parent is None else (parent, "evolution(c;d)")
    return etree.fromstring(draw_strip(values, (own, "evolution(a;b)"), beside))


@given(VALUES, st.floats(-100, 900), st.floats(-100, 900))
def test_everything_stays_within_and_no_more_than_a_tick_a_pixel(
    values: list[float], own: float, parent: float
) -> None:
    svg = drawn(values, own, parent)
    ticks = [int(x) for x in re.findall(r"M(\d+),", svg[0].get("d"))]
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= WIDE
    assert all(EDGE <= x <= WIDE - EDGE for x in ticks)
    assert RING <= float(svg.find("circle").get("cx")) <= WIDE - RING


def test_the_least_is_at_the_left_and_each_point_has_its_mark() -> None:
    svg = drawn([-4, 0, 6], 6, 1)
    assert svg[0].get("d") == f"M{EDGE},6v8M98,6v8M{WIDE - EDGE},6v8"
    assert (svg.find("circle").get("cx"), svg.find("circle").get("data-formule")) == ("232", "evolution(a;b)")
    assert (svg[1].get("d"), svg[1].get("data-formule")) == ("M120,2v16", "evolution(c;d)")


def test_it_says_nothing_by_itself() -> None:
    """The words beside it do; a screen reader would read a hundred ticks."""
    svg = drawn([1, 1], 1)
    assert (svg.get("aria-hidden"), "".join(svg.itertext()), len(svg)) == ("true", "", 2)
