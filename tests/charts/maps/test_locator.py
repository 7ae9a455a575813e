"""Where a place lies in the country: its outline on the régions', ringed when it is small."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from fiches.charts.maps.locator import RING, SMALLEST, draw_locator
from fiches.charts.maps.outlines import locator, national
from fiches.charts.tokens import on_paper


@pytest.mark.parametrize("kind", ["DEP", "REG"])
def test_a_locator_shows_the_place_in_two_kilobytes(kind: str) -> None:
    for code in national(kind).outlines:
        svg = draw_locator(locator(kind), code, title="Situation de l’Ain en France", description="L’Ain.")
        root = fromstring(svg)
        assert [child.tag for child in root][:4] == ["title", "desc", "path", "path"]
        assert len(svg.encode()) <= 2_500
        assert "var(" not in on_paper(svg)


@pytest.mark.parametrize(("code", "ringed"), [("75", True), ("971", True), ("976", True), ("35", False), ("90", True)])
def test_a_small_place_is_ringed(code: str, ringed: bool) -> None:
    svg = draw_locator(locator("DEP"), code, title="Situation", description="Là.")
    assert ("<circle" in svg) == ringed


@pytest.mark.parametrize("kind", ["DEP", "REG"])
def test_rings_stay_in_the_frame(kind: str) -> None:
    sheet = locator(kind)
    for found in (one for one in sheet.outlines.values() if one.r < SMALLEST):
        assert RING <= found.x <= sheet.width - RING, found.code
        assert RING <= found.y <= sheet.height - RING, found.code


def test_what_has_no_outline_has_no_locator() -> None:
    assert draw_locator(locator("DEP"), "978", title="Situation", description="Là.") == ""
