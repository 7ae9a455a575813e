"""The colours of maps: figures legible on every class, classes told apart by lightness."""

from __future__ import annotations

import pytest

from fiches.charts.maps.palette import CLASSES, FILLS, ink_on
from fiches.charts.tokens import PALETTES, colour
from tests.support.colours import contrast


@pytest.mark.parametrize("palette", PALETTES)
def test_figures_are_legible_on_every_class(palette: str) -> None:
    """4.5:1, and classes of one direction differ in lightness."""
    scheme = PALETTES[palette]
    for kind in (k for k in FILLS if k not in ("absent", "indecis")):
        ink = scheme["sur-grade-fonce" if "fonce" in ink_on(kind) else "sur-grade-clair"]
        assert contrast(ink, scheme[kind]) >= 4.5, kind
    for way in ("hausse", "baisse"):
        assert contrast(scheme[f"{way}-1"], scheme[f"{way}-2"]) >= 1.35, way
        assert contrast(scheme[f"{way}-2"], scheme[f"{way}-3"]) >= 1.35, way


def test_every_class_is_filled_with_its_own_colour() -> None:
    assert all(FILLS[kind] == colour(kind) for kind in CLASSES)
    assert FILLS["indecis"] == FILLS["absent"]  # nothing may be said of either
    assert len(set(FILLS.values())) == len(FILLS) - 1
